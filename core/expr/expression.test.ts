import { describe, expect, test } from 'vitest';
import { toClosure } from './evaluate.ts';
import { readExpression } from './expression.ts';
import { describeProblem, describeRowError } from './messages.ts';
import { RowError } from './row-error.ts';
import { surroundings } from './test-expressions.ts';
import { compileJs } from './to-js.ts';
import { bool, double } from './types.ts';

const base = {
  a: 1,
  b: 2,
  s: 'abc',
  d: '2026-03-04',
  ok: true,
  na: null,
  ns: null,
  城市: '北京',
  tags: ['x', 'y'],
  nums: [1, 2],
  lines: [],
  at: null,
};

function value(text: string, row: object = {}): unknown {
  const { typed, problems } = readExpression(text, surroundings);
  if (typed === undefined) return problems.map(({ code, start, end }) => [code, text.slice(start, end)])[0];
  const results = [toClosure(typed, ['row']), compileJs(typed, ['row'])].map((evaluate) => {
    try {
      return evaluate([{ ...base, ...row }], (key) => `<${key}>`);
    } catch (thrown) {
      if (thrown instanceof RowError) return `${thrown.kind}: ${text.slice(thrown.start, thrown.end)}`;
      throw thrown;
    }
  });
  expect(results[1]).toEqual(results[0]);
  return results[0];
}

describe('values', () => {
  test.each<[string, unknown, object?]>([
    ['row.a / row.b', 0.5],
    ['1 / 2', 0],
    ['1 / 2.0', 0.5],
    ['row.a * 2', 2],
    ['-7 % 3', -1],
    ['7.5 % 2', 1.5],
    ['1 / 0', 'div-zero: 1 / 0'],
    ['9007199254740991 + 1', 'int-range: 9007199254740991 + 1'],
    ['row.na + 1', 'null: row.na'],
    ['coalesce(row.na, 5)', 5],
    ['coalesce(row.at.zone, "UTC")', 'UTC'],
    ['has(row.at.zone)', false],
    ['has(row.constructor)', false],
    ['has(row.na) && row.na > 1', false],
    ['row.na > 1 || true', true],
    ['row.na > 1 && false', false],
    ['row.na > 1 && true', 'null: row.na'],
    ['row.na == 1', false],
    ['row.na == null', true],
    ['row["城市"]', '北京'],
    ['"～" < "😀"', true],
    ['row.s < "😀"', true, { s: '～' }],
    ['size("a😀")', 2],
    ['"a😀b".indexOf("b")', 2],
    ['"a😀b".substring(1, 2)', '😀'],
    ['"abc".substring(2, 5)', 'index: "abc".substring(2, 5)'],
    ['"😀".replace("", "-")', '-😀-'],
    ['"a😀".split("")', ['a', '😀']],
    ['"\\ufeffx\\u0085".trim()', '\ufeffx'],
    ['double(" 1")', 'not-a-number: double(" 1")'],
    ['double("0x10")', 'not-a-number: double("0x10")'],
    ['double("1e400")', 'not-a-number: double("1e400")'],
    ['int("12 ")', 'not-an-int: int("12 ")'],
    ['int(2.9)', 2],
    ['string(-0.0)', '0'],
    ['string(1e21)', '1e+21'],
    ['round(1.005, 2)', 1],
    ['round(-2.5)', -3],
    ['math.round(0.49999999999999994)', 0],
    ['round(1.5, 16)', 'round-digits: round(1.5, 16)'],
    ['days("2026-02-28", "2026-03-01")', 1],
    ['days("2026-02-30", "2026-03-01")', 'not-a-date: days("2026-02-30", "2026-03-01")'],
    ['timestamp("2026-03-29T00:30:00Z").getHours("Europe/Berlin")', 1],
    ['timestamp("2026-03-29T01:30:00Z").getHours("Europe/Berlin")', 3],
    ['timestamp("2026-01-01T23:59:60Z").getHours()', 'not-a-time: timestamp("2026-01-01T23:59:60Z")'],
    ['timestamp("2026-01-01T00:00:00Z").getMonth()', 0],
    ['row.tags[2]', 'index: row.tags[2]'],
    ['row.tags.exists(t, t == "y")', true],
    ['[1, 2, 3].map(x, x > 1, x * 2)', [4, 6]],
    ['row.nums.map(x, x * row.b)', [2, 4]],
    ['row.a in [1, 2]', true],
    ['"x" in row.tags', true],
    ['"a" + "b"', 'ab'],
    ['["a"] + row.tags', ['a', 'x', 'y']],
    ['param("k")', '<k>'],
    ['row.a > 1', 'wrong-type: row.a', { a: 'one' }],
    ['row.a > 1 || true', 'wrong-type: row.a', { a: null }],
    ['"a".matches("^(a+)+$")', true],
    ['row.s.matches(row.ns)', 'bad-pattern: row.s.matches(row.ns)', { ns: '(' }],
    ['row.ok ? row.na : 1', null],
  ])('%s', (text, expected, row) => {
    expect(value(text, row)).toEqual(expected);
  });
});

