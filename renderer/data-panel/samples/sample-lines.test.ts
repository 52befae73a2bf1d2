import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  appendRows,
  cellInput,
  cellValue,
  createLineReader,
  removeLines,
  replaceLine,
  sampleLines,
  withCell,
} from './sample-lines.ts';

const lineText = fc.constantFrom('{"a":1}', '{"a":2}', '{oops', '', '  ', '"text"', 'null');

it('reads a text after others as if it were the first', () => {
  fc.assert(
    fc.property(fc.array(fc.array(lineText, { maxLength: 8 }), { maxLength: 6 }), (texts) => {
      const read = createLineReader();
      for (const lines of texts) expect(read(lines.join('\n'))).toEqual(sampleLines(lines.join('\n')));
    }),
  );
});

it('keeps the rows that an edit left as they were', () => {
  const read = createLineReader();
  const before = read('{"a":1}\n{"a":2}\n{"a":3}\n');
  const after = read(replaceLine('{"a":1}\n{"a":2}\n{"a":3}\n', 1, '{"a":5}'));
  expect(after.map((row, at) => row === before[at])).toEqual([true, false, true]);
});

it('tells rows from blank lines and from lines that are not JSON', () => {
  expect(sampleLines('{"a":1}\n\n{oops\n"text"\n').map(({ line, value }) => [line, value])).toEqual([
    [0, { a: 1 }],
    [2, undefined],
    [3, 'text'],
  ]);
});

it('changes one line and leaves the others as they were written', () => {
  const text = '{"a": 1}\n{"a":2}\n';
  expect(replaceLine(text, 1, '{"a":3}')).toBe('{"a": 1}\n{"a":3}\n');
  expect(removeLines(text, new Set([0]))).toBe('{"a":2}\n');
});

it('reads back every row it appends', () => {
  const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
  fc.assert(
    fc.property(fc.array(json), (rows) => {
      expect(sampleLines(appendRows('{"first":true}', rows)).map(({ value }) => value)).toEqual([
        { first: true },
        ...rows,
      ]);
    }),
  );
});

it('takes what is typed as the kind of value the cell had', () => {
  expect(cellValue('12', 7)).toBe(12);
  expect(cellValue('12', 'x')).toBe('12');
  expect(cellValue('abc', 7)).toBe('abc');
  expect(cellValue('{"b":1}', null)).toEqual({ b: 1 });
  expect(cellInput({ b: 1 })).toBe('{"b":1}');
  expect(withCell({ a: 1, b: 2 }, 'a', 5)).toEqual({ a: 5, b: 2 });
});
