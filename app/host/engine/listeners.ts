import type { EventPayload } from '../../../core/contract/contract.ts';
import type { EngineContract } from '../../../core/contract/engine-contract.ts';
import type { JournalState } from '../../../core/contract/journal-state.ts';
import type { JournalPart } from '../../../core/run/journal/journal-parts.ts';
import type { ProcessState } from '../run-engine.ts';

/** What a supervisor tells of its engine and its runs. */
export interface SupervisorEvents {
  /** What happened in a run, which is in its journal by now, and what it has come to. */
  'run.events': JournalPart & { runId: string; state: JournalState };
  'run.output': EventPayload<EngineContract, 'run.output'>;
  'run.finished': EventPayload<EngineContract, 'run.finished'>;
  'engine.stateChanged': ProcessState;
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
    'run.events': new Set(),
    'run.output': new Set(),
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
