import { CodedError } from '../../../core/errors/coded-error.ts';
import { partOf } from '../../../core/run/journal/journal-parts.ts';
import { emptyState } from '../../../core/run/journal/state.ts';
import { createGoldenRunner } from '../golden/golden-runner.ts';
import { startedEvent } from '../journal/started-event.ts';
import { fileRows, lineRows, type RowSource } from '../rows/row-source.ts';
import type { RunEngineFactory, RunRequest } from '../run-engine.ts';
import { endedByExit } from './crash.ts';
import { createEventGatherer } from './event-gatherer.ts';
import { type RunHandle, startRun } from './run.ts';
import { createEngineSupervisor, type SupervisorSettings } from './supervisor.ts';

/** The engine of one session: a supervised process, and its events as the host's contract has them. */
export function createRunEngineFactory(settings: SupervisorSettings = {}): RunEngineFactory {
  return (emit) => {
    const supervisor = createEngineSupervisor(settings);
    const golden = createGoldenRunner(settings);
    const runs = new Map<string, RunHandle>();
    /** Runs that were asked for, whose request is not made yet; those in `stopped` will not begin. */
    const asked = new Set<string>();
    const stopped = new Set<string>();
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
    async function made(runId: string, make: () => Promise<RunRequest>): Promise<RunRequest> {
      asked.add(runId);
      try {
        return await make();
      } finally {
        asked.delete(runId);
      }
    }
    async function begin(request: RunRequest): Promise<void> {
      const { source: _source, journals, ...start } = request;
      const begin = journals?.begin;
      const handle = startRun({ supervisor, request: start, source: rowSource(request), begin });
      runs.set(request.runId, handle);
      handle.finished.catch(() => runs.delete(request.runId));
      await handle.began;
    }

    return {
      state: supervisor.state,
      restart: supervisor.restart,
      async start(runId, makeRequest) {
        if (asked.has(runId) || runs.has(runId)) throw new CodedError('process.repeat-run', { runId });
        const request = await made(runId, makeRequest);
        if (!stopped.delete(runId)) return await begin(request);
        const started = startedEvent(request, '');
        const end = endedByExit(emptyState, 0, undefined);
        const { lines } = partOf([started, { kind: 'finished', ...end }]);
        emit('run.events', { runId, from: 1, lines });
        throw new CodedError('process.stopped');
      },
      async control({ runId, action }) {
        if (action === 'stop' && asked.has(runId)) stopped.add(runId);
        else await run(runId).control(action);
      },
      debug: async (method, params) => {
        run(params.runId);
        return await supervisor.debug(method, params);
      },
      golden: golden.run,
      stopGolden: golden.stop,
      stores: supervisor.stores,
      async close() {
        await Promise.all([supervisor.close(), golden.close()]);
      },
    };
  };
}

/** Messages call a file of the project by its path in it. */
function rowSource({ source, root }: RunRequest): RowSource {
  if (source.kind === 'lines') return lineRows(source.lines, source.name);
  const inside = source.path.startsWith(root)
    ? source.path.slice(root.length).replace(/^[/\\]+/, '')
    : source.path;
  return fileRows(source.path, inside.replaceAll('\\', '/'));
}
