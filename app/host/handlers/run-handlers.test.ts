import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ConnConfig } from '../../../core/config/types.ts';
import type { ParamsOf } from '../../../core/contract/contract.ts';
import type { JournalEvent } from '../../../core/contract/journal.ts';
import type { RunFinished } from '../../../core/contract/run-payloads.ts';
import type { SourceContract } from '../../../core/contract/source-contract.ts';
import { emptyStorePage } from '../../../core/contract/store-page.ts';
import { eventsOf, partOf } from '../../../core/run/journal/journal-parts.ts';
import type { LiveJournal } from '../journal/run-journals.ts';
import { startedEvent } from '../journal/started-event.ts';
import type { EngineEvents, EngineState, RunEngine, RunRequest } from '../run-engine.ts';
import { createTestHost, type TestHost, type TestWindow } from '../test-host.ts';

/** Stands in for the engine's process: keeps what it was asked, and finishes a run when the test says so. */
class ScriptedEngine implements RunEngine {
  readonly requests: RunRequest[] = [];
  readonly tried: string[] = [];
  closed = false;
  cleared: { cname: string; rows: number }[] = [];
  /** What the embedded store holds. */
  held: { cname: string; rows: number }[] = [];
  readonly #emit: EngineEvents;
  #journal: LiveJournal | undefined;
  /** The number of the next event. */
  #emitted = 2;

  constructor(emit: EngineEvents) {
    this.#emit = emit;
  }
  state(): EngineState[] {
    return [{ engine: 1, runId: null, state: 'ready', pid: 1, error: null }];
  }
  async restart(): Promise<EngineState[]> {
    return this.state();
  }
  async start(_runId: string, makeRequest: () => Promise<RunRequest>): Promise<void> {
    const request = await makeRequest();
    this.requests.push(request);
    this.#journal = await request.journals?.begin(startedEvent(request, 'samples/One.jsonl'));
  }
  async control(): Promise<void> {}
  async endRuns(): Promise<void> {}
  debug(): Promise<never> {
    return Promise.reject(new Error('no run is paused'));
  }
  golden(): Promise<never> {
    return Promise.reject(new Error('no test is run'));
  }
  async stopGolden(): Promise<void> {}
  compare(): Promise<never> {
    return Promise.reject(new Error('nothing is compared'));
  }
  async stopCompare(): Promise<void> {}
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
  async tryStorage({ cname, type, addrs }: ConnConfig) {
    this.tried.push(cname);
    return { product: type, version: '1', address: addrs };
  }
  async sampleSource({ path, wish }: ParamsOf<SourceContract, 'source.sample'>) {
    this.tried.push(path);
    return { rows: [JSON.stringify(wish)], bad: 0, isCut: false };
  }
  readonly readGoFiles = async () => expect.unreachable();
  async close(): Promise<void> {
    if (this.#journal?.state.ended === null) await this.finish('stopped');
    this.closed = true;
  }
  /** The run says that another batch has ended. */
  async endBatch(batch: number): Promise<void> {
    await this.#tell({ kind: 'batch-ended', batch, because: 'end', buffered: 0 });
  }
  async finish(status: RunFinished['status'] = 'ok'): Promise<void> {
    const none = { leftInBuffer: 0, elapsedMs: 1, memoryBytes: 0, found: [] };
    await this.#journal?.end({ kind: 'finished', status, stoppedBecause: 'end', ...none });
    this.#emitted++;
  }
  async #tell(event: JournalEvent): Promise<void> {
    const runId = this.requests.at(-1)?.runId ?? '';
    const part = partOf([event]);
    await this.#journal?.write(part);
    this.#emit('run.events', { runId, from: this.#emitted++, lines: part.lines });
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
  expect(await readdir(join(test.folder, 'project/.studio'))).toEqual(['.gitignore', 'runs', 'store']);
});

