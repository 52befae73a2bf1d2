import { describe, expect, it } from 'vitest';
import { summarizeColumns } from './column-summary.ts';
import { shownRow } from './shown-row.ts';

const rows = (...json: string[]) => json.map(shownRow);

describe('summarizeColumns', () => {
  it('tells type, nulls, distinct values, range and distribution', () => {
    const [id, sku] = summarizeColumns(rows('{"id":1,"sku":"b"}', '{"id":4,"sku":"a"}', '{"id":4}'));
    expect(id).toMatchObject({ type: 'int', nulls: 0, distinct: 2, min: 1, max: 4 });
    expect(id?.histogram.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(sku).toMatchObject({ type: 'text', nulls: 0, missing: 1, distinct: 2, min: 'a', max: 'b' });
  });

  it('tells a field that is null from one that a row does not have', () => {
    const [, sku] = summarizeColumns(
      rows('{"id":1,"sku":null}', '{"id":2}', '{"id":3}', '{"id":4,"sku":"a"}'),
    );
    expect(sku).toMatchObject({ type: 'text', nulls: 1, missing: 2, distinct: 1 });
  });

  it('calls whole and broken numbers together a number, and anything else mixed', () => {
    expect(summarizeColumns(rows('{"v":1}', '{"v":1.5}'))[0]?.type).toBe('number');
    expect(summarizeColumns(rows('{"v":1}', '{"v":"x"}'))[0]?.type).toBe('mixed');
    expect(summarizeColumns(rows('{"v":null}'))[0]?.type).toBe('null');
  });

  it('shows rows that are no objects in a column of their own', () => {
    expect(summarizeColumns(rows('1', '"x"', 'null'))[0]).toMatchObject({
      name: 'value',
      type: 'mixed',
      nulls: 1,
      missing: 0,
    });
  });

  it('tells numbers apart that are one as doubles, and shows all their digits', () => {
    const [id] = summarizeColumns(rows('{"id":9007199254740993}', '{"id": 9007199254740992}', '{"id":1.10}'));
    expect(id).toMatchObject({ type: 'number', distinct: 3, min: 1.1, max: '9007199254740993' });
  });

  it('takes nothing that all objects have for a field', () => {
    expect(
      summarizeColumns(rows('{"constructor":1}', '{"__proto__":2}')).map(({ name, missing }) => [
        name,
        missing,
      ]),
    ).toEqual([
      ['constructor', 1],
      ['__proto__', 1],
    ]);
  });
});
