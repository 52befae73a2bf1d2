import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textChange } from './text-change.ts';

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

it('finds a small change in a long text', () => {
  const line = `${'0123456789'.repeat(9)}\n`;
  const text = line.repeat(1000);
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(200), fc.string({ maxLength: 5 }), (start, length, typed) => {
      const after = text.slice(0, start) + typed + text.slice(start + length);
      const change = textChange(text, after);
      const applied = change && text.slice(0, change.start) + change.text + text.slice(change.end);
      expect(applied ?? text).toBe(after);
      expect(change?.text.length ?? 0).toBeLessThanOrEqual(typed.length);
    }),
    { numRuns: 50 },
  );
});
