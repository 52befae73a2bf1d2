import { describe, expect, inject, it } from 'vitest';
import type { ConnConfig } from '../../core/config/types.ts';
import { connectForTests, connector } from './kit/connect.ts';
import { oddRows } from './kit/odd-rows.ts';

const server = inject('servers').opensearch;

describe.skipIf(!server)('es', () => {
  const { keeper, open, save, load } = connectForTests();
  const addrs = `http://127.0.0.1:${server?.port}`;
  const made = (index: string, params: ConnConfig['params'] = {}, cname = index): ConnConfig =>
    connector({ cname, type: 'es', addrs, key: index, params });
  async function ask(method: string, path: string, body?: object): Promise<void> {
    const answer = await fetch(`${addrs}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }
  const refresh = (index: string): Promise<void> => ask('POST', `/${index}/_refresh`);

  it('has rows back as they were, by key and by field', async () => {
    await ask('PUT', '/odd');
    const conn = made('odd', { key: 'id' });
    await open(conn);
    expect(await save(conn, oddRows)).toBe(oddRows.length);
    await refresh('odd');
    const all = await load(conn);
    expect(all).toHaveLength(oddRows.length);
    expect(all).toEqual(expect.arrayContaining([...oddRows]));
    for (const row of oddRows) {
      expect(await load(conn, { id: row.id })).toEqual([row]);
      expect(await load(conn, { name: row.name })).toEqual([row]);
    }
    expect(await load(conn, { note: null })).toEqual([oddRows[0]]);
  });

  it('replaces by key, deletes, asks a query with values, and loads more than a page', async () => {
    await ask('PUT', '/stock');
    const conn = made('stock', { key: 'sku' });
    const gone = made('stock', { key: 'sku', on_save: 'delete' }, 'gone');
    const query = made('stock', { query: '{"range":{"n":{"gte":":least"}}}' }, 'query');
    await open(conn, gone, query);
    await save(
      conn,
      Array.from({ length: 2500 }, (_, n) => ({ sku: `s${n}`, n })),
    );
    await save(conn, [
      { sku: 's1', n: 5000 },
      { sku: 's1', n: 5001 },
    ]);
    await save(gone, [{ sku: 's2' }, { sku: 'never there' }]);
    await refresh('stock');
    expect(await load(conn, 's1')).toEqual([{ sku: 's1', n: 5001 }]);
    expect(await load(conn, 's2')).toEqual([]);
    expect(await load(conn)).toHaveLength(2499);
    expect(await load(query, { least: 2499 })).toHaveLength(2);
    await expect(load(query)).rejects.toMatchObject({ code: 'connect.no-query-value' });
  });

  it('says who it is, and names what is missing or does not fit', async () => {
    const found = await keeper.call('connect.try', { connector: made('stock') });
    expect(found).toMatchObject({ product: 'OpenSearch', version: '2.19.6' });
    await ask('PUT', '/strict', { mappings: { dynamic: 'strict', properties: { n: { type: 'integer' } } } });
    const strict = made('strict');
    await open(strict, made('not-there'));
    await expect(save(made('not-there'), { n: 1 })).rejects.toMatchObject({ code: 'connect.missing' });
    await expect(save(strict, { other: 1 })).rejects.toMatchObject({ code: 'connect.no-column' });
    await expect(save(strict, { n: 'no number' })).rejects.toMatchObject({ code: 'connect.bad-value' });
    await ask('PUT', '/strict/_settings', { 'index.blocks.read_only_allow_delete': true });
    await expect(save(strict, { n: 1 })).rejects.toMatchObject({
      code: expect.stringMatching(/^connect\.(full|read-only)$/),
    });
  });
});
