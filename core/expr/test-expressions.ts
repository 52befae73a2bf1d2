import fc from 'fast-check';
import type { Surroundings } from './check.ts';
import { bool, double, type Field, listOf, objectOf, string } from './types.ts';

const always = (type: Field['type']): Field => ({ type, nullable: false });
const maybe = (type: Field['type']): Field => ({ type, nullable: true });

/** Rows with every type, as random expressions read them. */
export const anyRow = objectOf({
  a: always(double),
  b: always(double),
  s: always(string),
  d: always(string),
  ok: always(bool),
  na: maybe(double),
  ns: maybe(string),
  城市: always(string),
  constructor: maybe(string),
  tags: always(listOf(string)),
  nums: always(listOf(double)),
  lines: always(listOf(objectOf({ sku: always(string), qty: always(double), note: maybe(string) }))),
  at: maybe(objectOf({ zone: always(string) })),
});

export const surroundings: Surroundings = { names: new Map([['row', always(anyRow)]]) };

const texts = [
  '',
  'a',
  'B',
  'abc',
  'Zebra',
  'ß',
  'İ',
  '北京',
  '😀',
  '～',
  'a\u0301',
  ' x ',
  '\u3000全角',
  '\ufeffbom',
];
const numberTexts = ['12', '1.5', '-0', '1e5', '0x10', ' 7', '1_000', 'Infinity', '+5', '.5', '5.', '1e400'];
const times = [
  '2026-03-29T01:30:00Z',
  '2026-10-25T00:30:00+02:00',
  '1883-11-18T12:00:00Z',
  '9999-12-31T23:59:59.999Z',
];
const dates = ['2026-02-28', '2024-02-29', '2026-02-30', '0001-01-01'];
const numbers = [0, -0, 1, -1, 0.5, -2.5, 1.005, 1e308, 5e-324, 2 ** 53, 100.25, 3];

const text = fc.constantFrom(...texts, ...numberTexts, ...times, ...dates);
const number = fc.oneof(fc.constantFrom(...numbers), fc.double({ noNaN: true, noDefaultInfinity: true }));
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

/** Rows of that type; some have what they never should. */
export const row = fc.record(
  {
    a: number,
    b: number,
    s: text,
    d: fc.constantFrom(...times, ...dates, 'x'),
    ok: fc.boolean(),
    na: orNull(number),
    ns: orNull(text),
    城市: text,
    constructor: orNull(text),
    tags: fc.array(text, { maxLength: 3 }),
    nums: fc.array(number, { maxLength: 3 }),
    lines: fc.array(fc.record({ sku: text, qty: number, note: orNull(text) }), { maxLength: 2 }),
    at: orNull(
      fc.record({ zone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'UTC', '+08:00', 'Mars') }),
    ),
  },
  { requiredKeys: ['a', 'b', 's', 'd', 'ok', '城市', 'tags', 'nums', 'lines'] },
);

const quoted = text.map((value) => JSON.stringify(value));
type Kind = 'bool' | 'number' | 'int' | 'text' | 'texts' | 'numbers';

