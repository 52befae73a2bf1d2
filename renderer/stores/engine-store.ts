import type { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { engineStateSchema } from '../../core/contract/host/engine.ts';

type EngineState = z.output<typeof engineStateSchema>;
export interface Engines {
  engines: readonly EngineState[];
}
export type EngineStore = ReturnType<typeof createEngineStore>;

/** The engine processes of this window, as the host tells of them. */
export function createEngineStore() {
  return createStore<Engines>()(() => ({ engines: [] }));
}

const byWeight = ['running', 'starting', 'crashed', 'ready'] as const;

/** What they are in one word: that one works counts more than that another has crashed. */
export function stateOfAll({ engines }: Engines): EngineState['state'] {
  return byWeight.find((state) => engines.some((engine) => engine.state === state)) ?? 'stopped';
}
