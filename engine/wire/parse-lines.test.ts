import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLines } from './parse-lines.ts';

describe('lines of JSON read at once', () => {
  it('are their rows', () => {
    const text = '{"a":1,"b":"x\\n,{"}\r\n{"a":{"c":null}}\n{}';
    expect(parseLines(text)).toEqual([{ a: 1, b: 'x\n,{' }, { a: { c: null } }, {}]);
  });

  it.each([
    ['a row over two lines', '{"a":1,\n"b":2}'],
    ['a row over two lines, beside two in one', '{"a":{"b":1}\n{"c":2}}\n{"d":1},{"e":2}'],
    ['rows in a list over two lines, beside two in one', '{"a":[{"b":1}\n{"c":2}]}\n{"d":1},{"e":2}'],
    ['a text over two lines, beside two rows in one', '{"a":"}\n{"}\n{"d":1},{"e":2}'],
    ['a blank line', '{"a":1}\n\n{"a":2}'],
    ['rows that are no objects', '1\n2'],
    ['the end of a list', '{"a":1}]\n{"b":2}'],
    ['nothing', ''],
  ])('are not read at once with %s', (_name, text) => {
    expect(parseLines(text)).toBeUndefined();
  });

  it('give what each gives by itself, whatever they hold', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        '\n',
        '"',
        ':',
        '{"a":1}',
        '{"a":{"b":2}}',
        '\n{',
        '}\n',
        '"c":',
      ),
      fc.json({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const rows = parseLines(text);
        if (rows !== undefined) expect(rows).toEqual(text.split('\n').map((line) => JSON.parse(line)));
      }),
      { numRuns: 3000 },
    );
  });

  it('are read at once where they are rows without lists', () => {
    const row = fc.dictionary(
      fc.string(),
      fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const text = rows.map((one) => JSON.stringify(one)).join('\n');
        if (!text.includes('[')) expect(JSON.stringify(parseLines(text))).toBe(JSON.stringify(rows));
      }),
    );
  });
});
