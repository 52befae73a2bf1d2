import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Evaluate, toClosure } from './evaluate.ts';
import { readExpression } from './expression.ts';
import { RowError } from './row-error.ts';
import { expressionText, row, surroundings } from './test-expressions.ts';
import { compileJs } from './to-js.ts';

function outcome(evaluate: Evaluate, given: unknown): unknown {
  try {
    return { value: evaluate([given], (key) => `<${key}>`) ?? null };
  } catch (thrown) {
    if (thrown instanceof RowError) return { kind: thrown.kind };
    throw thrown;
  }
}

test('closures and compiled code give the same value or the same error for every row', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(expressionText, fc.array(row, { minLength: 20, maxLength: 40 }), (text, rows) => {
      const { typed, problems } = readExpression(text, surroundings);
      expect(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(
        typed === undefined ? [expect.stringMatching(/^expr\./)] : [],
      );
      if (typed === undefined) return;
      const [closure, compiled] = [toClosure(typed, ['row']), compileJs(typed, ['row'])];
      for (const given of rows) {
        const expected = outcome(closure, given);
        expect(outcome(compiled, given)).toEqual(expected);
        const what = Object.keys(expected as object)[0] ?? '';
        seen.set(what, (seen.get(what) ?? 0) + 1);
      }
    }),
    { numRuns: 2_000 },
  );
  // Neither only errors nor only values: else it would say little.
  expect(seen.get('value') ?? 0).toBeGreaterThan(seen.get('kind') ?? 0);
  expect(seen.get('kind') ?? 0).toBeGreaterThan(100);
});

test('any text gives a value’s type or an error with a place in it', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'row.',
      'row',
      '(',
      ')',
      '[',
      ']',
      '"',
      "'",
      '&&',
      '||',
      '?',
      ':',
      '1',
      '1e999',
      '.',
      ',',
      '\\',
      '//',
      'in',
      'has(',
      '!',
      '-',
      'x',
      '{',
      '\n',
      '😀',
      'r"',
      '"""',
    ),
    expressionText,
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const { typed, problems } = readExpression(text, surroundings);
      for (const { start, end } of problems) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      expect(typed !== undefined || problems.length === 1).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  '('.repeat(4_000),
  '-'.repeat(4_096),
  '!'.repeat(2_000),
  `${'['.repeat(3_000)}1`,
  '1+'.repeat(2_000),
  'a.'.repeat(2_000),
  `row.s${'.trim()'.repeat(500)}`,
])('a text of thousands of brackets is refused, or read: %.12s', (text) => {
  const { problems } = readExpression(text, surroundings);
  expect(problems.map(({ code }) => code)).toEqual([expect.stringMatching(/^expr\./)]);
});
