import { describe, expect, it } from 'vitest';
import type { JournalVisit } from '../../contract/journal.ts';
import type { ComparedRun } from './compared-run.ts';
import { compareRuns } from './first-difference.ts';
import { firstRowDifference } from './row-difference.ts';

const plain: JournalVisit = {
  ...{ kind: 'visit', visit: 1, batch: 1, sequence: 0, node: 0, rowsIn: 1, rowsCommitted: 1, rowsOut: 1 },
  ...{ startMs: 0, durationMs: 1, next: 'next', nextNode: -1, inputVisit: 0, dataRows: 1, buffered: 0 },
  ...{ connectorCalls: 0, blockIn: 1, blockOut: 1, blockCommitted: 0, threwAt: 0 },
  action: { abort: false, dataReuse: false, forceEntryNext: false, jumpFunc: '' },
};

/** Visits as `A:in>out`, where in and out are rows by a letter; `?` is a row that is not kept. */
function run(chain: string, ...batches: string[][]): ComparedRun {
  const blocks: string[][] = [];
  const block = (rows: string): number =>
    rows.includes('?') ? 0 : blocks.push([...rows].map((row) => `{"v":"${row}"}`));
  let number = 0;
  const visits = batches.flatMap((batch, at) =>
    batch.map((text): JournalVisit => {
      const [name = '', rest = ''] = text.split(':');
      const [rowsIn = '', rowsOut = ''] = rest.split('>');
      return {
        ...plain,
        ...{ visit: ++number, batch: at + 1, node: [...chain].indexOf(name) },
        ...{
          rowsIn: rowsIn.length,
          rowsOut: rowsOut.length,
          blockIn: block(rowsIn),
          blockOut: block(rowsOut),
        },
        next: rowsOut === '' ? 'no-rows' : 'next',
      };
    }),
  );
  return {
    chain: [...chain].map((name) => ({ id: `${name}#1` })),
    async *events() {
      yield* visits;
    },
    rows: async (at) => blocks[at - 1],
  };
}

describe('two runs', () => {
  it('are the same where every row of every visit is', async () => {
    const both = () => run('AB', ['A:ab>ab', 'B:ab>a'], ['A:c>c', 'B:c>c']);
    expect(await compareRuns(both(), both())).toEqual({
      difference: null,
      visits: 4,
      notKept: 0,
      slower: [],
    });
  });

  it('part at the first row that differs, with its field', async () => {
    const { difference } = await compareRuns(
      run('AB', ['A:ab>ab', 'B:ab>ab']),
      run('AB', ['A:ab>ab', 'B:ab>ax']),
    );
    expect(difference).toEqual({
      ...{ kind: 'rows', place: 'B#1', batch: 1, visitEarlier: 2, visitLater: 2, side: 'out' },
      ...{ row: 2, field: 'v', earlier: '"b"', later: '"x"' },
    });
  });

  it('part at a row that is gone', async () => {
    const { difference } = await compareRuns(run('A', ['A:abc>abc']), run('A', ['A:abc>ac']));
    expect(difference).toMatchObject({
      kind: 'rows',
      side: 'out',
      row: 2,
      earlier: '{"v":"b"}',
      later: null,
    });
  });

  it('part where one goes another way, or ends', async () => {
    const way = await compareRuns(run('ABC', ['A:a>a', 'B:a>a']), run('ABC', ['A:a>a', 'C:a>a']));
    expect(way.difference).toMatchObject({ kind: 'way', batch: 1, earlier: 'B#1', later: 'C#1' });
    const end = await compareRuns(run('AB', ['A:a>a', 'B:a>a']), run('AB', ['A:a>']));
    expect(end.difference).toMatchObject({ kind: 'end', place: 'A#1', later: { next: 'no-rows' } });
  });

  it('are compared at the places that both have', async () => {
    const { difference, visits } = await compareRuns(
      run('AC', ['A:a>a', 'C:a>a']),
      run('ABC', ['A:a>a', 'B:a>a', 'C:a>a']),
    );
    expect([difference, visits]).toEqual([null, 2]);
  });

  it('say of how many visits the rows are not kept', async () => {
    const same = await compareRuns(run('A', ['A:?>a'], ['A:b>b']), run('A', ['A:?>a'], ['A:b>b']));
    expect(same).toMatchObject({ difference: null, notKept: 1 });
    const counts = await compareRuns(run('A', ['A:??>a']), run('A', ['A:?>a']));
    expect(counts.difference).toMatchObject({ kind: 'counts', side: 'in', earlier: 2, later: 1 });
  });

  it('tell times only where they are far apart', async () => {
    const slow = run('A', ['A:a>a']);
    const events = slow.events;
    const later = {
      ...slow,
      async *events() {
        for await (const event of events()) yield { ...event, durationMs: 12 };
      },
    } as ComparedRun;
    expect((await compareRuns(run('A', ['A:a>a']), later)).slower).toEqual([
      { place: 'A#1', earlier: 1, later: 12 },
    ]);
  });
});

describe('the first row that differs', () => {
  it('is found whatever the order of fields, down to the field', () => {
    expect(firstRowDifference(['{"a":1,"b":2}'], ['{"b":2,"a":1}'])).toBeNull();
    expect(firstRowDifference(['{"a":{"b":[1,2]}}'], ['{"a":{"b":[1,3]}}'])).toEqual({
      ...{ row: 1, field: 'a.b', earlier: '[1,2]', later: '[1,3]' },
    });
    expect(firstRowDifference(['{"a":1}'], ['{}'])).toEqual({
      row: 1,
      field: 'a',
      earlier: '1',
      later: null,
    });
    expect(firstRowDifference(['1'], ['2'])).toEqual({ row: 1, field: null, earlier: '1', later: '2' });
  });
});
