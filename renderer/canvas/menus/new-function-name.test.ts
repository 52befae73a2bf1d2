import { expect, test } from 'vitest';
import { defaultFunctionName, nameProblem } from './new-function-name.ts';

test('a new function gets a name that is free', () => {
  expect(defaultFunctionName('Verify', [])).toBe('VerifyRows');
  expect(defaultFunctionName('Verify', ['VerifyRows', 'VerifyRows2'])).toBe('VerifyRows3');
});

test('an empty or repeated name is refused, one that differs only in case is warned of', () => {
  expect(nameProblem('  ', [])).toBe('empty');
  expect(nameProblem('检查', ['检查'])).toBe('taken');
  expect(nameProblem('check', ['Check'])).toBe('case');
  expect(nameProblem('a / "b" 🚀', ['Check'])).toBe(null);
});
