import { expect, test } from 'vitest';
import { CodedError, describeError } from '../../errors/coded-error.ts';
import { FormError } from '../row-failed.ts';
import { droppedRows } from './dropped-rows.ts';

/** What is said of rows 1 to `count`, in both languages. */
function saidOf(count: number, what?: string): string[] {
  const said: unknown[] = [];
  const drops = droppedRows({ log: { warn: (...values) => void said.push(...values) } });
  for (let row = 1; row <= count; row += 1) drops.add(new FormError('no-match'), row, 'price');
  drops.tell(what);
  return said.flatMap((one) =>
    one instanceof CodedError
      ? (['en', 'zh-CN'] as const).map((language) => describeError(one.data, language).message)
      : ['no error'],
  );
}

test('rows that were dropped are told in both languages, the first few by their numbers', () => {
  expect(saidOf(0)).toEqual([]);
  expect(saidOf(1)).toEqual([
    expect.stringMatching(/^1 row dropped: row 1, price: /),
    expect.stringMatching(/^丢弃 1 行：第 1 行 price：/),
  ]);
  const [en = '', chinese = ''] = saidOf(7, 'with a field left empty');
  expect(en).toMatch(/^7 rows with a field left empty: row 1, .*; row 5, price: [^;]*; …$/);
  expect(chinese).toMatch(/^7 行有字段置空：第 1 行.*；…$/);
});

test('what no row is to blame for is thrown on', () => {
  const drops = droppedRows({ log: { warn: () => undefined } });
  expect(() => drops.add(new TypeError('x'), 1, 'a')).toThrow('x');
});
