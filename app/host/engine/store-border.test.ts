import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnConfig } from '../../../core/config/types.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { createStoreClient } from '../../../engine/process/store-client.ts';
import { connector, openTestStore } from '../../../engine/store/test-store.ts';
import { nodeFinder } from './find-node.ts';
import { spawnEngine } from './spawn-engine.ts';
import { createStoreKeeper, type StorePlace } from './store-keeper.ts';

const keeper = createStoreKeeper({ spawn: spawnEngine, findNode: nodeFinder() });
afterAll(() => keeper.close());
const inMemory: StorePlace = { root: '/shared', storePath: null };
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-border-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The engine's side of a store in a process of its own; counts the turns. */
function storeAt(place: StorePlace) {
  const turns: string[] = [];
  const client = createStoreClient((calls) => {
    turns.push(calls);
    void keeper.ask(place, calls).then(client.answer);
  });
  return Object.assign(client.forRun(), { turns });
}

function fileStore(name = 'store.sqlite') {
  const path = join(folder, 'store', name);
  mkdirSync(join(folder, 'store'), { recursive: true });
  return storeAt({ root: folder, storePath: path });
}

/** What came back, or the code of what was thrown. */
async function outcome(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (thrown) {
    return thrown instanceof CodedError ? { code: thrown.code } : { thrown: String(thrown) };
  }
}

const field = fc.constantFrom('id', 'name', '姓 名', "it's", '"quoted"', '__proto__', 'constructor', '2');
const value = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.double(),
  fc.constantFrom(
    9007199254740993n,
    -0,
    Number.MAX_SAFE_INTEGER + 2,
    Number.NaN,
    1e308,
    true,
    false,
    null,
    undefined,
  ),
  fc.constantFrom('', 'a', '1', '中文 😀', '\ud800', 'line\nbreak', '"'),
  fc.date({ noInvalidDate: true }),
  fc.jsonValue({ maxDepth: 2 }),
);
const row = fc.oneof(
  { weight: 6, arbitrary: fc.dictionary(field, value, { maxKeys: 4 }) },
  { weight: 1, arbitrary: value },
);
const args = fc.oneof(row, fc.array(row, { maxLength: 4 }), fc.constant(undefined));
const conn = fc.constantFrom(
  connector('Plain'),
  connector('Keyed', { key: 'id' }),
  connector('Both', { studio_key: 'id, name' }),
  connector('姓\n名', { key: '2' }),
);
interface Step {
  op: 'save' | 'load';
  conn: ConnConfig;
  args: unknown;
}
const step: fc.Arbitrary<Step> = fc.record({ op: fc.constantFrom('save', 'load'), conn, args });

