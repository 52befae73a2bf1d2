import { expect, test } from 'vitest';
import { cutToWidth, displayWidth, formatTable } from './text-table.ts';

test('columns line up with Chinese text in them', () => {
  const lines = formatTable(
    [{ title: '函数' }, { title: 'rows', align: 'right' }],
    [
      ['订单', '12'],
      ['ab', '1,204'],
    ],
  );
  expect(lines).toEqual(['函数   rows', '订单     12', 'ab    1,204']);
});

test('a cut text is as wide as asked, at most', () => {
  expect(cutToWidth('订单汇总', 5)).toBe('订单…');
  expect(cutToWidth('abc', 3)).toBe('abc');
  expect(displayWidth('\u001b[31mred\u001b[0m')).toBe(3);
});
