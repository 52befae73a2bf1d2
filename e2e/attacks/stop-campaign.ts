import { createTestEngine, type TestEngine } from '../../app/host/engine/test-engine.ts';
import type { StopKind } from './stop-kinds.ts';

/** How a kind of run could be stopped. */
export interface StopFigures {
  /** Stops that were asked for. */
  asked: number;
  /** Stops after which the process was gone, or the run over in it, within a second. */
  withinASecond: number;
  /** Milliseconds from the request to that: half of them were quicker, and the slowest. */
  medianMs: number;
  slowestMs: number;
  /** Runs after a stop that were as if nothing had happened. */
  nextRuns: number;
}

const pass = 'export default (ctx, flow, rows) => flow.commitRowBatch(rows);';

/** Stops runs of one kind again and again in a host; a good run comes after each. */
export async function runStopCampaign(
  { code, isLoading = false }: StopKind,
  times: number,
): Promise<StopFigures> {
  const engine = createTestEngine();
  const taken: number[] = [];
  let nextRuns = 0;
  try {
    for (let time = 0; time < times; time++) {
      if ((await engine.run({ functions: { Pass: pass } })).status === 'ok') nextRuns++;
      taken.push(await stopOne(engine, code, isLoading));
    }
  } finally {
    await engine.close();
  }
  return stopFigures(taken, nextRuns);
}

/** Of the milliseconds that stops took. */
export function stopFigures(times: readonly number[], nextRuns: number): StopFigures {
  const taken = times.toSorted((left, right) => left - right);
  return {
    asked: taken.length,
    withinASecond: taken.filter((ms) => ms < 1000).length,
    medianMs: Math.round(taken[Math.floor(taken.length / 2)] ?? 0),
    slowestMs: Math.round(taken.at(-1) ?? 0),
    nextRuns,
  };
}

/** Milliseconds from Stop to the end of the run in its process, or to the exit of that. */
async function stopOne(engine: TestEngine, code: string, isLoading: boolean): Promise<number> {
  const pid = engine.supervisor.state().pid ?? 0;
  const run = engine.begin({ functions: { Stop: code } });
  if (isLoading) await new Promise((resolve) => setTimeout(resolve, 100));
  else await underWay(engine, run.runId);
  const started = performance.now();
  await run.control('stop');
  await run.finished;
  // Where the run is over in its process, that one is replaced when the next run begins.
  while (isAlive(pid) && engine.supervisor.state().pid !== pid)
    await new Promise((resolve) => setTimeout(resolve, 1));
  return performance.now() - started;
}

/** Resolves when the function is being called, or the run is over before that was heard. */
function underWay(engine: TestEngine, runId: string): Promise<void> {
  return new Promise((resolve) => {
    const stops = [
      engine.supervisor.on('run.events', (told) => {
        if (told.runId === runId && told.state.active !== null) end();
      }),
      engine.supervisor.on('run.finished', (finished) => {
        if (finished.runId === runId) end();
      }),
    ];
    function end(): void {
      for (const stop of stops) stop();
      resolve();
    }
  });
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
