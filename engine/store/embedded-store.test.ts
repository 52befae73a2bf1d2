import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from './embedded-store.ts';
import { connector, openTestStore } from './test-store.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the embedded store', () => {
  it('gives back what was saved, in order, to the next one that opens the file', () => {
    const path = join(folder, 'store.sqlite');
    const first = openTestStore(path);
    expect(first.save(connector('A'), [{ n: 2 }, { n: 1 }])).toBe(2);
    first.save(connector('A'), { n: 3 });
    first.save(connector('B'), 'text');
    first.close();
    const second = openTestStore(path);
    expect(second.load(connector('A'), undefined)).toEqual([{ n: 2 }, { n: 1 }, { n: 3 }]);
    expect(second.load(connector('B'), null)).toEqual(['text']);
    second.close();
    const third = openStore(path);
    expect(third.counts()).toEqual([
      { cname: 'A', rows: 3 },
      { cname: 'B', rows: 1 },
    ]);
    third.clear('A');
    expect(third.counts()).toEqual([{ cname: 'B', rows: 1 }]);
    third.clear(null);
    expect(third.counts()).toEqual([]);
    third.close();
  });

  it('keeps what a Map holds as an object, which is what the next function gets of it', () => {
    const store = openTestStore(null);
    store.save(connector('A'), [{ n: 1, at: new Map([['a', new Map([['b', 1]])]]) }, { none: {} }]);
    expect(store.load(connector('A'), undefined)).toEqual([{ n: 1, at: { a: { b: 1 } } }, { none: {} }]);
    store.close();
  });

  it('replaces the row with the same key, and appends a row that lacks one', () => {
    const store = openTestStore(null);
    const prices = connector('P', { key: 'sku, shop' });
    store.save(prices, [
      { sku: 'a', shop: 1, price: 1 },
      { sku: 'b', shop: 1, price: 2 },
    ]);
    store.save(prices, { sku: 'a', shop: 1, price: 9 });
    store.save(prices, { sku: 'a', price: 5 });
    store.save(prices, { sku: 'a', price: 5 });
    expect(store.load(prices, undefined)).toEqual([
      { sku: 'a', shop: 1, price: 9 },
      { sku: 'b', shop: 1, price: 2 },
      { sku: 'a', price: 5 },
      { sku: 'a', price: 5 },
    ]);
    expect(store.load(prices, { sku: 'a', shop: 1 })).toEqual([{ sku: 'a', shop: 1, price: 9 }]);
    store.close();
  });

  it('loads the rows whose fields equal what is asked for', () => {
    const store = openTestStore(null);
    const conn = connector('C', { studio_key: 'id' });
    store.save(conn, [
      { id: 1, on: true, tags: ['x'], "it's": 'q' },
      { id: 2, on: 1, tags: [] },
      { id: 3, on: false, nothing: null },
    ]);
    expect(store.load(conn, { on: true })).toEqual([{ id: 1, on: true, tags: ['x'], "it's": 'q' }]);
    expect(store.load(conn, { on: 1 })).toEqual([{ id: 2, on: 1, tags: [] }]);
    expect(store.load(conn, { "it's": 'q' })).toHaveLength(1);
    expect(store.load(conn, { tags: ['x'] })).toHaveLength(1);
    expect(store.load(conn, { nothing: null })).toHaveLength(1);
    expect(store.load(conn, 3)).toEqual([{ id: 3, on: false, nothing: null }]);
    expect(store.load(conn, [{ id: 3 }, { id: 1 }, { on: true }])).toMatchObject([{ id: 1 }, { id: 3 }]);
    expect(store.load(conn, { id: 4 })).toEqual([]);
    store.close();
  });

  it('writes a batch as a whole or not at all', () => {
    const store = openTestStore(null);
    expect(() => store.save(connector('D'), [{ n: 1 }, { n: 2n }])).toThrow(
      expect.objectContaining({ code: 'process.store-bad-rows' }),
    );
    expect(() => store.save(connector('D'), undefined)).toThrow(
      expect.objectContaining({ code: 'process.store-bad-rows' }),
    );
    expect(store.load(connector('D'), undefined)).toEqual([]);
    store.close();
  });

  it('says which file it cannot use', () => {
    expect(() => openStore(join(folder, 'missing', 'store.sqlite'))).toThrow(
      expect.objectContaining({ code: 'process.store-failed' }),
    );
  });
});

describe('a page of the embedded store', () => {
  const query = { cname: 'A', offset: 0, limit: 10, find: '', onlyAdded: false };
  const json = (page: ReturnType<ReturnType<typeof openStore>['page']>) => page.rows.map((row) => row.json);

  it('has the rows that are searched for, in any script, and says which the last run added', () => {
    const path = join(folder, 'page.sqlite');
    const first = openStore(path);
    const rows = ['{"n":1,"name":"Émile"}', '{"n":2,"name":"王"}', '{"n":2,"name":"王"}'];
    first.save({ op: 'save', cname: 'A', rows, keys: [] });
    first.save({ op: 'save', cname: 'B', rows: ['1'], keys: [] });
    expect(first.page(query)).toMatchObject({ matching: 3, total: 3, added: 3, doubles: 1 });
    first.begin();
    first.save({ op: 'save', cname: 'A', rows: ['{"n":3,"name":"émile"}'], keys: [] });
    first.close();
    const store = openStore(path);
    const page = store.page(query);
    expect(page.rows.map(({ isAdded }) => isAdded)).toEqual([false, false, false, true]);
    expect(page).toMatchObject({ matching: 4, total: 4, added: 1 });
    const found = store.page({ ...query, find: 'ÉMILE' });
    expect([json(found), found.matching]).toEqual([[rows[0], '{"n":3,"name":"émile"}'], 2]);
    expect(json(store.page({ ...query, onlyAdded: true }))).toEqual(['{"n":3,"name":"émile"}']);
    expect(json(store.page({ ...query, offset: 1, limit: 1 }))).toEqual([rows[1]]);
    store.begin();
    expect(store.page(query).added).toBe(0);
    store.clear('A');
    expect(store.page(query)).toMatchObject({ rows: [], matching: 0, total: 0, added: 0, doubles: 0 });
    store.close();
  });

  it('has back what it was cleared of, where it stood, until the next run begins', () => {
    const store = openStore(null);
    const save = (rows: string[], keys: string[]) => store.save({ op: 'save', cname: 'A', rows, keys });
    save(['1', '2'], ['one', 'two']);
    store.begin();
    save(['3'], ['three']);
    store.save({ op: 'save', cname: 'B', rows: ['9'], keys: [] });
    store.clear('A');
    save(['"two, saved since"'], ['two']);
    store.restore();
    expect(json(store.page(query))).toEqual(['1', '3', '"two, saved since"']);
    expect(store.counts()).toEqual([
      { cname: 'A', rows: 3 },
      { cname: 'B', rows: 1 },
    ]);
    expect(store.page(query).added).toBe(2);
    store.clear(null);
    store.begin();
    store.restore();
    expect(store.counts()).toEqual([]);
    store.close();
  });

  it('ends where its rows get long', () => {
    const store = openStore(null);
    const long = JSON.stringify({ text: 'x'.repeat(3 * 1024 * 1024) });
    store.save({ op: 'save', cname: 'A', rows: [long, long, long], keys: [] });
    expect(store.page(query)).toMatchObject({ matching: 3, rows: [{ json: long }] });
    store.close();
  });
});
