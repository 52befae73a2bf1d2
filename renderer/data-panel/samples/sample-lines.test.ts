import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appendRows } from '../../../core/samples/append-rows.ts';
import {
  createLineReader,
  removeLines,
  replaceCell,
  replaceLine,
  sampleLines,
  typedJson,
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
      expect(
        sampleLines(
          appendRows(
            '{"first":true}',
            rows.map((row) => JSON.stringify(row)),
          ),
        ).map(({ value }) => value),
      ).toEqual([{ first: true }, ...rows]);
    }),
  );
});

it('takes what is typed as the kind of value the cell had, digit for digit', () => {
  expect(typedJson('12', 7)).toBe('12');
  expect(typedJson(' 1.10 ', 7)).toBe('1.10');
  expect(typedJson('9007199254740993', null)).toBe('9007199254740993');
  expect(typedJson('-0', undefined)).toBe('-0');
  expect(typedJson('12', 'x')).toBe('"12"');
  expect(typedJson('007', 7)).toBe('"007"');
  expect(typedJson('abc', 7)).toBe('"abc"');
  expect(typedJson('', 7)).toBe('null');
  expect(typedJson('{"b":\n1}', null)).toBe('{"b": 1}');
});

it('changes one cell and nothing else of the file, whatever its lines end in', () => {
  const row = '{"order_id":9007199254740993, "rate":1.10,"note":"old","z":-0,"huge":1e400}';
  const text = `\uFEFF${row}\r\n\r\n{oops\r\n${row}`;
  expect(replaceCell(text, 0, 'note', '"new"')).toBe(text.replace('old', 'new'));
  expect(replaceCell(text, 3, 'z', '5').endsWith('"z":5,"huge":1e400}')).toBe(true);
  expect(replaceLine(text, 2, '{}')).toBe(text.replace('{oops', '{}'));
  expect(appendRows(text, ['{"a":1.0}'])).toBe(`${text}\r\n{"a":1.0}\r\n`);
});

it('takes for blanks what JSON does: what else stands around a row is a fault, as a run finds it', () => {
  const lines = sampleLines('\ufeff{"a":1}\n \t{"a":2}\r\n\ufeff{"a":3}\n\u00a0{"a":4}\n{"a":5}\u2028\n');
  expect(lines.map(({ value }) => value !== undefined)).toEqual([true, true, false, false, false]);
});