/** Texts of expressions, mostly right ones. */
export const expressionText: fc.Arbitrary<string> = fc.letrec<Record<Kind | 'any', string>>((tie) => {
  const join = (...parts: (string | fc.Arbitrary<string>)[]) =>
    fc
      .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
      .map((given) => given.join(''));
  const fold = (...kinds: fc.Arbitrary<string>[]) =>
    fc.oneof({ depthSize: 'small', withCrossShrink: true }, ...kinds);
  const [condition, amount, whole, words] = [tie('bool'), tie('number'), tie('int'), tie('text')];
  return {
    any: fc.oneof(condition, amount, whole, words, tie('texts'), tie('numbers')),
    bool: fold(
      fc.constantFrom(
        'row.ok',
        'true',
        'has(row.na)',
        'row.ns == null',
        'row.na != null',
        'has(row.at.zone)',
      ),
      join('(', condition, fc.constantFrom(' && ', ' || '), condition, ')'),
      join('!', condition),
      join('(', amount, fc.constantFrom(' < ', ' <= ', ' > ', ' >= ', ' == ', ' != '), amount, ')'),
      join('(', words, fc.constantFrom(' < ', ' >= ', ' == ', ' != '), words, ')'),
      join(words, fc.constantFrom('.startsWith(', '.endsWith(', '.contains('), words, ')'),
      join(words, '.matches(', fc.constantFrom('"^a+$"', '"[北京]"', '"(?i)B"', '"\\\\bx"', 'row.s'), ')'),
      join(
        tie('texts'),
        fc.constantFrom('.exists(t, ', '.all(t, '),
        fc.constantFrom('t == row.s', 't < "b"', 'size(t) > 1'),
        ')',
      ),
      join('(', words, ' in ', tie('texts'), ')'),
      join('(', amount, ' in ', tie('numbers'), ')'),
      fc.constant('(has(row.na) && row.na > 1)'),
      fc.constant('row.lines.exists(l, l.qty > row.a && has(l.note))'),
    ),
    number: fold(
      fc.constantFrom('row.a', 'row.b', 'row.na', '1.5', '0.1', '2', 'coalesce(row.na, 0)', 'row.nums[0]'),
      join('(', amount, fc.constantFrom(' + ', ' - ', ' * ', ' / ', ' % '), amount, ')'),
      join('-', amount),
      join('double(', words, ')'),
      join('round(', amount, ', ', whole, ')'),
      join(
        fc.constantFrom('math.abs(', 'math.floor(', 'math.round(', 'math.trunc(', 'math.sign('),
        amount,
        ')',
      ),
      join(fc.constantFrom('math.greatest(', 'math.least('), amount, ', ', amount, ')'),
      join('(', condition, ' ? ', amount, ' : ', amount, ')'),
    ),
    int: fold(
      fc.constantFrom('1', '0', '3', '9007199254740991', '-7'),
      join('size(', words, ')'),
      join(tie('texts'), '.size()'),
      join('(', whole, fc.constantFrom(' + ', ' - ', ' * ', ' / ', ' % '), whole, ')'),
      join('int(', fc.oneof(words, amount), ')'),
      join(words, '.indexOf(', words, ')'),
      join('days(', fc.constantFrom('row.d', '"2026-01-01"'), ', row.d)'),
      join(
        'timestamp(row.d)',
        fc.constantFrom(
          '.getFullYear()',
          '.getMonth("Asia/Shanghai")',
          '.getHours(row.at.zone)',
          '.getDayOfWeek("Europe/Berlin")',
        ),
      ),
    ),
    text: fold(
      fc.constantFrom(
        'row.s',
        'row["城市"]',
        'row.ns',
        'row.constructor',
        'coalesce(row.ns, "—")',
        'param("k")',
        'row.tags[0]',
      ),
      quoted,
      join('(', words, ' + ', words, ')'),
      join('string(', fc.oneof(amount, whole, condition), ')'),
      join(words, fc.constantFrom('.trim()', '.lowerAscii()', '.upperAscii()')),
      join(words, '.replace(', words, ', ', words, ')'),
      join(words, '.substring(', whole, ')'),
      join(tie('texts'), '.join(', words, ')'),
      join('(', condition, ' ? ', words, ' : ', words, ')'),
    ),
    texts: fold(
      fc.constantFrom('row.tags', '["a", row.s]'),
      join(words, '.split(', words, ')'),
      join(tie('texts'), '.filter(t, t != ', words, ')'),
      fc.constant('row.lines.map(l, l.sku)'),
      join('(', tie('texts'), ' + ', tie('texts'), ')'),
    ),
    numbers: fold(
      fc.constantFrom('row.nums', '[1, 2.5]', '[row.a]'),
      join(tie('numbers'), '.map(x, x * ', amount, ')'),
      fc.constant('row.lines.map(l, l.qty > 1, l.qty)'),
    ),
  };
}).any;
