import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunFinished, RunProgress } from '../../../core/contract/run-payloads.ts';
import { emptyStorePage } from '../../../core/contract/store-page.ts';
import type { EngineEvents, EngineState, RunEngine, RunRequest } from '../run-engine.ts';
import { createTestHost, type TestHost, type TestWindow } from '../test-host.ts';

/** Stands in for the engine's process: keeps what it was asked, and finishes a run when the test says so. */
class ScriptedEngine implements RunEngine {
  readonly requests: RunRequest[] = [];
  closed = false;
  cleared: { cname: string; rows: number }[] = [];
  /** What the embedded store holds. */
  held: { cname: string; rows: number }[] = [];
  readonly #emit: EngineEvents;

  constructor(emit: EngineEvents) {
    this.#emit = emit;
  }
  state(): EngineState {
    return { state: 'ready', pid: 1, error: null };
  }
  async restart(): Promise<EngineState> {
    return this.state();
  }
  async start(_runId: string, makeRequest: () => Promise<RunRequest>): Promise<void> {
    this.requests.push(await makeRequest());
  }
  async control(): Promise<void> {}
  async rows() {
    return { rows: [], matching: 0, kept: 0, total: 0 };
  }
  debug(): Promise<never> {
    return Promise.reject(new Error('no run is paused'));
  }
  golden(): Promise<never> {
    return Promise.reject(new Error('no test is run'));
  }
  async stopGolden(): Promise<void> {}
  readonly stores = {
    list: async () => this.held,
    page: async () => ({ ...emptyStorePage, rows: [] }),
    clear: async (_place: unknown, cname: string | null) => {
      this.cleared = this.held.filter((one) => cname === null || one.cname === cname);
      this.held = this.held.filter((one) => !this.cleared.includes(one));
    },
    restore: async () => {
      this.held = [...this.cleared, ...this.held];
    },
  };
  async close(): Promise<void> {
    this.closed = true;
  }
  progress(batches: number): RunProgress {
    const [request] = this.requests.slice(-1);
    const { runId = '', flow = '' } = request ?? {};
    const none = { nodes: [], visits: [], visitsDropped: 0, memoryBytes: 0 };
    return { runId, flow, batches, rowsRead: batches, elapsedMs: 1, ...none };
  }
  emitProgress(batches: number): void {
    this.#emit('run.progress', this.progress(batches));
  }
  finish(status: RunFinished['status'] = 'ok'): void {
    const progress = this.progress(9);
    const { runId } = progress;
    this.#emit('run.finished', { runId, status, stoppedBecause: 'end', progress, leftInBuffer: 0 });
  }
}

let test: TestHost;
let window: TestWindow;
let engine: ScriptedEngine | undefined;
let projectId: string;

beforeEach(async () => {
  engine = undefined;
  test = await createTestHost((emit) => {
    engine = new ScriptedEngine(emit);
    return engine;
  });
  window = test.open('tab-of-the-run');
  const root = await test.write('project', {
    'conf/flow-One.yml': 'kistype: flow\nflow_name: One\n',
    'functions/F.ts': 'old',
    'functions/Gone.ts': 'gone',
    'samples/One.jsonl': '{}\n',
  });
  ({ projectId } = await window.call('project.open', { root }));
  await window.call('project.trust', { projectId, trusted: true });
});
afterEach(() => test.close());

const file = { kind: 'file' as const, path: 'samples/One.jsonl' };
const start = (options: { batchSize?: number } = {}) =>
  window.call('run.start', {
    projectId,
    flow: 'One',
    source: file,
    overlay: [
      { path: 'functions/F.ts', text: 'unsaved' },
      { path: 'functions/New.ts', text: 'new' },
      { path: 'functions/Gone.ts', text: null },
    ],
    options,
  });

