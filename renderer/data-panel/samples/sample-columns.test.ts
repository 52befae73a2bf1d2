import { expect, it } from 'vitest';
import { addColumn, removeColumn, renameColumn } from './sample-columns.ts';
import { sampleLines } from './sample-lines.ts';

const text = '{"a": 1, "b": 2}\n{"b":3}\n"text"\n{oops\n';
const lines = sampleLines(text);

it('changes columns, and leaves rows without them as they were written', () => {
  expect(renameColumn(text, lines, 'a', 'c')).toBe('{"c":1,"b":2}\n{"b":3}\n"text"\n{oops\n');
  expect(removeColumn(text, lines, 'a')).toBe('{"b":2}\n{"b":3}\n"text"\n{oops\n');
  expect(addColumn(text, lines, 'a')).toBe('{"a": 1, "b": 2}\n{"b":3,"a":null}\n"text"\n{oops\n');
});
