import { expect, it } from 'vitest';
import { failedChecks } from './checks.ts';
import { describeFailure, type GoldenFailure } from './failure.ts';

const rows = [
  { id: 1, total: 2.5 },
  { id: 2, total: -1 },
  { id: 3, total: null },
];

function words(failures: readonly GoldenFailure[], language: 'en' | 'zh-CN' = 'en'): string[] {
  return failures.map((failure) => describeFailure(failure, language).message);
}

it('name each row of which they are not true, and where they have no value', () => {
  expect(words(failedChecks(['row.id > 0'], rows))).toEqual([]);
  expect(words(failedChecks(['row.total >= 0'], rows))).toEqual([
    'row 2: row.total >= 0 is not true of {"id":2,"total":-1}',
    'row 3: row.total >= 0 has no value: row.total is null in this row',
  ]);
});

it('that cannot be read say why, in both languages', () => {
  const failures = failedChecks(['row.totl >= 0', 'row.total + ', 'row.total'], rows);
  for (const language of ['en', 'zh-CN'] as const)
    for (const text of words(failures, language)) expect(text).not.toMatch(/\{\w+\}/);
  expect(words(failures)[0]).toContain('totl');
  expect(failures.map(({ code }) => code)).toEqual(Array(3).fill('golden.check-wrong'));
});

it('are bounded, with a count of the others, and say nothing without rows', () => {
  const many = Array.from({ length: 100 }, (_, id) => ({ id }));
  const failures = failedChecks(['row.id < 0'], many);
  expect(failures).toHaveLength(11);
  expect(failures.at(-1)?.params).toEqual({ count: 90 });
  expect(failedChecks(['row.id < 0'], [])).toEqual([]);
});
