import {
  array,
  assert,
  asyncProperty,
  integer,
  nat,
  property,
  shuffledSubarray,
  uniqueArray,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalVisit } from '../../contract/journal.ts';
import { type FollowSource, followRow } from './follow-row.ts';
import { matchRow } from './match-row.ts';

const plain: JournalVisit = {
  ...{ kind: 'visit', visit: 1, batch: 1, sequence: 0, node: 0, rowsIn: 0, rowsCommitted: 0, rowsOut: 0 },
  ...{ startMs: 0, durationMs: 0, next: 'next', nextNode: 1, inputVisit: 0, dataRows: 0, buffered: 0 },
  action: { abort: false, dataReuse: false, forceEntryNext: false, jumpFunc: '' },
  ...{ connectorCalls: 0, blockIn: 0, blockOut: 0, blockCommitted: 0, threwAt: 0 },
};

interface Made extends Partial<JournalVisit> {
  in: readonly object[];
  out: readonly object[];
  committed?: readonly object[];
}

/** A run of one batch: each visit reads what the one before it handed on, unless it says otherwise. */
function sourceOf(made: readonly Made[], places = made.length): FollowSource {
  const visits = made.map(
    ({ in: into, out, committed, ...visit }, at): JournalVisit => ({
      ...{ ...plain, visit: at + 1, node: at, nextNode: at + 1, inputVisit: at },
      ...{ rowsIn: into.length, rowsOut: out.length, rowsCommitted: (committed ?? out).length },
      ...visit,
    }),
  );
  const json = (rows: readonly object[] | undefined) => rows?.map((row) => JSON.stringify(row));
  return {
    places,
    visit: async (number) => visits[number - 1],
    rows: async (number, side) => json(made[number - 1]?.[side]),
    readers: async (number) =>
      visits
        .filter(({ inputVisit, visit }) => inputVisit === number && visit > number)
        .map(({ visit }) => visit),
  };
}

const rows = (ids: readonly number[]) => ids.map((id) => ({ id, qty: id * 10 }));

