import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferFields } from '../../row-types/infer.ts';
import { fieldsOfType } from '../../row-types/row-type.ts';
import { builtinOf } from '../all.ts';
import type { Setup } from '../problem.ts';
import type { CallRows } from './builtin-call.ts';
import { dropWords } from './drop-words.ts';
import { explainCall } from './explain-call.ts';

interface Given {
  setup: Setup;
  rows: readonly object[];
  out: readonly object[];
  before?: readonly CallRows[];
  own?: Setup;
}

function explained({ setup, rows, out, before = [], own = {} }: Given) {
  return explainCall({ setup, params: { ...setup, ...own }, batch: 3, before, rows, out });
}

/** Why the row was dropped, in both languages. */
function whyOf(given: Given, row: number): string[] {
  const reason = explained(given)?.whyDropped(row);
  return reason ? Object.values(dropWords(reason)) : [];
}

describe('why a built-in dropped a row', () => {
  const rows = [
    { id: 1, qty: 5 },
    { id: 2, qty: 0 },
    { id: 1, qty: 7 },
  ];

  it('a filter: its condition, with what the row holds', () => {
    const given = {
      setup: { builtin: 'filter@1', where: 'row.qty > 0' },
      rows,
      out: [rows[0] ?? {}, rows[2] ?? {}],
    };
    expect(whyOf(given, 2)).toEqual(['row.qty > 0 is false (qty is 0)', 'row.qty > 0 为假（qty 为 0）']);
    expect(whyOf(given, 1)).toEqual([]);
    expect(explained(given)?.outOf(3)).toEqual([2]);
    expect(explained(given)?.inOf(2)).toEqual([3]);
  });

  it('a filter that drops rows which fail: what failed', () => {
    const mixed = [{ qty: 1 }, { qty: null }];
    const setup = { builtin: 'filter@1', where: 'row.qty > 0', on_error: 'drop' };
    expect(whyOf({ setup, rows: mixed, out: [{ qty: 1 }] }, 2)[0]).toMatch(/^where: .*\(qty is null\)$/);
  });

  it('checks: the first one that does not hold', () => {
    const setup = { builtin: 'verify@1', checks: 'id = row.id > 0\nqty = row.qty > 0' };
    expect(whyOf({ setup, rows, out: [rows[0] ?? {}, rows[2] ?? {}] }, 2)).toEqual([
      'the check qty does not hold, row.qty > 0 (qty is 0)',
      '规则 qty 不成立，row.qty > 0（qty 为 0）',
    ]);
  });

  it('duplicates: the row that stays', () => {
    const setup = { builtin: 'dedupe@1', key: 'id' };
    const given = { setup, rows, out: rows.slice(0, 2) };
    expect(whyOf(given, 3)).toEqual(['row 1 is the same (id is 1)', '与第 1 行相同（id 为 1）']);
    const last = { ...given, setup: { ...setup, keep: 'last' }, out: rows.slice(1) };
    expect(whyOf(last, 1)[0]).toBe('row 3 is the same (id is 1)');
  });

  it('duplicates over a run: the row of an earlier batch', () => {
    const setup = { builtin: 'dedupe@1', key: 'id', scope: 'run' };
    const before = [
      { batch: 1, rows: [{ id: 9, qty: 1 }] },
      {
        batch: 2,
        rows: [
          { id: 8, qty: 1 },
          { id: 2, qty: 1 },
        ],
      },
    ];
    expect(whyOf({ setup, rows, out: [rows[0] ?? {}], before }, 2)).toEqual([
      'row 2 of batch 2 is the same (id is 2)',
      '与第 2 批第 2 行相同（id 为 2）',
    ]);
  });

  it('a limit: which rows go on, by the params of its place', () => {
    const setup = { builtin: 'limit@1', rows: '2' };
    expect(whyOf({ setup, rows, out: rows.slice(0, 2) }, 3)[0]).toBe(
      'of a batch rows 1 to 2 go on, and this is row 3',
    );
    expect(whyOf({ setup, rows, out: rows.slice(0, 1), own: { rows: '1' } }, 3)[0]).toBe(
      'of a batch rows 1 to 1 go on, and this is row 3',
    );
    const last = { setup: { ...setup, from: 'last', offset: '1' }, rows, out: rows.slice(0, 2) };
    expect(whyOf(last, 3)[0]).toBe('of a batch rows 1 to 2 go on, and this is row 3');
    const over = { setup: { ...setup, scope: 'run' }, rows, out: rows.slice(0, 1) };
    expect(whyOf({ ...over, before: [{ batch: 1, rows: [{ id: 9, qty: 1 }] }] }, 2)[0]).toBe(
      'of the run rows 1 to 2 go on, and this is row 3',
    );
  });

  it('a sample, an empty list, a batch that ends', () => {
    const every = { setup: { builtin: 'sample@1', every: '2' }, rows, out: [rows[0] ?? {}, rows[2] ?? {}] };
    expect(whyOf(every, 2)[0]).toBe('of a batch one row in 2 goes on, and this is row 2');
    const lists = [{ items: [1] }, { items: [] }];
    const split = { setup: { builtin: 'split@1', field: 'items' }, rows: lists, out: [{ items: 1 }] };
    expect(whyOf(split, 2)[0]).toBe('there is no item to make a row of (items is [])');
    const branch = { setup: { builtin: 'branch@1', when: 'row.qty == 0.0' }, rows, out: [] };
    expect(whyOf(branch, 1)[0]).toBe('the batch ends here, by row.qty == 0.0');
  });

  it('where storage decides, the only reason there is; which rows came out is not known', () => {
    const setup = { builtin: 'join@1', match: 'id = row.id', fields: 'name: text' };
    const given = { setup, rows, out: [] };
    expect(whyOf(given, 2)).toEqual([
      'no stored row matches id = row.id (id is 2)',
      '没有存储的行符合 id = row.id（id 为 2）',
    ]);
    expect(explained(given)?.outOf(2)).toBeUndefined();
    expect(whyOf({ ...given, setup: { ...setup, kind: 'left' } }, 2)).toEqual([]);
  });

  it('is not said where the setup does not give what was recorded, of code, or of what can’t be read', () => {
    const setup = { builtin: 'filter@1', where: 'row.qty > 0' };
    expect(explained({ setup, rows, out: rows })).toBeUndefined();
    expect(explained({ setup: {}, rows, out: [] })).toBeUndefined();
    expect(explained({ setup: { ...setup, where: 'row.nothing >' }, rows, out: [] })).toBeUndefined();
    expect(explained({ setup: { builtin: 'limit@1', rows: 'x' }, rows, out: [] })).toBeUndefined();
  });
});

