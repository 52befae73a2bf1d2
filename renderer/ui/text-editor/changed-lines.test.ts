import { expect, it } from 'vitest';
import { changedLines } from './changed-lines.ts';

it('names the changed lines', () => {
  expect(changedLines('a\nb\nc\n', 'a\nB\nc\n')).toEqual({ first: 2, last: 2 });
  expect(changedLines('a\n', 'a\nb\nc\n')).toEqual({ first: 2, last: 3 });
  expect(changedLines('a\n', 'a\n')).toBeNull();
});
