import type { KnownRun } from './run-registry.ts';

/**
 * How long a run may take to stop by itself before its process is ended. Stop takes less than a second, always: most of that is
 * left to a system with busy processors, which may take half a second to end a process.
 */
const graceMs = 300;

/** What stopping may do to the engine. */
export interface StoppableEngine {
  /** Asks the engine to stop the run; whether it hears it is not known. */
  ask(runId: string): void;
  /** Ends the process; resolves when it is gone. */
  end(): Promise<void>;
}

/**
 * Stops a run, whatever its code does; resolves when it is over. Code that is loading is not asked: nothing of the run is
 * there yet that could be kept, and a module that waits for ever can't be left.
 */
export async function stopRun(run: KnownRun, engine: StoppableEngine): Promise<void> {
  run.stopping();
  if (run.phase === 'loading') {
    await engine.end();
    run.finishByExit();
    return;
  }
  engine.ask(run.runId);
  const timer = setTimeout(() => void engine.end(), graceMs);
  await run.over;
  clearTimeout(timer);
}
