import type { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { engineStateSchema } from '../../core/contract/host/engine.ts';

export type EngineState = z.output<typeof engineStateSchema>;
export type EngineStore = ReturnType<typeof createEngineStore>;

/** The state of this window's engine process, as the host tells it. */
export function createEngineStore() {
  return createStore<EngineState>()(() => ({ state: 'stopped', pid: null, error: null }));
}
