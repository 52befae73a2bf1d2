import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complete, completionType } from './complete.ts';
import { expressionText, surroundings } from './test-expressions.ts';
import { bool, string } from './types.ts';

const known = { ...surroundings, params: ['currency', 'rate'] };

function labels(text: string, expected = bool): string[] {
  const caret = text.includes('|') ? text.indexOf('|') : text.length;
  return complete(text.replace('|', ''), caret, known, expected).items.map(({ label }) => label);
}

test('fields come after a row, those of the expected type first', () => {
  expect(labels('row.')[0]).toBe('ok');
  expect(labels('row.', string).slice(0, 2)).toEqual(['s', 'd']);
  expect(labels('row.a > 1 && row.n')).toEqual(['na', 'ns', 'nums']);
  expect(labels('row["')).toContain('城市');
});

test('a field that is no identifier takes the dot with it', () => {
  const { start, items } = complete('row.城', 4, known);
  expect(start).toBe(3);
  expect(items.find(({ label }) => label === '城市')?.text).toBe('["城市"]');
});

test('methods follow the type of what stands before the dot', () => {
  expect(labels('row.s.sta')).toEqual(['startsWith']);
  expect(labels('row.tags.')).toEqual(expect.arrayContaining(['exists', 'all', 'size', 'join']));
  expect(labels('(row.s + "a").trim().')).toContain('contains');
  expect(labels('row.lines[0].')).toEqual(['sku', 'qty', 'note']);
  expect(labels('math.a')).toEqual(['abs']);
  expect(labels('row.a.')).toEqual([]);
});

test('names, functions and parameters', () => {
  expect(labels('')).toEqual(expect.arrayContaining(['row', 'has', 'size', 'coalesce']));
  expect(labels('row.ok && ro')).toEqual(['row', 'round']);
  expect(labels('param("c')).toEqual(['currency']);
  expect(labels('1.')).toEqual([]);
});

test('the type is said', () => {
  const item = complete('row.na', 6, known).items[0];
  expect(item && completionType(item)).toBe('double?');
});

test('any caret in any text has an answer within the text', () => {
  fc.assert(
    fc.property(expressionText, fc.nat({ max: 60 }), (text, at) => {
      const caret = Math.min(at, text.length);
      const { start } = complete(text, caret, known);
      expect(start).toBeLessThanOrEqual(caret);
      expect(start).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});
