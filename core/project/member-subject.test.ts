import { expect, test } from 'vitest';
import { subjectAt } from './member-subject.ts';

test.each([
  ['const n = order.lines.length;', 'length', 'order.lines'],
  ['for (const line of rows[0].lines.map(f))', 'map', 'rows[0].lines'],
  ["x = row['a b'].c", 'c', "row['a b']"],
  ['x = row!.c', 'c', 'row'],
  ['x = row?.a.b', 'b', 'row?.a'],
  ['x = 订单.行.数', '数', '订单.行'],
  ['x = load(row).c', 'c', ''],
  ['x = (a ?? b).c', 'c', ''],
  ['x = c', 'c', ''],
])('%s: what has no %s is %s', (code, member, subject) => {
  expect(subjectAt(`\n${code}`, 2, code.lastIndexOf(member) + 1)).toBe(subject);
});

test('a place outside of the text has none', () => {
  expect(subjectAt('a.b', 7, 3)).toBe('');
  expect(subjectAt('', 1, 1)).toBe('');
});