describe('a row is followed', () => {
  it('to where it was dropped, from any of its stops, back to the source', async () => {
    const chain = sourceOf([
      { in: rows([1, 2, 3]), out: rows([1, 2, 3]).map((row) => ({ ...row, price: 5 })) },
      { in: rows([1, 2, 3]).map((row) => ({ ...row, price: 5 })), out: [{ id: 1, qty: 10, price: 5 }] },
    ]);
    for (const place of [
      { visit: 1, side: 'in', row: 2 },
      { visit: 1, side: 'out', row: 2 },
      { visit: 2, side: 'in', row: 2 },
    ] as const) {
      const { steps, begin, ends } = await followRow(chain, place);
      expect(begin).toMatchObject({ kind: 'source', batch: 1, row: 2 });
      expect(steps.map(({ visit, side, row }) => `${visit} ${side} ${row}`)).toEqual([
        '1 in 2',
        '1 out 2',
        '2 in 2',
      ]);
      expect(steps[1]?.link).toEqual({ grade: 'likely', by: { kind: 'key', field: 'id' } });
      expect(steps[2]?.link).toEqual({ grade: 'certain' });
      expect(ends).toMatchObject([{ visit: 2, kind: 'dropped', grade: 'likely' }]);
    }
  });

  it('to an action that threw it away', async () => {
    const action = { ...plain.action, forceEntryNext: true };
    const { ends } = await followRow(
      sourceOf([{ in: rows([1, 2]), out: [], committed: rows([1]), action }], 2),
      {
        ...{ visit: 1, side: 'in', row: 1 },
      },
    );
    expect(ends).toMatchObject([{ kind: 'thrown-away', action: 'ForceEntryNext' }]);
  });

  it('to a jump over the function that would have read it, and through the passes of a loop', async () => {
    const jumped = sourceOf([{ in: rows([1]), out: rows([1]), next: 'jump', nextNode: 3 }], 4);
    expect((await followRow(jumped, { visit: 1, side: 'in', row: 1 })).ends).toMatchObject([
      { kind: 'not-read', next: 'jump', nextNode: 3 },
    ]);
    const twice = sourceOf([
      { in: rows([1]), out: rows([1]) },
      { in: rows([1]), out: [], next: 'jump', nextNode: 1 },
      { in: rows([1]), out: rows([1]), node: 1, inputVisit: 1, nextNode: 2, next: 'end' },
    ]);
    const { steps, ends } = await followRow(twice, { visit: 1, side: 'in', row: 1 });
    expect(steps.map(({ visit, side }) => `${visit} ${side}`)).toEqual([
      '1 in',
      '1 out',
      '2 in',
      '3 in',
      '3 out',
    ]);
    expect(ends.map(({ kind }) => kind)).toEqual(['dropped', 'end']);
  });

  it('for certain where rows were handed on as they came', async () => {
    const same = { in: [{ a: 1 }, { a: 1 }], out: [{ a: 1 }, { a: 1 }], blockIn: 4, blockOut: 4 };
    const { steps } = await followRow(sourceOf([same]), { visit: 1, side: 'in', row: 2 });
    expect(steps.at(-1)).toMatchObject({ side: 'out', row: 2, link: { grade: 'certain' } });
  });

  it('for certain through a built-in that tells, which says why it dropped a row', async () => {
    const why = { kind: 'condition', code: 'row.qty > 15', held: [] } as const;
    const told: FollowSource = {
      ...sourceOf([
        { in: rows([1, 2]), out: rows([2]) },
        { in: rows([2]), out: rows([2]) },
      ]),
      explain: async ({ node }) =>
        node > 0
          ? undefined
          : {
              outOf: (row) => (row === 2 ? [1] : []),
              inOf: () => [2],
              whyDropped: (row) => (row === 1 ? why : undefined),
            },
    };
    const lost = await followRow(told, { visit: 1, side: 'in', row: 1 });
    expect(lost.ends).toMatchObject([{ kind: 'dropped', grade: 'certain', why }]);
    const { steps } = await followRow(told, { visit: 1, side: 'in', row: 2 });
    expect(steps[1]).toMatchObject({ visit: 1, side: 'out', row: 1, link: { grade: 'certain' } });
  });

  it('to the rows that a built-in made of it, and back to those that it was made of', async () => {
    const grouped: FollowSource = {
      ...sourceOf([{ in: rows([1, 2]), out: [{ sum: 30 }] }]),
      explain: async () => ({ outOf: () => [1], inOf: () => [1, 2], whyDropped: () => undefined }),
    };
    const { steps, ends } = await followRow(grouped, { visit: 1, side: 'in', row: 2 });
    expect(steps.map(({ side, row }) => `${side} ${row}`)).toEqual(['in 2', 'out 1']);
    expect(ends).toMatchObject([{ kind: 'end' }]);
    expect((await followRow(grouped, { visit: 1, side: 'out', row: 1 })).begin).toMatchObject({
      kind: 'made-of',
      count: 2,
    });
    const split: FollowSource = {
      ...sourceOf([{ in: rows([1]), out: rows([1, 1]) }]),
      explain: async () => ({ outOf: () => [1, 2], inOf: () => [1], whyDropped: () => undefined }),
    };
    expect((await followRow(split, { visit: 1, side: 'in', row: 1 })).ends).toMatchObject([
      { kind: 'became', count: 2 },
    ]);
  });

  it('no further than rows are kept', async () => {
    const lost: FollowSource = {
      ...sourceOf([{ in: rows([1]), out: rows([2]) }]),
      rows: async () => undefined,
    };
    expect((await followRow(lost, { visit: 1, side: 'in', row: 1 })).ends).toMatchObject([
      { kind: 'not-kept' },
    ]);
  });
});