it('lists its runs, newest first, with those of earlier versions, and forgets them', async () => {
  const progress = { flow: 'One', batches: 1, rowsRead: 7, elapsedMs: 1, nodes: [], memoryBytes: 0 };
  const finished = {
    status: 'ok',
    stoppedBecause: 'end',
    progress: { runId: 'old', ...progress },
    leftInBuffer: 0,
  };
  const old = { runId: 'old', flow: 'One', startedAt: 5, status: 'ok', batchSize: 9, source: 's' };
  const line = JSON.stringify({ ...old, finished: { runId: 'old', ...finished } });
  await test.write('project', { '.studio/history.jsonl': `${line}\nno entry\n` });
  const { runId: first } = await start();
  await engine?.finish('error');
  const { runId: last } = await start();
  const { runs, dropped } = await window.call('runs.list', { projectId });
  expect(runs.map(({ runId, state }) => [runId, state])).toEqual([
    [last, 'running'],
    [first, 'ended'],
    ['old', 'ended'],
  ]);
  expect(runs[1]).toMatchObject({ flow: 'One', source: 'samples/One.jsonl', batchSize: 1000 });
  expect(runs[1]?.finished?.status).toBe('error');
  expect(runs[2]).toMatchObject({ bytes: 0, finished: { progress: { rowsRead: 7 } } });
  expect(dropped).toEqual({ runs: 0, bytes: 0 });
  await window.call('runs.clear', { projectId });
  expect((await window.call('runs.list', { projectId })).runs.map(({ runId }) => runId)).toEqual([last]);
  await engine?.finish();
});

it('tells a page that comes back how the run went on', async () => {
  const { runId } = await start();
  await window.disconnect();
  for (const batch of [1, 2, 3]) await engine?.endBatch(batch);
  await engine?.finish();
  const back = test.open('tab-of-the-run');
  const missed = await back.call('runs.events', { projectId, runId, from: 2 });
  expect(eventsOf(missed.lines).map(({ kind }) => kind)).toEqual([
    'batch-ended',
    'batch-ended',
    'batch-ended',
    'finished',
  ]);
  expect(missed).toMatchObject({ total: 5, isLive: false, tornBytes: 0 });
  expect(engine?.closed).toBe(false);
});

const connector = { kistype: 'conn', cname: 'C', addrs: 'h:1', type: 'redis', key: 'k', params: {} };
const tryConnector = () =>
  window.call('storage.try', { projectId, connector: { ...connector, load: [], save: [] } });
const takeRows = () =>
  window.call('sources.sample', {
    projectId,
    path: 'sources/S.json',
    text: '{}',
    wish: { rows: 5, end: 'newest' },
  });
const onReal = () =>
  window.call('run.start', {
    projectId,
    flow: 'One',
    source: file,
    overlay: [],
    options: {},
    storage: 'real',
  });

it('uses real storage where the request says so, and the list of runs tells it', async () => {
  await start();
  await engine?.finish();
  await onReal();
  await engine?.finish();
  expect(engine?.requests.map(({ storage }) => storage)).toEqual(['embedded', 'real']);
  expect(engine?.requests[1]?.storePath).toBeNull();
  const { runs } = await window.call('runs.list', { projectId });
  expect(runs.map(({ storage }) => storage)).toEqual(['real', undefined]);
});

it('asks a connector’s server as the form has it', async () => {
  expect(await tryConnector()).toEqual({ product: 'redis', version: '1', address: 'h:1' });
});

it('takes rows of a source as the form has it', async () => {
  expect(await takeRows()).toEqual({ rows: ['{"rows":5,"end":"newest"}'], bad: 0, isCut: false });
});

it('uses and asks no real storage in a folder that is not trusted', async () => {
  await window.call('project.trust', { projectId, trusted: false });
  await expect(onReal()).rejects.toMatchObject({ code: 'host.not-trusted' });
  await expect(tryConnector()).rejects.toMatchObject({ code: 'host.not-trusted' });
  await expect(takeRows()).rejects.toMatchObject({ code: 'host.not-trusted' });
  expect([engine?.requests ?? [], engine?.tried ?? []]).toEqual([[], []]);
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
  await mkdir(join(test.folder, 'elsewhere'));
  await symlink('../../elsewhere', join(test.folder, 'project/.studio/runs'));
  await expect(start()).rejects.toMatchObject({ code: 'host.link-outside' });
  expect(await readdir(join(test.folder, 'elsewhere'))).toEqual([]);
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