describe('the embedded store behind its border', () => {
  it('answers as the store in this process does, asked one by one or all at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.boolean(), async (steps, together) => {
        const near = openTestStore(null);
        const far = storeAt(inMemory);
        await keeper.clear(inMemory, null);
        const expected: unknown[] = [];
        for (const { op, conn: one, args: given } of steps)
          expected.push(await outcome(() => near[op](one, given)));
        const asked = (one: Step) => outcome(() => far[one.op](one.conn, one.args));
        const actual: unknown[] = [];
        if (together) actual.push(...(await Promise.all(steps.map(asked))));
        else for (const one of steps) actual.push(await asked(one));
        near.close();
        // Vitest takes a field named `constructor` for a class.
        if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('carries the calls of one turn together, and those that follow from its answers', async () => {
    const store = fileStore();
    const prices = connector('Prices', { key: 'sku' });
    const skus = Array.from({ length: 500 }, (_, index) => ({ sku: `s${index}`, price: index }));
    await Promise.all(skus.map((one) => store.save(prices, one)));
    expect(store.turns).toHaveLength(1);
    const found = await Promise.all(
      skus.map(async ({ sku }) => {
        const [first] = await store.load(prices, sku);
        return await store.load(prices, first);
      }),
    );
    expect(found).toEqual(skus.map((one) => [one]));
    expect(store.turns).toHaveLength(3);
  });

  it('keeps what was given at the moment of the call, and is done when it is settled', async () => {
    const store = fileStore();
    const given = { n: 1 };
    void store.save(connector('A'), given);
    given.n = 2;
    expect(store.isBusy).toBe(true);
    await store.settled();
    expect(store.isBusy).toBe(false);
    expect(await store.load(connector('A'), undefined)).toEqual([{ n: 1 }]);
  });

  it('shows another process what was saved as soon as it is told', async () => {
    const store = fileStore();
    await store.save(connector('A'), { n: 1 });
    const near = openTestStore(join(folder, 'store', 'store.sqlite'));
    expect(near.load(connector('A'), undefined)).toEqual([{ n: 1 }]);
    near.save(connector('A'), { n: 2 });
    near.close();
    expect(await store.load(connector('A'), undefined)).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('says the bound of a call and of an answer, and goes on', async () => {
    const store = fileStore();
    const big = { text: 'x'.repeat(31 * 1024 * 1024) };
    const tooLarge = { code: 'process.store-too-large', data: { params: { cname: 'A', limit: 60 } } };
    await expect(store.save(connector('A'), [big, big])).rejects.toMatchObject(tooLarge);
    // Two saves of one turn, in two frames, and then two loads whose answers don't fit into one.
    await Promise.all(['A', 'B'].map((cname) => store.save(connector(cname), big)));
    expect(store.turns).toHaveLength(2);
    const both = await Promise.all(['A', 'B'].map((cname) => store.load(connector(cname), undefined)));
    expect(both.map((rows) => rows.length)).toEqual([1, 1]);
    await store.save(connector('A'), big);
    await expect(store.load(connector('A'), undefined)).rejects.toMatchObject(tooLarge);
  });

  it('ends a run with what happened when its process dies, and starts another for the next', async () => {
    const place = { root: folder, storePath: null };
    const store = storeAt(place);
    await store.save(connector('A'), { n: 1 });
    const pid = keeper.pidOf(place) ?? 0;
    process.kill(pid, 'SIGKILL');
    const ended = { code: 'process.store-ended', data: { params: { detail: 'signal SIGKILL' } } };
    await expect(store.load(connector('A'), undefined)).rejects.toMatchObject(ended);
    await expect(store.save(connector('A'), { n: 2 })).rejects.toMatchObject(ended);
    keeper.beginRun(place);
    expect(await store.load(connector('A'), undefined)).toEqual([]);
  });

  it('lets go of the file when nothing runs, and makes none anew for what is not asked', async () => {
    const place = { root: folder, storePath: join(folder, 'store', 'store.sqlite') };
    const store = fileStore();
    keeper.beginRun(place);
    keeper.beginRun(place);
    await store.save(connector('A'), { n: 1 });
    keeper.endRun(place);
    await keeper.list(place);
    expect(existsSync(`${place.storePath}-wal`)).toBe(true);
    keeper.endRun(place);
    expect(await keeper.list(place)).toEqual([{ cname: 'A', rows: 1 }]);
    expect(existsSync(`${place.storePath}-wal`)).toBe(false);
  });

  it('tells after a restart what the last run added, also when that asked nothing of the store', async () => {
    const place = { root: folder, storePath: join(folder, 'store', 'store.sqlite') };
    await fileStore().save(connector('A'), { n: 1 });
    keeper.endRun(place);
    const query = { cname: 'A', offset: 0, limit: 10, find: '', onlyAdded: false };
    expect(await keeper.page(place, query)).toMatchObject({ total: 1, added: 1 });
    keeper.beginRun(place);
    const later = createStoreKeeper({ spawn: spawnEngine, findNode: nodeFinder() });
    await expect
      .poll(() => later.page(place, query), { timeout: 15_000 })
      .toMatchObject({ total: 1, added: 0 });
    await later.close();
  });

  it('tells it also when that run began before any process for the store, and another Studio looks', async () => {
    const place = { root: folder, storePath: join(folder, 'store', 'store.sqlite') };
    await fileStore().save(connector('A'), { n: 1 });
    keeper.endRun(place);
    const query = { cname: 'A', offset: 0, limit: 10, find: '', onlyAdded: false };
    const [idle, later] = [1, 2].map(() => createStoreKeeper({ spawn: spawnEngine, findNode: nodeFinder() }));
    idle?.beginRun(place);
    idle?.endRun(place);
    expect(idle?.pidOf(place)).toBeNull();
    await idle?.close();
    expect(await later?.page(place, query)).toMatchObject({ total: 1, added: 0 });
    await later?.close();
  });

  it('can write in the folder of its file and nowhere else', async () => {
    const outside = storeAt({ root: folder, storePath: join(folder, 'missing', 'store.sqlite') });
    await expect(outside.save(connector('A'), 1)).rejects.toMatchObject({ code: 'process.store-failed' });
  });

  it.each([
    ['no JSON', 'x'],
    ['no call', '{}'],
    ['a path', '{"op":"save","cname":"A","rows":0,"storePath":"/tmp/other.sqlite"}'],
    ['rows that are not there', '{"op":"save","cname":"A","rows":1000000000}'],
    ['rows that are told wrong', '{"op":"save","cname":"A","rows":-1}\n{}'],
    ['fields that are none', '{"op":"load","cname":"A","keyFields":[],"wanted":[{"a":1}]}'],
  ])('refuses %s, and lives on', async (_name, calls) => {
    await keeper.clear(inMemory, null);
    expect(await keeper.ask(inMemory, calls)).toHaveProperty('error');
    expect(await keeper.list(inMemory)).toEqual([]);
  });

  it('takes the name of a field for nothing but a name', async () => {
    const store = fileStore();
    await store.save(connector('A'), { a: 1 });
    const name = `a') = 1; DROP TABLE entry; --`;
    expect(await store.load(connector('A'), { [name]: 1 })).toEqual([]);
    expect(await store.load(connector(`A' OR 1=1 --`), undefined)).toEqual([]);
    expect(await store.load(connector('A'), { a: 1 })).toEqual([{ a: 1 }]);
  });
});
