import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../core/contract/long-text.ts';
import { createJournalPipe } from './journal-pipe.ts';

const short = fc.string({ unit: 'grapheme', maxLength: 40 });
const long = fc
  .tuple(fc.constantFrom('a', 'é', '数', '😀'), fc.integer({ min: 1000, max: 600_000 }))
  .map(([unit, times]) => unit.repeat(times));
const step = fc.oneof(
  { weight: 6, arbitrary: short },
  { weight: 1, arbitrary: long },
  { weight: 2, arbitrary: fc.constant(undefined) },
);

describe('the pipe of a journal', () => {
  it('sends what was written, in its order and whole, and nothing waits behind a flush', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let sent = '';
        let written = '';
        const pipe = createJournalPipe((text) => {
          sent += textOf(text);
        });
        for (const text of [...steps, undefined])
          if (text === undefined) {
            pipe.flush();
            expect(pipe.isEmpty).toBe(true);
            expect(sent === written).toBe(true);
          } else {
            pipe.text(text);
            written += text;
          }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps at most a megabyte back', () => {
    let sent = 0;
    const pipe = createJournalPipe((text) => {
      sent += textOf(text).length;
    });
    const line = 'x'.repeat(1000);
    for (let lines = 1; lines <= 5000; lines++) {
      pipe.text(line);
      expect(lines * line.length - sent).toBeLessThanOrEqual(1024 * 1024);
    }
  });
});
