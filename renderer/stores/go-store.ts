import { createStore } from 'zustand/vanilla';
import type { GoCode, GoPlace } from '../../core/contract/host/go-code.ts';
import type { ReceivedError } from '../../core/errors/coded-error.ts';

export interface GoState {
  /** What the Go code beside the project registers; null until it was read, and where there is none that uses KisFlow. */
  code: GoCode | null;
  /** Why it could not be read last; what was known stays. */
  failure: ReceivedError | null;
  /** A place in it that is to be shown: whoever shows it sets it to null. */
  asked: GoPlace | null;
}

export type GoStore = ReturnType<typeof createGoStore>;

export function createGoStore() {
  return createStore<GoState>()(() => ({ code: null, failure: null, asked: null }));
}
