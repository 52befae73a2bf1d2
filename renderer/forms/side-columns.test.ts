import { expect, test } from 'vitest';
import { nameText } from './cell-text.ts';
import { shownColumns } from './side-columns.ts';
import type { Column } from './side-table.tsx';

const columns = (count: number, marks: Record<number, Column['mark']> = {}): Column[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `f${index}`,
    type: 'number',
    mark: marks[index] ?? null,
  }));

test('of many fields those are shown that a setup makes or changes, in their order, and the others are counted', () => {
  const { columns: shown, left } = shownColumns(columns(501, { 300: 'changed', 500: 'new' }));
  expect(shown).toHaveLength(60);
  expect(shown.slice(57).map(({ name }) => name)).toEqual(['f57', 'f300', 'f500']);
  expect(left).toBe(441);
  expect(shownColumns(columns(60)).left).toBe(0);
});

test('more changes than columns are shown as far as there is room', () => {
  const all = columns(90).map((column): Column => ({ ...column, mark: 'new' }));
  expect(shownColumns(all)).toMatchObject({ columns: all.slice(0, 60), left: 30 });
});

test('a name that can’t be seen stands in quotes', () => {
  expect(['', ' x', 'a\nb', 'a b', '城市', '__proto__'].map(nameText)).toEqual([
    '""',
    '" x"',
    '"a\\nb"',
    'a b',
    '城市',
    '__proto__',
  ]);
});
