import { CodedError } from '../../../core/errors/coded-error.ts';
import { createGoldenRunner } from '../golden/golden-runner.ts';
import { lineRows, type RowSource, rowsBehind } from '../rows/row-source.ts';
import type { RunEngineFactory, RunRequest } from '../run-engine.ts';
import { createComparisonRunner } from '../verify/comparison-runner.ts';
import { createEnginePool } from './engine-pool.ts';
import { createEventGatherer } from './event-gatherer.ts';
import { createGoReader } from './go-reader.ts';
import { type RunHandle, startRun } from './run.ts';
import { createSourceSamples } from './source-samples.ts';
import { createStorageTrials } from './storage-trials.ts';
import type { EngineSupervisor, SupervisorSettings } from './supervisor.ts';
import { wholeSource } from './whole-source.ts';

/** A run of the session, with the engine that it has to itself. */
interface Run {
  handle: RunHandle;
  engine: EngineSupervisor;
  root: string;
}

/** The engines of one session: supervised processes, and their events as the host's contract has them. */
export function createRunEngineFactory(settings: SupervisorSettings = {}): RunEngineFactory {
  return (emit) => {
    const golden = createGoldenRunner(settings);
    const comparison = createComparisonRunner(settings, emit);
    const trials = createStorageTrials(settings);
    const samples = createSourceSamples(settings);
    const goReader = createGoReader(settings);
    const runs = new Map<string, Run>();
    /** Runs that were asked for, whose request is not made yet. */
    const asked = new Map<string, { isStopped: boolean }>();
    const gatherer = createEventGatherer((events) => emit('run.events', events));
    const pool = createEnginePool({
      engines: settings,
      onState: (states) => emit('engine.stateChanged', states),
      onMade: (engine) =>
        engine.on('run.events', ({ runId, events, lines }) => {
          const isUrgent = events.some(({ kind }) => kind === 'finished' || kind === 'paused');
          gatherer.add(runId, events.length, lines, isUrgent);
        }),
    });

    function run(runId: string): Run {
      const known = runs.get(runId);
      if (!known) throw new CodedError('host.unknown-run', { runId });
      return known;
    }
    /** The request, and whether the run was stopped while it was made. */
    async function made(runId: string, make: () => Promise<RunRequest>): Promise<[RunRequest, boolean]> {
      const own = { isStopped: false };
      asked.set(runId, own);
      try {
        return [await make(), own.isStopped];
      } catch (thrown) {
        pool.giveBack(runId);
        throw thrown;
      } finally {
        asked.delete(runId);
      }
    }

    return {
      state: pool.states,
      restart: pool.restart,
      async start(runId, makeRequest) {
        if (asked.has(runId) || runs.has(runId)) throw new CodedError('process.repeat-run', { runId });
        const engine = pool.take(runId);
        const [request, isStopped] = await made(runId, makeRequest);
        const { source: _source, journals, ...start } = request;
        const ways = { supervisor: engine, begin: journals?.begin, isStopped };
        const handle = startRun({ ...ways, request: start, source: rowSource(request) });
        runs.set(runId, { handle, engine, root: request.root });
        handle.finished.catch(() => runs.delete(runId)).finally(() => pool.giveBack(runId));
        await handle.began;
      },
      async control({ runId, action }) {
        const early = asked.get(runId);
        if (early && action === 'stop') early.isStopped = true;
        else await run(runId).handle.control(action);
      },
      debug: async (method, params) => await run(params.runId).engine.debug(method, params),
      async endRuns(root) {
        const going = new Set(pool.states().map(({ runId }) => runId));
        const ending = [...runs.values()].filter((one) => one.root === root && going.has(one.handle.runId));
        await Promise.all(ending.map(({ handle }) => stopped(handle)));
      },
      golden: golden.run,
      stopGolden: golden.stop,
      compare: comparison.run,
      stopCompare: comparison.stop,
      stores: pool.stores,
      tryStorage: trials.ask,
      sampleSource: samples.take,
      readGoFiles: goReader.read,
      async close() {
        const processes = [pool, golden, comparison, trials, samples, goReader];
        await Promise.all(processes.map((one) => one.close()));
      },
    };
  };
}

/** Stops a run; resolves when it is over, whatever it ended with. */
async function stopped(handle: RunHandle): Promise<void> {
  await handle.control('stop');
  await handle.finished.catch(() => undefined);
}

function rowSource({ source, root, resume }: RunRequest): RowSource {
  if (resume && !resume.from.readsOn) return lineRows('', source.kind === 'file' ? source.path : source.name);
  const rows = wholeSource({ source, root });
  return resume ? rowsBehind(rows, resume.rowsIn + resume.from.sourceOffset) : rows;
}
