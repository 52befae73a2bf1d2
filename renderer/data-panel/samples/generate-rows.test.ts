import { expect, it } from 'vitest';
import { generateRows, planFor } from './generate-rows.ts';

it('makes rows after a plan, the same for the same seed', () => {
  const plan = [
    { name: 'id', kind: 'sequence', detail: '100' },
    { name: 'qty', kind: 'integer', detail: '1..3' },
    { name: 'price', kind: 'number', detail: '0..10' },
    { name: 'city', kind: 'choice', detail: '上海, 北京' },
    { name: 'day', kind: 'date', detail: '2026-01-01..2026-01-31' },
  ] as const;
  const made = generateRows(plan, 500, 7);
  const rows = made.map((json): Record<string, unknown> => JSON.parse(json));
  expect(rows).toHaveLength(500);
  expect(rows[0]?.['id']).toBe(100);
  expect(rows[499]?.['id']).toBe(599);
  expect(new Set(rows.map((row) => row['qty']))).toEqual(new Set([1, 2, 3]));
  expect(new Set(rows.map((row) => row['city']))).toEqual(new Set(['上海', '北京']));
  expect(rows.every((row) => String(row['day']).startsWith('2026-01-'))).toBe(true);
  expect(generateRows(plan, 500, 7)).toEqual(made);
  expect(generateRows(plan, 500, 8)).not.toEqual(made);
});

it('plans a field after the values that are there', () => {
  const plan = (values: unknown[], name = 'x') => {
    const { kind, detail } = planFor(name, values);
    return [kind, detail];
  };
  expect(plan([4, 5, 6])).toEqual(['sequence', '7']);
  expect(plan([3, 9, null, 1])).toEqual(['integer', '1..9']);
  expect(plan([9007199254740993n, 9007199254740994n])).toEqual(['sequence', '9007199254740995']);
  expect(plan([9007199254740991, 9007199254740992n])).toEqual(['sequence', '9007199254740993']);
  expect(plan([5, 9007199254740993n])).toEqual(['integer', '5..9007199254740993']);
  expect(plan([0.5, 2])).toEqual(['number', '0.5..2']);
  expect(plan([true, null])).toEqual(['boolean', '']);
  expect(plan(['2026-03-02', '2026-03-01'])).toEqual(['date', '2026-03-01..2026-03-02']);
  expect(plan(['上海', '北京', '上海', '北京'])).toEqual(['choice', '上海, 北京']);
  expect(plan(['a, b', 'a, b'], 'note')).toEqual(['text', 'note']);
  expect(plan(['p', 'q', 'r'], 'note')).toEqual(['text', 'note']);
  expect(plan([], 'order_id')).toEqual(['sequence', '1']);
  expect(plan([{ a: 1 }], 'nested')).toEqual(['text', 'nested']);
});

it('counts up from numbers beyond a double without losing one', () => {
  const plan = [{ name: '__proto__', kind: 'sequence', detail: '9007199254740993' }] as const;
  expect(generateRows(plan, 2, 1)).toEqual([
    '{"__proto__":9007199254740993}',
    '{"__proto__":9007199254740994}',
  ]);
});
