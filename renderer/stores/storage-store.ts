import { createStore } from 'zustand/vanilla';
import type { StorageKind } from '../../core/contract/run-payloads.ts';

/** What runs of this window save to and load from. It is kept nowhere: a project that is opened begins with the embedded store. */
export interface StorageState {
  kind: StorageKind;
  /** Connectors that the person agreed to, as they stood then. */
  agreed: ReadonlySet<string>;
}

export type StorageStore = ReturnType<typeof createStorageStore>;

export function createStorageStore() {
  return createStore<StorageState>()(() => ({ kind: 'embedded', agreed: new Set() }));
}
