import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalState } from '../../../core/contract/journal-state.ts';
import { type RunOptions, runOptionsSchema } from '../../../core/contract/run-payloads.ts';
import { eventsOf } from '../../../core/run/journal/journal-parts.ts';
import { emptyState, reduce } from '../../../core/run/journal/state.ts';
import type { EngineState, RunEngine, RunRequest } from '../run-engine.ts';
import type { EngineProcess } from './engine-process.ts';
import { createRunEngineFactory } from './run-engine.ts';
import { spawnEngine } from './spawn-engine.ts';

const pass = 'export default (ctx, flow, rows) => { flow.commitRowBatch(rows); };';
const loop = 'export default () => { for (;;); };';
const crash = 'const all = []; export default () => { for (;;) all.push(new Array(1e5).fill(1)); };';
/** Goes on for as long as nobody stops it, and lets others have their turn. */
const waits = 'export default async () => { for (;;) await new Promise((go) => setTimeout(go, 1)); };';
const keeps =
  'export default async (ctx, flow, rows) => { await flow.getConnector().call(rows); flow.commitRowBatch(rows); };';

let root: string;
let engine: RunEngine;
/** The processes that were started and have not ended. */
const alive = new Set<EngineProcess>();
let states: EngineState[] = [];
const journals = new Map<string, JournalState>();
let look = (): void => {};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kisflow-several-'));
  journals.clear();
  states = [];
  const create = createRunEngineFactory({
    memoryLimitMb: 64,
    spawn(launch) {
      const child = spawnEngine(launch);
      alive.add(child);
      child.onExit(() => {
        alive.delete(child);
        look();
      });
      return child;
    },
  });
  engine = create((_event, payload) => {
    if (Array.isArray(payload)) states = payload;
    else if ('lines' in payload) {
      const before = journals.get(payload.runId) ?? emptyState;
      journals.set(payload.runId, eventsOf(payload.lines).reduce(reduce, before));
    }
    look();
  });
});
afterEach(async () => {
  await engine.close();
  expect(alive.size).toBe(0);
  rmSync(root, { recursive: true, force: true });
});

/** Resolves when this holds. */
async function until(holds: () => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    look = () => holds() && resolve();
    look();
  });
}
const ended = (runId: string) => until(() => journals.get(runId)?.ended != null);

async function start(runId: string, code: string, options: Partial<RunOptions> = {}): Promise<void> {
  const lines = Array.from({ length: 50 }, (_, n) => JSON.stringify({ n })).join('\n');
  const files = [
    { path: 'conf/flow/Main.yml', text: 'kistype: flow\nstatus: 1\nflow_name: Main\nflows:\n  - fname: A\n' },
    { path: 'conf/func/A.yml', text: 'kistype: func\nfname: A\nfmode: Save\noption:\n  cname: Shop\n' },
    {
      path: 'conf/conn/Shop.yml',
      text: 'kistype: conn\ncname: Shop\naddrs: ""\ntype: redis\nkey: k\nparams: {}\n',
    },
    { path: 'functions/A.ts', text: code },
  ];
  const request: RunRequest = {
    ...{ runId, flow: 'Main', root, files, storePath: null },
    options: runOptionsSchema.parse({ batchSize: 5, ...options }),
    source: { kind: 'lines', lines, name: 'rows.jsonl' },
  };
  await engine.start(runId, async () => request);
}

describe('several runs at once', () => {
  it('have an engine each: one that never comes back leaves the rows of another whole', async () => {
    await start('loops', loop);
    await start('other', pass);
    await ended('other');
    expect(journals.get('other')).toMatchObject({ ended: { status: 'ok' }, rowsRead: 50, batch: 10 });
    await until(() => states.some(({ runId }) => runId === null));
    expect(states).toMatchObject([
      { engine: 1, runId: 'loops', state: 'running' },
      { engine: 2, runId: null, state: 'ready' },
    ]);
    await engine.control({ runId: 'loops', action: 'stop' });
    await ended('loops');
    expect(journals.get('loops')?.ended).toMatchObject({ status: 'stopped', node: 0 });
  });

  it('go on when the engine of one of them dies', async () => {
    await start('waits', waits);
    await start('dies', crash);
    await ended('dies');
    expect(journals.get('dies')?.ended).toMatchObject({ status: 'crashed', node: 0 });
    expect(journals.get('waits')?.ended).toBeNull();
    await engine.control({ runId: 'waits', action: 'stop' });
    await ended('waits');
    expect(journals.get('waits')?.ended?.status).toBe('stopped');
  });

  it('wait in the debugger each for itself', async () => {
    await start('one', pass, { startPaused: true });
    await start('two', pass, { startPaused: true });
    await until(() => ['one', 'two'].every((runId) => journals.get(runId)?.phase === 'paused'));
    await engine.debug('debug.goOn', { runId: 'two', how: { to: 'end' } });
    await ended('two');
    expect(journals.get('one')?.phase).toBe('paused');
    expect(
      (await engine.debug('debug.rows', { runId: 'one', side: 'in', offset: 0, limit: 9 })).rows,
    ).toHaveLength(5);
    await engine.restart('one');
    await ended('one');
    await until(() => states.length === 1);
    expect(states).toMatchObject([{ engine: 1, runId: null, state: 'ready' }]);
  });

  it('share one store, which tells what all of them added', async () => {
    await start('first', keeps, { startPaused: true });
    await start('second', keeps);
    await ended('second');
    await engine.control({ runId: 'first', action: 'resume' });
    await ended('first');
    const query = { cname: 'Shop', offset: 0, limit: 1, find: '', onlyAdded: false };
    expect(await engine.stores.page({ root, storePath: null }, query)).toMatchObject({
      total: 100,
      added: 100,
    });
  });

  it('are four at most; what is over makes room, and one engine stays for the next', async () => {
    const four = ['1', '2', '3', '4'];
    for (const runId of four) await start(runId, pass, { startPaused: true });
    await expect(start('5', pass)).rejects.toMatchObject({ code: 'process.too-many-runs' });
    await engine.control({ runId: '3', action: 'stop' });
    await until(() => states.some(({ runId }) => runId === null) || states.length === 3);
    await start('6', pass);
    await ended('6');
    await engine.endRuns(root);
    await until(() => states.length === 1 && alive.size === 1);
    expect(states[0]).toMatchObject({ engine: 1, runId: null });
  });
});
