import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedLines, textChange } from './text-change.ts';

it('applied to the old text it gives the new one', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 20 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const change = textChange(before, after);
      const applied = change && before.slice(0, change.start) + change.text + before.slice(change.end);
      expect(applied ?? before).toBe(after);
    }),
  );
});

it('names the changed lines', () => {
  expect(changedLines('a\nb\nc\n', 'a\nB\nc\n')).toEqual({ first: 2, last: 2 });
  expect(changedLines('a\n', 'a\nb\nc\n')).toEqual({ first: 2, last: 3 });
  expect(changedLines('a\n', 'a\n')).toBeNull();
});
