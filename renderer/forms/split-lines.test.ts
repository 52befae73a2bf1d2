import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLines } from '../../core/builtins/setup/lines.ts';
import { joinLine, splitLines, withLine, withMovedLine, withNewLine } from './split-lines.ts';

test('lines are split at the first equals sign that is no part of a name', () => {
  const text = '# the rate\nlet rate = 1.5\n`a = b` = row.x == "=" ? 1 : 2\nhalf';
  expect(
    splitLines(text).map(({ isPlain, isLet, name, expression }) => [isPlain, isLet, name, expression]),
  ).toEqual([
    [true, false, '', ''],
    [false, true, 'rate', '1.5'],
    [false, false, '`a = b`', 'row.x == "=" ? 1 : 2'],
    [true, false, '', ''],
  ]);
});

test('writing a line as it is changes nothing, and places are those that the reader tells', () => {
  const line = fc.oneof(
    fc.constant(''),
    fc.constant('# note = 1'),
    fc
      .record({
        isLet: fc.boolean(),
        name: fc.constantFrom('a', '城市', '`x = "y"`', '"CNY"'),
        expression: fc.string(),
      })
      .map(joinLine),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join('\n');
      const read = new Map(parseLines(text).lines.map((one) => [one.start, one]));
      for (const [index, one] of splitLines(text).entries()) {
        if (one.isPlain) continue;
        expect(withLine(text, index, joinLine(one))).toBe(text);
        const known = read.get(one.start);
        if (known !== undefined)
          expect(text.slice(one.expressionStart).trimStart().startsWith(known.right)).toBe(true);
      }
    }),
  );
});

test('lines are added, moved and taken away', () => {
  expect(withNewLine('a = 1\n', 'b = 2')).toBe('a = 1\nb = 2');
  expect(withMovedLine('a = 1\nb = 2', 1, -1)).toBe('b = 2\na = 1');
  expect(withMovedLine('a = 1', 0, 1)).toBe('a = 1');
  expect(withLine('a = 1', 0, null)).toBe('');
});