describe('a row of a function with code is followed for certain', () => {
  const changed = (madeOf: readonly number[], more: Partial<Made> = {}): FollowSource => ({
    ...sourceOf([{ in: rows([1, 2, 3]), out: [{ a: 1 }, { a: 1 }], ...more }]),
    madeOf: async () => madeOf,
  });

  it('where the engine saw which of its rows it committed, whatever it made of them', async () => {
    const source = changed([3, 1]);
    const { steps } = await followRow(source, { visit: 1, side: 'in', row: 3 });
    expect(steps[1]).toMatchObject({ side: 'out', row: 1, link: { grade: 'certain' } });
    const back = await followRow(source, { visit: 1, side: 'out', row: 2 });
    expect(back.steps[0]).toMatchObject({ side: 'in', row: 1 });
    expect(back.steps[1]?.link).toEqual({ grade: 'certain' });
  });

  it('to where it was dropped, if nothing else came out, and to an action that threw it away', async () => {
    const dropped = await followRow(changed([3, 1]), { visit: 1, side: 'in', row: 2 });
    expect(dropped.ends).toMatchObject([{ kind: 'dropped', grade: 'certain', others: 2 }]);
    const some = await followRow(changed([3, 0]), { visit: 1, side: 'in', row: 2 });
    expect(some.ends).not.toMatchObject([{ grade: 'certain' }]);
    const twice = await followRow(changed([2, 2]), { visit: 1, side: 'in', row: 2 });
    expect(twice.ends).toMatchObject([{ kind: 'became', count: 2 }]);
    const action = { ...plain.action, forceEntryNext: true };
    const thrown = changed([1, 3], { out: [], committed: rows([1, 3]), action });
    const lost = await followRow(thrown, { visit: 1, side: 'in', row: 3 });
    expect(lost.ends).toMatchObject([{ kind: 'thrown-away', action: 'ForceEntryNext' }]);
  });

  it('not among rows that an earlier batch had left in the buffer', async () => {
    const { steps, ends } = await followRow(changed([1]), { visit: 1, side: 'in', row: 1 });
    expect([steps[1]?.link?.grade, ends[0]?.kind]).not.toContain('certain');
  });
});

describe('a row is matched', () => {
  const ids = uniqueArray(nat(1000), { minLength: 2, maxLength: 30 });

  it('never with a row of another id, however rows are dropped, changed and put in order', () => {
    const subset = ids.chain((all) => shuffledSubarray(all, { minLength: 1 }).map((kept) => ({ all, kept })));
    assert(
      property(subset, nat(), integer(), ({ all, kept }, at, added) => {
        const row = (at % all.length) + 1;
        const from = all.map((id) => JSON.stringify({ id, x: 1 }));
        const to = kept.map((id) => JSON.stringify({ x: 1, added, id }));
        const match = matchRow(from, to, row);
        const place = kept.indexOf(all[row - 1] ?? -1);
        if (match.grade === 'likely') expect(match.row).toBe(place + 1);
        else if (match.grade === 'gone') expect(place).toBe(-1);
      }),
    );
  });

  it('one by one among equal ones, and not at all where their numbers differ', async () => {
    const equal = (count: number) => Array.from({ length: count }, () => '{"a":1}');
    await assert(
      asyncProperty(
        integer({ min: 1, max: 9 }),
        integer({ min: 1, max: 9 }),
        array(nat(3)),
        async (n, m, _) => {
          const match = matchRow(equal(n), equal(m), 1);
          expect(match.grade).toBe(n === m ? 'likely' : 'unknown');
        },
      ),
    );
  });

  it('with no row where the function does not tell', () => {
    expect(matchRow(['{"a":1}', '{"a":2}'], ['{"sum":3}', '{"sum":4}', '{"sum":5}'], 1)).toEqual({
      grade: 'unknown',
      candidates: 3,
    });
    expect(matchRow(['{"a":1}'], [], 1)).toEqual({ grade: 'gone', surely: true, by: null });
  });
});
