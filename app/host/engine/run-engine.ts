import { CodedError } from '../../../core/errors/coded-error.ts';
import { createGoldenRunner } from '../golden/golden-runner.ts';
import { lineRows, type RowSource, rowsBehind } from '../rows/row-source.ts';
import type { RunEngineFactory, RunRequest } from '../run-engine.ts';
import { createComparisonRunner } from '../verify/comparison-runner.ts';
import { createEventGatherer } from './event-gatherer.ts';
import { type RunHandle, startRun } from './run.ts';
import { createEngineSupervisor, type SupervisorSettings } from './supervisor.ts';
import { wholeSource } from './whole-source.ts';

/** The engine of one session: a supervised process, and its events as the host's contract has them. */
export function createRunEngineFactory(settings: SupervisorSettings = {}): RunEngineFactory {
  return (emit) => {
    const supervisor = createEngineSupervisor(settings);
    const golden = createGoldenRunner(settings);
    const comparison = createComparisonRunner(settings, emit);
    const runs = new Map<string, RunHandle>();
    /** Runs that were asked for, whose request is not made yet. */
    const asked = new Map<string, { isStopped: boolean }>();
    supervisor.on('engine.stateChanged', (state) => emit('engine.stateChanged', state));
    const gatherer = createEventGatherer((events) => emit('run.events', events));
    supervisor.on('run.events', ({ runId, events, lines }) => {
      const isUrgent = events.some(({ kind }) => kind === 'finished' || kind === 'paused');
      gatherer.add(runId, events.length, lines, isUrgent);
    });

    function run(runId: string): RunHandle {
      const handle = runs.get(runId);
      if (!handle) throw new CodedError('host.unknown-run', { runId });
      return handle;
    }
    /** The request, and whether the run was stopped while it was made. */
    async function made(runId: string, make: () => Promise<RunRequest>): Promise<[RunRequest, boolean]> {
      const own = { isStopped: false };
      asked.set(runId, own);
      try {
        return [await make(), own.isStopped];
      } finally {
        asked.delete(runId);
      }
    }

    return {
      state: supervisor.state,
      restart: supervisor.restart,
      async start(runId, makeRequest) {
        if (asked.has(runId) || runs.has(runId)) throw new CodedError('process.repeat-run', { runId });
        const [request, isStopped] = await made(runId, makeRequest);
        const { source: _source, journals, ...start } = request;
        const begin = journals?.begin;
        const handle = startRun({ supervisor, request: start, source: rowSource(request), begin, isStopped });
        runs.set(runId, handle);
        handle.finished.catch(() => runs.delete(runId));
        await handle.began;
      },
      async control({ runId, action }) {
        const early = asked.get(runId);
        if (early && action === 'stop') early.isStopped = true;
        else await run(runId).control(action);
      },
      debug: async (method, params) => {
        run(params.runId);
        return await supervisor.debug(method, params);
      },
      golden: golden.run,
      stopGolden: golden.stop,
      compare: comparison.run,
      stopCompare: comparison.stop,
      stores: supervisor.stores,
      async close() {
        await Promise.all([supervisor.close(), golden.close(), comparison.close()]);
      },
    };
  };
}

function rowSource({ source, root, resume }: RunRequest): RowSource {
  if (resume && !resume.from.readsOn) return lineRows('', source.kind === 'file' ? source.path : source.name);
  const rows = wholeSource({ source, root });
  return resume ? rowsBehind(rows, resume.rowsIn + resume.from.sourceOffset) : rows;
}
