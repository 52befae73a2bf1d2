import { expect, it } from 'vitest';
import { readRows } from '../../../core/rows/read-rows.ts';
import { allRows, asCsv, asLines } from './export-store.ts';

it('fetches all rows, also where pages end early', async () => {
  const all = Array.from({ length: 2500 }, (_, n) => `{"n":${n}}`);
  const rows = await allRows(async (offset, limit) => ({
    rows: all.slice(offset, offset + Math.min(limit, 700)).map((json) => ({ json, isAdded: false })),
    matching: all.length,
    total: all.length,
    added: 0,
    doubles: 0,
  }));
  expect(rows).toEqual(all);
  expect(asLines(rows.slice(0, 2))).toBe('{"n":0}\n{"n":1}\n');
});

it('writes CSV that is read back as the same rows', () => {
  const rows = ['{"id":1,"name":"a, \\"b\\"","at":null}', '{"id":2.50,"tags":[1,2],"note":"x\\ny"}'];
  const csv = asCsv(rows);
  expect(csv.split('\r\n')[0]).toBe('id,name,at,tags,note');
  expect(readRows(csv, 'a.csv', 'csv').rows).toEqual([
    '{"id":1,"name":"a, \\"b\\"","at":null,"tags":null,"note":null}',
    '{"id":2.50,"name":null,"at":null,"tags":"[1,2]","note":"x\\ny"}',
  ]);
});
