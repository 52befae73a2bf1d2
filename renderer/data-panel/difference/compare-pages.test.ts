import { expect, it } from 'vitest';
import { comparePages } from './compare-pages.ts';

function page(indexes: readonly number[], total: number) {
  const rows = indexes.map((index) => ({
    index: index + 1,
    batch: 1,
    visit: 1,
    row: 1,
    json: `{"id":${index}}`,
  }));
  return { rows, matching: rows.length, kept: rows.length, total };
}

it('compares no samples: rows that were kept by chance on one side only are no difference', () => {
  const difference = comparePages(page([0, 1, 2, 40, 70], 100), page([0, 1, 2, 33, 90], 100));
  expect(difference.counts).toEqual({ same: 3, changed: 0, added: 0, removed: 0 });
  expect(difference.sides.before).toMatchObject({ total: 100, rows: { length: 3 } });
});
