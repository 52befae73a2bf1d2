import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { toClosure } from '../../core/expr/evaluate.ts';
import { readExpression } from '../../core/expr/expression.ts';
import { RowError } from '../../core/expr/row-error.ts';
import { surroundings } from '../../core/expr/test-expressions.ts';

/** Where the language here means to be another one than cel-go's, with the reason. */
const meant = {
  'number-text': 'numbers become text as in JSON: 100000000, not 1e+08',
  'text-number': 'a text is a number by one grammar: not 1_000, 0x10, Infinity or NaN',
  'large-int': 'whole numbers end at 2^53: beyond that JavaScript has no exact ones',
} as const;

const questionSchema = z.object({
  text: z.string(),
  differs: z.enum(Object.keys(meant) as [keyof typeof meant]).optional(),
  answers: z.array(z.unknown()),
});
const [head = '', ...lines] = readFileSync(new URL('../../core/expr/cel-go.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const { rows } = z.object({ rows: z.array(z.record(z.string(), z.unknown())) }).parse(JSON.parse(head));

/** What it is for each row; null for an error. */
function answersTo(text: string): unknown[] {
  const { typed } = readExpression(text, surroundings);
  if (typed === undefined) throw new Error(text);
  const evaluate = toClosure(typed, ['row']);
  return rows.map((row) => {
    try {
      return plain(evaluate([row], () => ''));
    } catch (thrown) {
      if (thrown instanceof RowError) return null;
      throw thrown;
    }
  });
}

function plain(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return celText(value);
  return JSON.parse(JSON.stringify(value ?? null));
}

function celText(value: number): string {
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
}

test('expressions have the values that cel-go has, but where another one is meant', () => {
  const wrong = lines.flatMap((line) => {
    const { text, differs, answers } = questionSchema.parse(JSON.parse(line));
    const found = answersTo(text);
    const at = found.findIndex((one, index) => JSON.stringify(one) !== JSON.stringify(answers[index]));
    if (at < 0 === (differs === undefined)) return [];
    return [{ text, differs, row: at, ours: found[at], celGo: answers[at] }];
  });
  expect(wrong).toEqual([]);
});
