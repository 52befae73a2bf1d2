import type { ContractDefinition, ContractInParts } from './contract.ts';

/** What a side of a contract knows of it so far. */
export interface KnownContract {
  now(): ContractDefinition;
  /** Loads the rest; null when all is known. */
  readonly more: (() => Promise<void>) | null;
}

/** A contract that is there, or one of which the rest is loaded when it is first asked for; a load that failed is tried again. */
export function knownContract<C extends ContractDefinition>(contract: C | ContractInParts<C>): KnownContract {
  if (!isInParts(contract)) return { now: () => contract, more: null };
  const { first, whole } = contract;
  let known: ContractDefinition = first;
  return {
    now: () => known,
    get more() {
      if (known !== first) return null;
      return async () => {
        known = await whole();
      };
    },
  };
}

function isInParts<C extends ContractDefinition>(
  contract: C | ContractInParts<C>,
): contract is ContractInParts<C> {
  return 'whole' in contract;
}