it('every row in went into a row out or has a reason, and both ways agree', () => {
  const row = record({ id: integer({ min: 0, max: 3 }), qty: integer({ min: -1, max: 1 }) });
  const setup = constantFrom<Setup>(
    { builtin: 'filter@1', where: 'row.qty > 0' },
    { builtin: 'verify@1', checks: 'a = row.qty > 0\nb = row.id > 1' },
    { builtin: 'dedupe@1', key: 'id' },
    { builtin: 'dedupe@1', keep: 'last' },
    { builtin: 'limit@1', rows: '2', offset: '1' },
    { builtin: 'limit@1', rows: '2', from: 'last' },
    { builtin: 'sample@1', every: '3' },
  );
  assert(
    property(setup, array(row, { minLength: 1, maxLength: 12 }), (one, rows) => {
      const fields = fieldsOfType({ fields: inferFields(rows) });
      const out = builtinOf(one)
        ?.read(one, fields)
        .program?.evaluator({ param: (key) => one[key] ?? '' })(rows).rows;
      const found = explained({ setup: one, rows, out: out ?? [] });
      expect(found).toBeDefined();
      for (const [at] of rows.entries()) {
        const into = found?.outOf(at + 1) ?? [];
        for (const to of into) expect(found?.inOf(to)).toContain(at + 1);
        expect(found?.whyDropped(at + 1) === undefined).toBe(into.length > 0);
      }
    }),
  );
});
