import fc from 'fast-check';
import { expect, it } from 'vitest';
import { messagesOf } from './row-messages.ts';

it('keeps every line, whole and with its number', () => {
  const line = fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\n', ' '));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), fc.integer({ min: 1, max: 30 }), (lines, length) => {
      const parts = [...messagesOf({ lines: lines.join('\n'), firstLine: 5 }, length)];
      const numbered = parts.flatMap((part) =>
        part.lines.split('\n').map((text, index) => [part.firstLine + index, text]),
      );
      expect(numbered).toEqual(lines.map((text, index) => [5 + index, text]));
      for (const part of parts) expect(part.lines.length <= length || !part.lines.includes('\n')).toBe(true);
    }),
  );
});
