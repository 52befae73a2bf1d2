import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowDifference } from './row-difference.ts';

const rows = fc.array(fc.constantFrom('1', '2', '3', '"a"'), { maxLength: 12 });
const sorted = (list: string[]) => [...list].sort();

describe('rowDifference', () => {
  it('marks what a filter dropped and what a calculation added', () => {
    expect(rowDifference(['1', '2'], ['2', '4'])).toEqual([
      { change: 'removed', json: '1' },
      { change: 'same', json: '2' },
      { change: 'added', json: '4' },
    ]);
  });

  it('gives back both sides: same + removed is the input, same + added the output', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const difference = rowDifference(before, after);
        const of = (...changes: string[]) =>
          difference.filter(({ change }) => changes.includes(change)).map(({ json }) => json);
        expect(sorted(of('same', 'removed'))).toEqual(sorted(before));
        expect(of('same', 'added')).toEqual(after);
      }),
    );
  });
});
