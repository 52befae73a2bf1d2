import type { CheckedParamsOf, MethodName } from '../../core/contract/contract.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';

/** The parameters of one method of the host's contract, as handlers get them: checked, defaults filled in. */
export type HostParams<M extends MethodName<HostContract>> = CheckedParamsOf<HostContract, M>;
