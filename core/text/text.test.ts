import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundedParams, boundedText, longestErrorText } from './bounded-text.ts';
import { visibleLine, visibleText } from './visible-text.ts';

describe('a bounded text', () => {
  test('says how much of it there is', () => {
    const text = boundedText('x'.repeat(50_000_000), longestErrorText);
    expect(text.endsWith('x… [65,536 / 50,000,000]')).toBe(true);
    expect(text.length).toBe(longestErrorText);
    expect(boundedText('short', longestErrorText)).toBe('short');
  });

  test('never ends in half a character', () => {
    for (const limit of [40, 41]) expect(boundedText('🚀'.repeat(100), limit).isWellFormed()).toBe(true);
  });
});

describe('values of an error', () => {
  const long = fc.integer({ min: 0, max: 200_000 }).map((length) => 'v'.repeat(length));
  const params = fc.dictionary(fc.string({ maxLength: 300 }), fc.oneof(long, fc.integer()), { maxKeys: 40 });

  test('fit into 64 KB, and are the same when bounded again', () => {
    fc.assert(
      fc.property(params, (given) => {
        const bounded = boundedParams(given);
        expect(JSON.stringify(bounded).length).toBeLessThan(longestErrorText + 20_000);
        expect(boundedParams(bounded)).toEqual(bounded);
      }),
    );
  });

  test('stay whole where they are short', () => {
    const bounded = boundedParams({ fname: 'F', detail: 'd'.repeat(10_000_000), row: 3 });
    expect(bounded).toMatchObject({ fname: 'F', row: 3 });
    expect(String(bounded['detail'])).toMatch(/^d+… \[[\d,]+ \/ 10,000,000\]$/);
    expect(String(bounded['detail']).length).toBeGreaterThan(60_000);
  });
});

describe('a visible text', () => {
  test.each([
    ['\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'],
    ['\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
    ['\u009b2J', '\\u009b2J'],
    ['over\rwritten\b', 'over\\u000dwritten\\u0008'],
    ['user\u202etxt.exe', 'user\\u202etxt.exe'],
    ['a\u2028b', 'a\\u2028b'],
    ['\u{e0041}', '\\udb40\\udc41'],
    ['two\nlines\tand a tab, 中文, 👩‍🚀, é', 'two\nlines\tand a tab, 中文, 👩‍🚀, é'],
  ])('of %j is %j', (given, shown) => expect(visibleText(given)).toBe(shown));

  test('leaves JSON the same JSON', () => {
    const anyText = fc
      .array(fc.oneof(fc.nat(0xa0), fc.integer({ min: 0x2000, max: 0x2070 }), fc.nat(0xffff)))
      .map((codes) => String.fromCharCode(...codes));
    fc.assert(
      fc.property(fc.array(anyText), (texts) => {
        expect(JSON.parse(visibleText(JSON.stringify(texts)))).toEqual(texts);
      }),
    );
  });

  test('may be asked to stay on one line', () => expect(visibleLine('a\n\tb\r')).toBe('a\\n\\tb\\u000d'));
});