it('runs what is on the screen: the files on disk with the unsaved edits laid over', async () => {
  await test.write('project', { 'functions/Later.ts': 'changed by another hand' });
  const { runId } = await start({ batchSize: 7 });
  const request = engine?.requests[0];
  expect(request).toMatchObject({
    runId,
    flow: 'One',
    root: join(test.folder, 'project'),
    source: { kind: 'file', path: join(test.folder, 'project/samples/One.jsonl') },
    storePath: join(test.folder, 'project/.studio/store/store.sqlite'),
    options: { batchSize: 7, maxVisitsPerBatch: 10_000 },
  });
  expect(Object.fromEntries(request?.files.map(({ path, text }) => [path, text]) ?? [])).toEqual({
    'conf/flow-One.yml': 'kistype: flow\nflow_name: One\n',
    'functions/F.ts': 'unsaved',
    'functions/Later.ts': 'changed by another hand',
    'functions/New.ts': 'new',
  });
  expect(await readdir(join(test.folder, 'project/.studio'))).toEqual(['.gitignore', 'store']);
});

it('keeps a history, newest first, of at most 200 runs', async () => {
  const { runId: first } = await start();
  engine?.finish('error');
  const [entry, ...others] = await window.call('history.list', { projectId });
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    runId: first,
    flow: 'One',
    status: 'error',
    source: 'samples/One.jsonl',
    batchSize: 1000,
  });
  const line = await test.read('project/.studio/history.jsonl');
  await test.write('project', { '.studio/history.jsonl': `${line.repeat(250)}no entry\n` });
  const { runId: last } = await start();
  engine?.finish();
  const entries = await window.call('history.list', { projectId });
  expect(entries[0]?.runId).toBe(last);
  expect(entries).toHaveLength(200);
  await window.call('history.clear', { projectId });
  expect(await window.call('history.list', { projectId })).toEqual([]);
});

it('tells a page that comes back how the run went on', async () => {
  const { runId } = await start();
  await window.disconnect();
  for (const batches of [1, 2, 3]) engine?.emitProgress(batches);
  engine?.finish();
  const back = test.open('tab-of-the-run');
  const [progress, finished] = await Promise.all([back.next('run.progress'), back.next('run.finished')]);
  expect(progress.batches).toBe(3);
  expect(finished.runId).toBe(runId);
  expect(engine?.closed).toBe(false);
});

it('names a file of rows that is not there, or not in the project', async () => {
  const run = (path: string) =>
    window.call('run.start', {
      projectId,
      flow: 'One',
      source: { kind: 'file', path },
      overlay: [],
      options: {},
    });
  await expect(run('samples/None.jsonl')).rejects.toMatchObject({ code: 'host.file-missing' });
  await expect(run('../../etc/passwd')).rejects.toMatchObject({ code: 'host.bad-path' });
  expect(engine?.requests ?? []).toEqual([]);
});

it('follows no links that a project has for the Studio’s own files', async () => {
  await test.write('', { 'victim.txt': 'untouched' });
  await mkdir(join(test.folder, 'project/.studio'));
  await symlink('../../victim.txt', join(test.folder, 'project/.studio/history.jsonl'));
  await start();
  engine?.finish();
  expect(await window.call('history.list', { projectId })).toHaveLength(1);
  await rm(join(test.folder, 'project/.studio'), { recursive: true });
  await symlink('../data', join(test.folder, 'project/.studio'));
  await expect(start()).rejects.toMatchObject({ code: 'host.link-outside' });
  expect(await test.read('victim.txt')).toBe('untouched');
});

it('ends the engine with its session', async () => {
  await start();
  await test.host.close();
  expect(engine?.closed).toBe(true);
});

it('lists what the embedded store holds, forgets it and has it back', async () => {
  expect(await window.call('store.list', { projectId })).toEqual([]);
  await window.call('store.clear', { projectId, cname: null });
  await start();
  const [request] = engine?.requests ?? [];
  if (!engine || typeof request?.storePath !== 'string') throw new Error('no run');
  await writeFile(request.storePath, '');
  engine.held = [
    { cname: 'A', rows: 2 },
    { cname: 'B', rows: 1 },
  ];
  expect(await window.call('store.list', { projectId })).toEqual([
    { cname: 'A', rows: 2 },
    { cname: 'B', rows: 1 },
  ]);
  await window.call('store.clear', { projectId, cname: 'A' });
  expect(await window.call('store.list', { projectId })).toEqual([{ cname: 'B', rows: 1 }]);
  await window.call('store.restore', { projectId });
  expect(await window.call('store.list', { projectId })).toHaveLength(2);
});
