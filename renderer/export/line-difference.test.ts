import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineDifference } from './line-difference.ts';

it('marks a changed line as removed and added, and keeps the others', () => {
  expect(lineDifference('a\nb\nc\n', 'a\nB\nc\n').map(({ change, text }) => `${change[0]}${text}`)).toEqual([
    'sa',
    'rb',
    'aB',
    'sc',
  ]);
});

it('holds both texts: same + removed is the old one, same + added the new one', () => {
  const text = fc
    .array(fc.constantFrom('x', 'y', 'z', '  q'), { maxLength: 12 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDifference(before, after);
      const without = (change: string) =>
        lines.filter((line) => line.change !== change).map((line) => line.text);
      expect(without('added').join('\n')).toBe(before);
      expect(without('removed').join('\n')).toBe(after);
    }),
  );
});
