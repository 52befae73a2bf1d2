import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectModel } from '../../core/project/model.ts';
import { createProject } from '../../core/project/project.ts';
import { layoutOf } from '../host/project/project-files.ts';
import { readProject } from '../host/project/read-project.ts';
import { prepareStudioFile, storeFileOf } from '../host/project/studio-folder.ts';
import { type LiveRun, type LiveSettings, startLive } from './live.ts';
import { embeddedStorage } from './live-storage.ts';

/** A project in a folder of its own, and live runs of it. */
export interface TestLive {
  readonly folder: string;
  readonly log: Record<string, unknown>[];
  write(files: Record<string, string>): void;
  start(settings?: Partial<LiveSettings>): Promise<LiveRun>;
  /** Waits until a line of the log has this event. */
  heard(event: string): Promise<Record<string, unknown>>;
  deadLetters(
    source: string,
  ): { part: string; at: string; row: string; error: { code: string; place?: string } }[];
  close(): Promise<void>;
}

/** A flow of these functions; `Save:Name` saves through the connector `Out`. */
export function flowFiles(functions: Record<string, string>, conn = ''): Record<string, string> {
  const places = Object.entries(functions).map(([key, text]) => {
    const name = key.replace(/^Save:/, '');
    return { name, mode: key === name ? 'Calculate' : 'Save', text };
  });
  const chain = places.map(({ name }) => `  - fname: ${name}\n`).join('');
  return {
    'conf/flow.yml': `kistype: flow\nstatus: 1\nflow_name: F\nflows:\n${chain}`,
    'conf/out.yml': `kistype: conn\ncname: Out\naddrs: ""\ntype: redis\nkey: k\n${conn}`,
    ...Object.fromEntries(
      places.flatMap(({ name, mode, text }) => [
        [
          `conf/${name}.yml`,
          `kistype: func\nfname: ${name}\nfmode: ${mode}\noption:\n  cname: ${mode === 'Save' ? 'Out' : '""'}\n`,
        ],
        [`functions/${name}.ts`, text],
      ]),
    ),
  };
}

export function createTestLive(): TestLive {
  const folder = mkdtempSync(join(tmpdir(), 'kisflow-live-'));
  const log: Record<string, unknown>[] = [];
  const waiting: (() => void)[] = [];
  const runs: LiveRun[] = [];
  return {
    folder,
    log,
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    },
    async start(settings = {}) {
      const storePath = await prepareStudioFile(folder, storeFileOf(folder));
      const run = await startLive({
        async read() {
          const { files } = await readProject(folder, await layoutOf(folder));
          const project = createProject('live', files);
          return { root: folder, project, model: projectModel(project) };
        },
        flows: [],
        allowState: false,
        stateFolder: join(folder, 'state'),
        deadLetters: join(folder, 'dead'),
        listen: undefined,
        token: undefined,
        batchLimitMs: 20_000,
        stopLimitMs: 5_000,
        worker: 1,
        isOneOfSeveral: false,
        storageOf: (_connectors, root) => embeddedStorage({ root, storePath }),
        language: 'en',
        write(line) {
          log.push(JSON.parse(line));
          for (const look of waiting) look();
        },
        ...settings,
      });
      runs.push(run);
      return run;
    },
    async heard(event) {
      for (;;) {
        const line = log.find((one) => one['event'] === event);
        if (line) return line;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    deadLetters(source) {
      const path = join(folder, 'dead', `${source}-1.jsonl`);
      if (!existsSync(path)) return [];
      const lines = readFileSync(path, 'utf8').split('\n');
      return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
    },
    async close() {
      await Promise.all(runs.map((run) => run.stop()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
