import type { HostContract } from '../../core/contract/host-contract.ts';
import type { Caller } from '../../core/contract/peer.ts';

/** The user interface's only way out: the host's contract, over whichever transport there is. */
export type Backend = Caller<HostContract>;
