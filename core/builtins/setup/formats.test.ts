import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLines, printLines } from './lines.ts';
import { parseNames, printNames, shownName, writtenName } from './names.ts';

const name = fc.oneof(
  fc.stringMatching(/^[A-Za-z_]\w{0,8}$/),
  fc.constantFrom(
    '城市',
    'a b',
    '`',
    '``x`',
    'as',
    'desc',
    'let',
    'true',
    '__proto__',
    'a,b',
    'a=b',
    '',
    '1',
    '😀',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
);

test('names are read as they were printed', () => {
  const listed = fc.record(
    { name, as: name, word: fc.constantFrom('desc', 'asc') },
    { requiredKeys: ['name'] },
  );
  fc.assert(
    fc.property(
      fc.array(
        listed.map(({ word, ...rest }) => ({ ...rest, ...(rest.as === undefined ? { word } : {}) })),
        { maxLength: 6 },
      ),
      (names) => {
        const text = printNames(names);
        const read = parseNames(text);
        expect(read.problem).toBeUndefined();
        expect(read.names.map((one) => [one.name, one.as?.name, one.word?.name])).toEqual(
          names.map((one) => [one.name, one.as, 'word' in one ? one.word : undefined]),
        );
        for (const one of read.names) expect(text.slice(one.start, one.end)).not.toMatch(/^\s|\s$/);
      },
    ),
  );
});

test('lines are read as they were printed, each with its place', () => {
  const lineName = name.filter((text) => !/[\r\n]/.test(text));
  const right = fc.constantFrom('row.a', 'row["="] == "#"', 'a == b ? 1 : 2', '"x = y"', '-1');
  const line = fc.oneof(
    fc.record({ left: lineName, right }),
    fc.record({ left: fc.stringMatching(/^[a-z]\w{0,5}$/), isLet: fc.constant(true), right }),
    fc.record({
      left: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 6 }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
      ),
      leftKind: fc.constant('literal' as const),
      right,
    }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
      const text = printLines(lines);
      const read = parseLines(text);
      expect(read.problems).toEqual([]);
      expect(read.lines.map(({ isLet, left, right: value }) => [isLet, left.value, value])).toEqual(
        lines.map((one) => ['isLet' in one, one.left, one.right]),
      );
      for (const one of read.lines) expect(text.slice(one.rightStart).startsWith(one.right)).toBe(true);
    }),
  );
});

test('a name of several words before an equals sign lacks its backticks', () => {
  const read = parseLines('has city = has(row.city)\n  1st-place = 2\nrow.a == row.b\na b\n订单 号 = 1');
  expect(read.problems.map(({ code, name }) => [code, name])).toEqual([
    ['builtin.name-in-backticks', 'has city'],
    ['builtin.name-in-backticks', '1st-place'],
    ['builtin.line-needs-equals', undefined],
    ['builtin.line-needs-equals', undefined],
    ['builtin.name-in-backticks', '订单 号'],
  ]);
});

test('blank lines and remarks say nothing; a wrong line is left out', () => {
  const { lines, problems } = parseLines('\n# a remark\n  a = 1\n\n= 2\nb\r\n`c = 3\nlet d = 4\n');
  expect(lines.map(({ left, right, isLet }) => [left.value, right, isLet])).toEqual([
    ['a', '1', false],
    ['d', '4', true],
  ]);
  expect(problems.map(({ code }) => code)).toEqual([
    'builtin.line-needs-name',
    'builtin.line-needs-equals',
    'builtin.name-not-closed',
  ]);
});

test('a name that a person types is written so that it is read as that name, and shown so again', () => {
  fc.assert(
    fc.property(
      name.filter((one) => one.trim() !== '' && !/^\s*[`"]/.test(one)),
      (typed) => {
        const written = writtenName(typed);
        expect(parseNames(written).names.map((one) => one.name)).toEqual([typed]);
        expect(shownName(written)).toBe(typed);
      },
    ),
  );
  // What is written already, and what is more than a name, stays.
  expect(['`a b`', '"x"', ''].map(writtenName)).toEqual(['`a b`', '"x"', '']);
  expect(['a, b', 'a as b', '`a'].map(shownName)).toEqual(['a, b', 'a as b', '`a']);
});
