import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { inferFields } from '../row-types/infer.ts';
import type { TypedField } from '../row-types/row-type.ts';
import { declaredRows } from './declared-fields.ts';
import { decodeRow } from './decode-row.ts';
import { inProduction } from './in-production.ts';

const marks: readonly TypedField[] = [
  { name: 'id', type: 'int', nullable: false },
  { name: 'name', type: 'text', nullable: false },
  { name: 'score', type: 'number', nullable: true },
];

test('one bad row takes its whole batch, and no other', () => {
  const good = { id: 1, name: 'Ann', score: 1 };
  expect(inProduction(marks, [[good, { ...good, id: 1.5 }, good, { ...good, name: 7 }], [good]])).toEqual({
    rows: 5,
    lost: 4,
    spoilt: [
      {
        batch: 1,
        rows: 4,
        first: { row: 2, misfit: { field: 'id', expects: 'int', found: 'fraction' } },
        count: 2,
      },
    ],
    dropped: [],
    zeroed: [],
    nulls: 0,
  });
});

test('fields that the struct lacks go, and fields that a row lacks are zero', () => {
  const outcome = inProduction(marks, [
    [
      { id: 1, class: '7b' },
      { name: null, score: null, class: '7c' },
    ],
  ]);
  expect(outcome).toMatchObject({
    lost: 0,
    dropped: [{ field: 'class', rows: 2 }],
    zeroed: [
      { field: 'name', rows: 2 },
      { field: 'id', rows: 1 },
    ],
  });
});

test('names match whatever their case, ids beyond int64 and numbers beyond doubles do not fit', () => {
  expect(decodeRow(marks, { ID: 3, Name: 'Cy' }).row).toEqual({ id: 3, name: 'Cy', score: null });
  expect(decodeRow(marks, { id: 2 ** 63 }).misfit).toEqual({ field: 'id', expects: 'int', found: 'beyond' });
  expect(decodeRow(marks, '{"score": 1e999}').misfit?.found).toBe('beyond');
  expect(decodeRow(marks, '{"id": 4').misfit).toEqual({ field: '', expects: 'row', found: 'no-json' });
  expect(decodeRow(marks, [1]).misfit).toEqual({ field: '', expects: 'row', found: 'list' });
  expect(decodeRow(marks, null)).toMatchObject({ row: null, misfit: undefined });
});

test('deep fields are told with their path, and counted once a row', () => {
  const fields = inferFields([{ lines: [{ qty: 1 }] }]);
  const rows = [
    {
      lines: [
        { qty: 1, x: 1 },
        { qty: 2, x: 1 },
      ],
    },
    { lines: [{ qty: 'two' }] },
  ];
  expect(
    inProduction(
      fields,
      rows.map((row) => [row]),
    ),
  ).toMatchObject({
    spoilt: [{ first: { row: 2, misfit: { field: 'lines[0].qty', expects: 'number', found: 'text' } } }],
    dropped: [{ field: 'lines[].x', rows: 1 }],
  });
});

const name = fc.oneof(fc.constantFrom('a', 'A', '城市', '__proto__', 'constructor', ''), fc.string());
/** Names that differ in their case only are one to Go, and such a struct is refused elsewhere: there are none here. */
const rows = fc
  .array(fc.dictionary(name, fc.jsonValue({ depthSize: 'small' }), { maxKeys: 4 }), { maxLength: 6 })
  .map((some) => z.array(z.unknown()).parse(JSON.parse(JSON.stringify(some).toLowerCase())));

test('rows whose fields were learnt from them all come through, whole', () => {
  fc.assert(
    fc.property(rows, (some) => {
      const fields = inferFields(some);
      const { lost, dropped } = inProduction(fields, [some]);
      expect({ lost, dropped }).toEqual({ lost: 0, dropped: [] });
      for (const row of some) {
        const decoded = decodeRow(fields, row).row ?? {};
        expect(Object.keys(decoded).toSorted()).toEqual(fields.map((one) => one.name).toSorted());
      }
    }),
  );
});

test('whatever the rows are, each is lost or handed on, and a batch is lost as a whole', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.jsonValue()), { maxLength: 5 }), rows, (batches, like) => {
      const fields = inferFields(like);
      const { rows: all, lost, spoilt } = inProduction(fields, batches);
      expect(all).toBe(batches.flat().length);
      expect(lost).toBe(spoilt.reduce((sum, { batch }) => sum + (batches[batch - 1]?.length ?? 0), 0));
      for (const [index, batch] of batches.entries())
        expect(spoilt.some((one) => one.batch === index + 1)).toBe(
          batch.some((row) => decodeRow(fields, row).misfit !== undefined),
        );
    }),
  );
});

test('the rows that code declares are read as a struct of them', () => {
  const code = `
interface Line { sku: string; qty: number }
/** A row. */
export interface Order {
  readonly id: number; // the key
  city?: string;
  '下单日期': string | null
  lines: Line[];
  tags: readonly string[];
  other: Map<string, number>;
}
export default async function Read(ctx: Context, flow: Flow, rows: readonly Order[]) {}`;
  const item = (type: TypedField['type']) => ({ list: { type, nullable: false } });
  const field = (name: string, type: TypedField['type'], nullable = false) => ({ name, type, nullable });
  expect(declaredRows(code)).toEqual({
    name: 'Order',
    fields: [
      field('id', 'number'),
      field('city', 'text', true),
      field('下单日期', 'text', true),
      field('lines', item({ object: [field('sku', 'text'), field('qty', 'number')] })),
      field('tags', item('text')),
      field('other', 'mixed'),
    ],
  });
  expect(declaredRows('export default async function F(ctx, flow, rows) {}')).toBeUndefined();
  expect(declaredRows('function F(rows: Row[]) {}')).toBeUndefined();
});
