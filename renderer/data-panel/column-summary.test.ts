import { describe, expect, it } from 'vitest';
import { asRecord, summarizeColumns } from './column-summary.ts';

describe('summarizeColumns', () => {
  it('tells type, nulls, distinct values, range and distribution', () => {
    const [id, sku] = summarizeColumns([{ id: 1, sku: 'b' }, { id: 4, sku: 'a' }, { id: 4 }]);
    expect(id).toMatchObject({ type: 'int', nulls: 0, distinct: 2, min: 1, max: 4 });
    expect(id?.histogram.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(sku).toMatchObject({ type: 'text', nulls: 1, distinct: 2, min: 'a', max: 'b' });
  });

  it('calls whole and broken numbers together a number, and anything else mixed', () => {
    expect(summarizeColumns([{ v: 1 }, { v: 1.5 }])[0]?.type).toBe('number');
    expect(summarizeColumns([{ v: 1 }, { v: 'x' }])[0]?.type).toBe('mixed');
    expect(summarizeColumns([{ v: null }])[0]?.type).toBe('null');
  });

  it('shows rows that are no objects in a column of their own', () => {
    expect(summarizeColumns([asRecord(1), asRecord('x'), asRecord(null)])[0]).toMatchObject({
      name: 'value',
      type: 'mixed',
      nulls: 1,
    });
  });
});
