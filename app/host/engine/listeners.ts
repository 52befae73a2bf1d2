import type { EventPayload } from '../../../core/contract/contract.ts';
import type { EngineContract } from '../../../core/contract/engine-contract.ts';
import type { EngineState } from '../run-engine.ts';

/** What a supervisor tells of its engine and its runs. */
export interface SupervisorEvents {
  'run.progress': EventPayload<EngineContract, 'run.progress'>;
  'run.logs': EventPayload<EngineContract, 'run.logs'>;
  'run.output': EventPayload<EngineContract, 'run.output'>;
  'run.paused': EventPayload<EngineContract, 'run.paused'>;
  'run.finished': EventPayload<EngineContract, 'run.finished'>;
  'engine.stateChanged': EngineState;
}
export type SupervisorEvent = keyof SupervisorEvents;
/** A promise makes the engine wait until it settles: only whoever writes rows away needs that. */
type Listener<E extends SupervisorEvent> = (payload: SupervisorEvents[E]) => unknown;

/** Who listens to which event. */
export interface Listeners {
  /** What the listeners gave back. */
  emit<E extends SupervisorEvent>(event: E, payload: SupervisorEvents[E]): unknown[];
  /** Gives the function that stops listening. */
  on<E extends SupervisorEvent>(event: E, listener: Listener<E>): () => void;
}

export function createListeners(): Listeners {
  const all: { [E in SupervisorEvent]: Set<Listener<E>> } = {
    'run.progress': new Set(),
    'run.logs': new Set(),
    'run.output': new Set(),
    'run.paused': new Set(),
    'run.finished': new Set(),
    'engine.stateChanged': new Set(),
  };
  return {
    emit: (event, payload) => [...all[event]].map((listener) => listener(payload)),
    on(event, listener) {
      all[event].add(listener);
      return () => void all[event].delete(listener);
    },
  };
}