describe('errors, at their place', () => {
  test.each([
    ['', 'expr.empty', ''],
    ['row.qty * * 2', 'expr.unexpected', '*'],
    ['row.a = 1', 'expr.single-equals', '='],
    ['(row.a', 'expr.ends-too-early', ''],
    ['"abc', 'expr.text-not-closed', '"abc'],
    ['row.tagz', 'expr.unknown-field-meant', 'row.tagz'],
    ['row.zzzzzz', 'expr.unknown-field', 'row.zzzzzz'],
    ['ok', 'expr.unknown-name-meant', 'ok'],
    ['row.ok and true', 'expr.unexpected-meant', 'and'],
    ['row.ok & true', 'expr.unexpected-meant', '&'],
    ['row.ok true', 'expr.unexpected', 'true'],
    ['row.数量 > 1', 'expr.field-in-brackets', '.数量'],
    ['row.price元 > 1', 'expr.field-in-brackets', '.price元'],
    ['row.größe', 'expr.field-in-brackets', '.größe'],
    ['row.s == 上海', 'expr.bare-letters', '上海'],
    ['row.a ＞ 1', 'expr.unexpected-meant', '＞'],
    ['round（row.a)', 'expr.unexpected-meant', '（'],
    ['row.s == “x"', 'expr.unexpected-meant', '“'],
    ['sizes(row.s)', 'expr.unknown-function-meant', 'sizes(row.s)'],
    ['startsWith(row.s, "a")', 'expr.other-form', 'startsWith(row.s, "a")'],
    ['row.s + row.a', 'expr.text-and-number', 'row.s + row.a'],
    ['row.s - 1', 'expr.no-operator', 'row.s - 1'],
    ['row.s > 1', 'expr.not-comparable', 'row.s > 1'],
    ['row.tags["x"]', 'expr.no-fields', 'row.tags["x"]'],
    ['row.tags[row.a]', 'expr.wrong-type', 'row.a'],
    ['row.a ? 1 : 2', 'expr.wrong-type', 'row.a'],
    ['row.ok ? 1 : "a"', 'expr.branches-differ', 'row.ok ? 1 : "a"'],
    ['row.s.matches("(?=a)")', 'expr.bad-pattern', '"(?=a)"'],
    ['{"a": 1}', 'expr.not-in-language', '{"a": 1}'],
    ['9007199254740992', 'expr.int-too-large', '9007199254740992'],
    ['row.tags.map(a, row.tags.map(b, row.tags.map(c, c)))', 'expr.macros-too-deep', 'row.tags.map(c, c)'],
    ['row.a in row.s', 'expr.in-needs-list', 'row.s'],
    ['null + 1', 'expr.null-as-value', 'null'],
  ])('%s', (text, code, at) => {
    expect(value(text)).toEqual([code, at]);
  });
});

test.each([
  ['row.s - 1', 'double(row.s) - 1'],
  ['1 < row.s', '1 < double(row.s)'],
  ['row.s * row.a > 1', 'double(row.s) * row.a > 1'],
  ['row.s == 1', 'double(row.s) == 1'],
  ['row.s in [1, 2]', 'double(row.s) in [1, 2]'],
  ['row.tags > 1', undefined],
])('values of two types in %s are brought to one by its fix', (text, expected) => {
  const fix = readExpression(text, surroundings).problems[0]?.fix;
  const mended = fix && text.slice(0, fix.start) + fix.text + text.slice(fix.end);
  expect(mended).toBe(expected);
  if (mended !== undefined) expect(readExpression(mended, surroundings).typed).toBeDefined();
});

test.each([
  ['row.城市 == "x"', 'row["城市"] == "x"'],
  ['row.price元 == null', 'row["price元"] == null'],
  ['row.a ＞ 1', 'row.a > 1'],
  ['row.s == 上海', undefined],
])('letters and signs of another alphabet in %s are written as CEL has them by the fix', (text, expected) => {
  const fix = readExpression(text, surroundings).problems[0]?.fix;
  expect(fix && text.slice(0, fix.start) + fix.text + text.slice(fix.end)).toBe(expected);
});

test('what may be null is warned of, unless it was asked for, and mended by its fix', () => {
  const warned = (text: string) => readExpression(text, surroundings).problems;
  expect(warned('row.na > 1')).toMatchObject([
    { code: 'expr.may-be-null', fix: { text: 'coalesce(row.na, 0)' } },
  ]);
  for (const text of [
    'has(row.na) && row.na > 1',
    'row.na != null ? row.na : 0.0',
    'row.na == null || row.na > 1',
    '!has(row.na) || row.na > 1',
  ])
    expect(warned(text), text).toEqual([]);
  expect(warned('has(row.na) || row.na > 1')).toMatchObject([{ code: 'expr.may-be-null' }]);
});

test('a division of whole numbers is warned of', () => {
  expect(readExpression('size(row.s) / 2', surroundings).problems).toMatchObject([
    { code: 'expr.int-division', fix: { text: '.0' } },
  ]);
});

test('what is expected is asked for', () => {
  const kind = (text: string, type = bool) =>
    readExpression(text, surroundings, type).problems.map(({ code }) => code);
  expect(kind('row.ok')).toEqual([]);
  expect(kind('row.a')).toEqual(['expr.wrong-type']);
  expect(kind('1', double)).toEqual([]);
  expect(kind('null', double)).toEqual(['expr.wrong-type']);
});

test('every problem and every row’s error has words in both languages', () => {
  const { problems } = readExpression('row.tagz', surroundings);
  expect(problems.map((problem) => describeProblem(problem, 'en'))).toEqual([
    { message: 'the rows have no field tagz', help: 'Did you mean tags?' },
  ]);
  expect(problems.map((problem) => describeProblem(problem, 'zh-CN').message)).toEqual([
    '数据中没有字段 tagz',
  ]);
  expect(describeRowError({ kind: 'div-zero' }, 'zh-CN').message).toBe('除以零');
});
