import { CodedError } from '../../../core/errors/coded-error.ts';
import type { EngineState } from '../run-engine.ts';
import { nodeFinder } from './find-node.ts';
import { spawnEngine } from './spawn-engine.ts';
import { createStoreKeeper, type StoreKeeper } from './store-keeper.ts';
import { createEngineSupervisor, type EngineSupervisor, type SupervisorSettings } from './supervisor.ts';

/** How many runs may go on at once, each in an engine process of its own. */
const mostRuns = 4;

/**
 * The engines of one session. A run has one to itself: what its code does to its process is done to no other run. One engine waits
 * for the next run; further ones end with theirs.
 */
export interface EnginePool {
  /** The engine for a run, until it is given back. Throws `process.too-many-runs`. */
  take(runId: string): EngineSupervisor;
  /** The run did not come to its engine. One that did gives it back by itself when it is over. */
  giveBack(runId: string): void;
  states(): EngineState[];
  /** Starts the engine of a run anew, or the one that has none. */
  restart(runId: string | null): Promise<EngineState[]>;
  /** Ends all processes; none is started after. */
  close(): Promise<void>;
  /** The embedded stores, which all engines share. */
  readonly stores: StoreKeeper;
}

export interface PoolSettings {
  engines: SupervisorSettings;
  /** Called with each engine before it has a run. */
  onMade(engine: EngineSupervisor): void;
  onState(states: EngineState[]): void;
}

interface Slot {
  readonly number: number;
  readonly engine: EngineSupervisor;
  runId: string | null;
}

export function createEnginePool({ engines, onMade, onState }: PoolSettings): EnginePool {
  const { spawn = spawnEngine, findNode = nodeFinder(), files } = engines;
  const stores = createStoreKeeper({ spawn, findNode, files });
  /** In the order of their numbers. */
  let slots: readonly Slot[] = [];
  /** Engines that are not needed any more, and have not ended yet. */
  const ending = new Set<Promise<void>>();
  let isOver = false;

  function states(): EngineState[] {
    return slots.map(({ number, engine, runId }) => ({ engine: number, runId, ...engine.state() }));
  }
  function made(): Slot {
    const isFree = (number: number): boolean => slots.every((slot) => slot.number !== number);
    const number = Array.from({ length: mostRuns }, (_, at) => at + 1).find(isFree);
    if (number === undefined) throw new CodedError('process.too-many-runs', { count: mostRuns });
    const engine = createEngineSupervisor({ ...engines, spawn, findNode, stores });
    const slot: Slot = { number, engine, runId: null };
    slots = [...slots, slot].sort((a, b) => a.number - b.number);
    engine.on('engine.stateChanged', () => {
      if (slots.includes(slot)) onState(states());
    });
    engine.on('run.finished', ({ runId }) => giveBack(runId));
    onMade(engine);
    return slot;
  }
  /** Also before whoever started the run hears of its end: what is run next finds an engine that is warm. */
  function giveBack(runId: string): void {
    const slot = slots.find((one) => one.runId === runId);
    if (!slot) return;
    slot.runId = null;
    endSpare();
    onState(states());
  }
  /** Of those without a run the first one stays warm. */
  function endSpare(): void {
    const spare = slots.filter(({ runId }) => runId === null).slice(1);
    slots = slots.filter((slot) => !spare.includes(slot));
    for (const { engine } of spare) {
      const closing = engine.close().finally(() => ending.delete(closing));
      ending.add(closing);
    }
  }

  return {
    stores,
    states,
    take(runId) {
      if (isOver) throw new CodedError('process.ended');
      const slot = slots.find((one) => one.runId === null) ?? made();
      slot.runId = runId;
      onState(states());
      return slot.engine;
    },
    giveBack,
    async restart(runId) {
      await slots.find((slot) => slot.runId === runId)?.engine.restart();
      return states();
    },
    async close() {
      isOver = true;
      await Promise.all([...slots.map(({ engine }) => engine.close()), ...ending]);
      await stores.close();
    },
  };
}
