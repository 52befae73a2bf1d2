import fc from 'fast-check';
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

it('writes CSV whose names and texts are read back, whatever is in them', () => {
  const name = fc
    .string({
      unit: fc.constantFrom('a', '1', ',', ';', '\t', '|', '"', ' ', '\n', '=', 'é', '\ufeff'),
      minLength: 1,
    })
    // Readers trim names.
    .map((text) => `n${text}m`);
  const text = fc.string({ unit: fc.constantFrom('x', ',', ';', '"', ' ', '\n', '\t'), maxLength: 6 });
  const row = fc.dictionary(
    name,
    text.map((inner) => `t${inner}`),
    { minKeys: 1, maxKeys: 4 },
  );
  fc.assert(
    fc.property(row, (one) => {
      const read = readRows(asCsv([JSON.stringify(one)]), 'a.csv', 'csv');
      expect(read.rows.map((line) => JSON.parse(line))).toEqual([one]);
    }),
    { examples: [[{ 'a;b;c': 'x', d: 'y' }], [{ 'n||1': 'x' }]] },
  );
});
