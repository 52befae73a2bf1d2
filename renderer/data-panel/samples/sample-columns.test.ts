import { expect, it } from 'vitest';
import { addColumn, removeColumn, renameColumn } from './sample-columns.ts';
import { sampleLines } from './sample-lines.ts';

const text = '{"a": 1, "b": 2}\n{"b":3}\n"text"\n{oops\n';
const lines = sampleLines(text);

it('changes columns, and leaves rows without them as they were written', () => {
  expect(renameColumn(text, lines, 'a', 'c')).toBe('{"c": 1, "b": 2}\n{"b":3}\n"text"\n{oops\n');
  expect(removeColumn(text, lines, 'a')).toBe('{"b": 2}\n{"b":3}\n"text"\n{oops\n');
  expect(addColumn(text, lines, 'a')).toBe('{"a": 1, "b": 2}\n{"b":3,"a":null}\n"text"\n{oops\n');
});

it('keeps the digits of what it does not change, and the line ends', () => {
  const numbers = '{"order_id":9007199254740993,"rate":1.10,"z":-0}\r\n{"rate":1e400}\r\n';
  const read = sampleLines(numbers);
  expect(renameColumn(numbers, read, 'rate', 'r')).toBe(numbers.replaceAll('rate', 'r'));
  expect(removeColumn(numbers, read, 'rate')).toBe('{"order_id":9007199254740993,"z":-0}\r\n{}\r\n');
  expect(addColumn(numbers, read, '__proto__')).toBe(numbers.replaceAll('}', ',"__proto__":null}'));
});
