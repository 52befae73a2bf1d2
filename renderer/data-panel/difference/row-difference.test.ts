import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { rowDifference } from './row-difference.ts';

const whole = (rows: readonly string[]) => ({ rows, total: rows.length });
const changesOf = (before: readonly string[], after: readonly string[]) =>
  rowDifference(whole(before), whole(after)).rows.map((row) => [row.change, row.before, row.after]);

describe('rowDifference', () => {
  it('shows a row that a filter dropped where it stood', () => {
    expect(changesOf(['1', '2', '3'], ['1', '3'])).toEqual([
      ['same', '1', '1'],
      ['removed', '2', null],
      ['same', '3', '3'],
    ]);
  });

  it('takes rows for the same whatever the order of their keys', () => {
    const changes = changesOf(['{"a":1,"b":{"c":1,"d":2}}'], ['{"b":{"d":2,"c":1},"a":1}']);
    expect(changes.map(([change]) => change)).toEqual(['same']);
  });

  it('recognizes a changed row by the field that tells rows apart', () => {
    const difference = rowDifference(
      whole([
        '{"city":"A","id":1,"score":3}',
        '{"city":"A","id":2,"score":5}',
        '{"city":"B","id":3,"score":7}',
      ]),
      whole(['{"id":3,"average":7}', '{"id":1,"average":3}']),
    );
    expect(difference).toMatchObject({ key: 'id', counts: { same: 0, changed: 2, added: 0, removed: 1 } });
    expect(difference.rows.find(({ change }) => change === 'removed')?.before).toContain('"id":2');
  });

  it('lets one row in become several rows out', () => {
    expect(
      changesOf(
        ['{"id":1,"lines":[1,2]}', '{"id":2,"lines":[]}'],
        ['{"id":1,"line":1}', '{"id":1,"line":2}'],
      ),
    ).toEqual([
      ['changed', '{"id":1,"lines":[1,2]}', '{"id":1,"line":1}'],
      ['changed', '{"id":1,"lines":[1,2]}', '{"id":1,"line":2}'],
      ['removed', '{"id":2,"lines":[]}', null],
    ]);
  });

  it('goes by order where no field tells rows apart and as many came out as went in', () => {
    const before = ['{"sku":"A","qty":1}', '{"sku":"A","qty":2}', '{"sku":"B","qty":2}'];
    const after = ['{"sku":"A","total":10}', '{"sku":"A","total":20}', '{"sku":"B","total":20}'];
    expect(changesOf(before, after).map(([change]) => change)).toEqual(['changed', 'changed', 'changed']);
  });

  it('sees no relation where there is none', () => {
    const totals = ['{"city":"Lyon","sum":3}'];
    expect(changesOf(['{"id":1,"price":1}', '{"id":2,"price":2}'], totals).map(([change]) => change)).toEqual(
      ['added', 'removed', 'removed'],
    );
  });

  it('claims nothing beyond the last match when only the first rows are known', () => {
    const numbers = Array.from({ length: 10 }, (_, n) => String(n));
    const even = numbers.filter((n) => Number(n) % 2 === 0);
    const difference = rowDifference({ rows: numbers, total: 10 }, { rows: even.slice(0, 3), total: 5 });
    expect(difference.counts).toEqual({ same: 3, changed: 0, added: 0, removed: 2 });
    const other = rowDifference({ rows: numbers.slice(0, 4), total: 10 }, { rows: numbers, total: 10 });
    expect(other.counts).toEqual({ same: 4, changed: 0, added: 0, removed: 0 });
  });

  it('gives back both sides', () => {
    const row = fc.oneof(
      fc.constantFrom('1', '2', '"a"', 'null', 'no json'),
      fc.record({ id: fc.nat(4), name: fc.constantFrom('x', 'y') }).map((value) => JSON.stringify(value)),
    );
    const rows = fc.array(row, { maxLength: 12 });
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const difference = rowDifference(whole(before), whole(after));
        expect(difference.rows.flatMap((line) => line.after ?? [])).toEqual(after);
        const shown = new Set(difference.rows.map((line) => line.before));
        expect(before.filter((json) => !shown.has(json))).toEqual([]);
        for (const line of difference.rows)
          expect(line.change === 'same').toBe(
            line.before !== null &&
              line.after !== null &&
              canonicalJson(line.before) === canonicalJson(line.after),
          );
      }),
    );
  });
});
