import { expect, it } from 'vitest';
import { generateRows } from './generate-rows.ts';

it('makes rows after a plan, the same for the same seed', () => {
  const plan = [
    { name: 'id', kind: 'sequence', detail: '100' },
    { name: 'qty', kind: 'integer', detail: '1..3' },
    { name: 'price', kind: 'number', detail: '0..10' },
    { name: 'city', kind: 'choice', detail: '上海, 北京' },
    { name: 'day', kind: 'date', detail: '2026-01-01..2026-01-31' },
  ] as const;
  const rows = generateRows(plan, 500, 7);
  expect(rows).toHaveLength(500);
  expect(rows[0]?.['id']).toBe(100);
  expect(rows[499]?.['id']).toBe(599);
  expect(new Set(rows.map((row) => row['qty']))).toEqual(new Set([1, 2, 3]));
  expect(new Set(rows.map((row) => row['city']))).toEqual(new Set(['上海', '北京']));
  expect(rows.every((row) => String(row['day']).startsWith('2026-01-'))).toBe(true);
  expect(generateRows(plan, 500, 7)).toEqual(rows);
  expect(generateRows(plan, 500, 8)).not.toEqual(rows);
});
