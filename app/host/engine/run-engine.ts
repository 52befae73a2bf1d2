import { CodedError } from '../../../core/errors/coded-error.ts';
import { fileRows, lineRows, type RowSource } from '../rows/row-source.ts';
import type { RunEngineFactory, RunRequest } from '../run-engine.ts';
import { type RunHandle, startRun } from './run.ts';
import { createEngineSupervisor, type SupervisorSettings } from './supervisor.ts';

/** The engine of one session: a supervised process, and its events as the host's contract has them. */
export function createRunEngineFactory(settings: SupervisorSettings = {}): RunEngineFactory {
  return (emit) => {
    const supervisor = createEngineSupervisor(settings);
    const runs = new Map<string, RunHandle>();
    supervisor.on('engine.stateChanged', (state) => emit('engine.stateChanged', state));
    supervisor.on('run.progress', (progress) => emit('run.progress', progress));
    supervisor.on('run.logs', (logs) => emit('run.logs', logs));
    supervisor.on('run.paused', (paused) => emit('run.paused', paused));

    function run(runId: string): RunHandle {
      const handle = runs.get(runId);
      if (!handle) throw new CodedError('host.unknown-run', { runId });
      return handle;
    }

    return {
      state: supervisor.state,
      restart: supervisor.restart,
      async start(request) {
        const { source, ...start } = request;
        const handle = await startRun({ supervisor, request: start, source: rowSource(request) });
        runs.set(request.runId, handle);
        void handle.finished.then((finished) => emit('run.finished', finished));
      },
      control: async ({ runId, action }) => run(runId).control(action),
      rows: async ({ runId, ...query }) => run(runId).rows(query),
      close: supervisor.close,
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
