import { expect, it } from 'vitest';
import type { JournalRow } from '../../../core/contract/host/runs.ts';
import { columnsOfPages } from './late-columns.ts';

const page = (...rows: object[]): JournalRow[] =>
  rows.map(
    (row, at) =>
      ({ index: at + 1, batch: 1, visit: 1, row: at + 1, json: JSON.stringify(row) }) as JournalRow,
  );

it('a field that only later rows have gets a column behind the others, told of by the page where it first stands', () => {
  const first = page({ id: 1, qty: 2 }, { id: 2, qty: 3 });
  const later = page({ id: 7, late: 'x' });
  const named = (pages: [number, JournalRow[]][]) =>
    columnsOfPages(new Map(pages)).map(({ summary, rows }) => `${summary.name} ${rows.length}`);
  expect(named([[0, first]])).toEqual(['id 2', 'qty 2']);
  expect(
    named([
      [3, later],
      [0, first],
    ]),
  ).toEqual(['id 2', 'qty 2', 'late 1']);
});
