import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogEntry, RunFinished, RunOptions, RunProgress } from '../../../core/contract/run-payloads.ts';
import { runOptionsSchema } from '../../../core/contract/run-payloads.ts';
import { logsOf } from '../../../core/run/journal/logs.ts';
import { progressOf } from '../../../core/run/journal/progress.ts';
import { lineRows, type RowSource } from '../rows/row-source.ts';
import { type RunHandle, type RunSettings, startRun } from './run.ts';
import { createEngineSupervisor, type EngineSupervisor, type SupervisorSettings } from './supervisor.ts';

/** A real engine process and a project made of texts, for tests. */
export interface TestEngine {
  readonly root: string;
  readonly supervisor: EngineSupervisor;
  readonly logs: LogEntry[];
  readonly progress: RunProgress[];
  dropped: number;
  /** Asks for a run; its code is not loaded yet. */
  begin(project: TestProject, journal?: RunSettings['begin']): RunHandle;
  /** Resolves when the run has begun. */
  start(project: TestProject, journal?: RunSettings['begin']): Promise<StartedRun>;
  run(project: TestProject): Promise<RunFinished>;
  close(): Promise<void>;
}

/** A run that has begun, and its chain. */
export interface StartedRun extends RunHandle {
  readonly nodes: Awaited<RunHandle['began']>;
}

export interface TestProject {
  /** Code by function name, in chain order; `Save:Name:conn` gives mode and connector. */
  functions: Record<string, string>;
  /** More files by path. */
  files?: Record<string, string>;
  rows?: readonly unknown[];
  source?: RowSource;
  options?: Partial<RunOptions>;
  storePath?: string | null;
  flow?: string;
}

export function createTestEngine(settings: SupervisorSettings = {}): TestEngine {
  const root = mkdtempSync(join(tmpdir(), 'kisflow-engine-'));
  const supervisor = createEngineSupervisor(settings);
  const logs: LogEntry[] = [];
  const progress: RunProgress[] = [];
  let runs = 0;
  supervisor.on('run.events', ({ state }) => progress.push(progressOf(state)));
  const engine: TestEngine = {
    root,
    supervisor,
    logs,
    progress,
    dropped: 0,
    begin(project, begin) {
      const { storePath = null, flow = 'Main' } = project;
      const options = runOptionsSchema.parse(project.options ?? {});
      const request = {
        runId: `run-${++runs}`,
        flow,
        root,
        files: projectFiles(project),
        storePath,
        options,
      };
      const lines = (project.rows ?? [{ n: 1 }]).map((row) => JSON.stringify(row)).join('\n');
      return startRun({
        supervisor,
        request,
        source: project.source ?? lineRows(lines, 'rows.jsonl'),
        begin,
      });
    },
    async start(project, journal) {
      const run = engine.begin(project, journal);
      return { ...run, nodes: await run.began };
    },
    async run(project) {
      return await (await engine.start(project)).finished;
    },
    async close() {
      await supervisor.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
  supervisor.on('run.events', ({ events }) => {
    const { entries, dropped } = logsOf(events);
    logs.push(...entries);
    engine.dropped += dropped;
  });
  return engine;
}

function projectFiles({ functions, files = {}, flow = 'Main' }: TestProject) {
  const places = Object.entries(functions).map(([key, text]) => ({ ...parsePlace(key), text }));
  const chain = places.map(({ name }) => `  - fname: ${name}`).join('\n');
  const all: Record<string, string> = {
    [`conf/flow/${flow}.yml`]: `kistype: flow\nstatus: 1\nflow_name: ${flow}\nflows:\n${chain}\n`,
  };
  for (const { name, mode, cname, text } of places) {
    all[`conf/func/${name}.yml`] =
      `kistype: func\nfname: ${name}\nfmode: ${mode}\noption:\n  cname: "${cname}"\n`;
    if (cname !== '')
      all[`conf/conn/${cname}.yml`] =
        `kistype: conn\ncname: ${cname}\naddrs: ""\ntype: redis\nkey: k\nparams: {}\n`;
    all[`functions/${name}.ts`] = text;
  }
  return Object.entries({ ...all, ...files }).map(([path, text]) => ({ path, text }));
}

function parsePlace(key: string): { name: string; mode: string; cname: string } {
  const parts = key.split(':');
  if (parts.length === 1) return { name: key, mode: 'Calculate', cname: '' };
  const [mode = '', name = '', cname = ''] = parts;
  return { name, mode, cname };
}
