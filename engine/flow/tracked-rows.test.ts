import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TrackedRows } from './tracked-rows.ts';

const rows = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

function tracked(given: object[]): TrackedRows {
  const made = new TrackedRows();
  made.begin(0);
  made.given(structuredClone(given), given);
  return made;
}

describe('the rows that committed rows were made of', () => {
  it('are those whose objects they are, in any order, as often as they are committed, and changed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.nat(19), { maxLength: 40 }),
        (count, order) => {
          const given = rows(count);
          const made = tracked(given);
          const wanted = order.map((at) => at % count);
          const committed = wanted.map((at) => Object.assign(given[at] ?? {}, { seen: true }));
          expect(made.madeOf(committed)).toEqual(
            wanted.length === 0 ? undefined : wanted.map((at) => at + 1),
          );
        },
      ),
    );
  });

  it('keep their numbers where the function sorts its array', () => {
    const given = rows(3);
    const made = tracked(given);
    given.reverse();
    expect(made.madeOf(given)).toEqual([3, 2, 1]);
  });

  it('are those that it names, whatever it commits', () => {
    const given = rows(3);
    const made = tracked(given);
    made.named(0, given[2]);
    made.named(2, { id: 0 });
    expect(made.madeOf([{ a: 1 }, { b: 1 }, { c: 1 }])).toEqual([3, 0, 0]);
    made.begin(5);
    made.given([], given);
    made.named(6, given[0]);
    expect(made.madeOf([{ a: 1 }, { b: 1 }])).toEqual([0, 1]);
  });

  it('are not known of new rows, of texts and numbers, and where rows are no copies', () => {
    expect(tracked(rows(3)).madeOf(rows(3))).toBeUndefined();
    expect(tracked(rows(3)).madeOf([])).toBeUndefined();
    const texts = new TrackedRows();
    texts.given(['a'], ['a']);
    expect(texts.madeOf(['a'])).toBeUndefined();
    const same = rows(2);
    const raw = new TrackedRows();
    raw.given(same, same);
    expect(raw.madeOf(same)).toBeUndefined();
  });
});
