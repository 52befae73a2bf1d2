import { describe, expect, it } from 'vitest';
import type { FollowStep } from './follow-row.ts';
import { type StoredRow, type StoreRun, type StoreSource, storedStops } from './stored-rows.ts';

interface Run {
  id: string;
  /** What was saved and loaded, in order, a visit each. */
  did: readonly (['save' | 'load', object] | ['other'])[];
  /** Not every row is kept. */
  cut?: true;
}

/** Runs of one store whose connector `Prices` has the key `sku, shop`; the last one is followed unless another is named. */
function sourceOf(runs: readonly Run[], own = runs.length - 1): StoreSource {
  const rowsOf = (id: string, side: 'in' | 'out'): StoredRow[] =>
    (runs.find((run) => run.id === id)?.did ?? []).flatMap(([what, row], at) =>
      what === (side === 'in' ? 'save' : 'load')
        ? [{ place: `${what}#1`, visit: at + 1, batch: 1, row: 1, json: JSON.stringify(row) }]
        : [],
    );
  return {
    async keyedPlace({ visit }) {
      const what = runs[own]?.did[visit - 1]?.[0];
      if (what === undefined || what === 'other') return undefined;
      return { connector: 'Prices', mode: what === 'save' ? 'Save' : 'Load', key: ['sku', 'shop'] };
    },
    rowAt: async ({ visit }) => JSON.stringify(runs[own]?.did[visit - 1]?.[1]),
    runs: async () => ({
      own,
      list: runs.map(({ id }): StoreRun => ({ runId: id, flow: 'F', saves: ['save#1'], loads: ['load#1'] })),
    }),
    rows: async ({ runId }, side, text) => ({
      rows: rowsOf(runId, side).filter(({ json }) => json.includes(text)),
      isWhole: runs.find(({ id }) => id === runId)?.cut !== true,
    }),
  };
}

const stop = (visit: number, side: 'in' | 'out'): FollowStep => ({
  ...{ visit, side, row: 1, node: 0, batch: 1, link: null, readFrom: 0 },
});
const price = (sku: string, value: number, shop = 1) => ({ sku, shop, value });

async function otherOf(source: StoreSource, step: FollowStep) {
  const [found] = await storedStops(source, [step]);
  const { other } = found ?? {};
  return typeof other === 'object' && other !== null ? `${other.run.runId} ${other.row.visit}` : other;
}

describe('a row that was saved under a key', () => {
  it('is the one that is loaded with it next, in this run or a later one', async () => {
    const feed: Run = { id: 'feed', did: [['save', price('a', 1)], ['save', price('b', 2)], ['other']] };
    const use: Run = {
      id: 'use',
      did: [
        ['load', price('b', 2)],
        ['load', { ...price('a', 1), qty: 3 }],
      ],
    };
    const source = sourceOf([feed, use], 0);
    expect(await otherOf(source, stop(1, 'in'))).toBe('use 2');
    expect(await otherOf(source, stop(2, 'in'))).toBe('use 1');
    const [found] = await storedStops(source, [stop(1, 'in')]);
    expect(found).toMatchObject({ how: 'saved', connector: 'Prices' });
    expect([...(found?.key ?? [])]).toEqual([
      ['sku', '"a"'],
      ['shop', '1'],
    ]);
    const both: Run = {
      id: 'both',
      did: [
        ['save', price('a', 1)],
        ['load', price('a', 1)],
      ],
    };
    expect(await otherOf(sourceOf([both, use], 0), stop(1, 'in'))).toBe('both 2');
  });

  it('is nobody’s once another one was saved under it', async () => {
    const feed: Run = {
      id: 'feed',
      did: [
        ['save', price('a', 1)],
        ['save', price('a', 2)],
      ],
    };
    const use: Run = { id: 'use', did: [['load', price('a', 2)]] };
    expect(await otherOf(sourceOf([feed, use], 0), stop(1, 'in'))).toBeNull();
    expect(await otherOf(sourceOf([feed, use], 0), stop(2, 'in'))).toBe('use 1');
  });

  it('is not known where rows that were loaded are not kept', async () => {
    const feed: Run = { id: 'feed', did: [['save', price('a', 1)]] };
    expect(await otherOf(sourceOf([feed, { id: 'use', did: [], cut: true }], 0), stop(1, 'in'))).toBe(
      'not-kept',
    );
    expect(await otherOf(sourceOf([feed, { id: 'use', did: [] }], 0), stop(1, 'in'))).toBeNull();
  });
});

describe('a row that has what is stored in a field', () => {
  const keys = async (row: object) =>
    (await storedStops(sourceOf([{ id: 'use', did: [['load', row]] }]), [stop(1, 'out')])).map(
      ({ key, within }) => [...key].map(([field, value]) => `${within}${field} ${value}`).join(', '),
    );

  it('is known by the key of that object, on either side of the storage', async () => {
    const both: Run = {
      id: 'both',
      did: [
        ['save', { order: 1, item: price('a', 1) }],
        ['save', { order: 2, item: price('b', 2) }],
        ['load', { order: 9, found: { price: price('a', 1) } }],
      ],
    };
    expect(await otherOf(sourceOf([both]), stop(3, 'out'))).toBe('both 1');
    expect(await otherOf(sourceOf([both]), stop(1, 'in'))).toBe('both 3');
    expect(await otherOf(sourceOf([both]), stop(2, 'in'))).toBeNull();
  });

  it('is told with the way to it, and with each key of a list once', async () => {
    expect(await keys({ id: 1, found: { price: price('a', 1) } })).toEqual([
      'found.price.sku "a", found.price.shop 1',
    ]);
    expect(await keys({ lines: [price('a', 1), price('b', 1), price('a', 2), { sku: 'c' }] })).toEqual([
      'lines.1.sku "a", lines.1.shop 1',
      'lines.2.sku "b", lines.2.shop 1',
    ]);
  });

  it('has its own key where it has all fields of one', async () => {
    expect(await keys({ ...price('a', 1), old: price('b', 1) })).toEqual(['sku "a", shop 1']);
    expect(await keys({ sku: 'a', at: { shop: 1 } })).toEqual([]);
  });
});

describe('a row that was loaded with a key', () => {
  it('is the one that was saved under it last, in this run or an earlier one', async () => {
    const old: Run = {
      id: 'old',
      did: [
        ['save', price('a', 1)],
        ['save', price('a', 1, 2)],
      ],
    };
    const feed: Run = {
      id: 'feed',
      did: [
        ['save', price('a', 2)],
        ['save', price('a', 3)],
        ['save', price('c', 9)],
      ],
    };
    const use: Run = {
      id: 'use',
      did: [
        ['load', price('a', 3)],
        ['save', price('a', 4)],
        ['load', price('a', 4)],
      ],
    };
    const source = sourceOf([old, feed, use]);
    expect(await otherOf(source, stop(1, 'out'))).toBe('feed 2');
    expect(await otherOf(source, stop(3, 'out'))).toBe('use 2');
    const shop: Run = {
      id: 'use',
      did: [
        ['load', price('a', 1, 2)],
        ['load', price('d', 1)],
      ],
    };
    expect(await otherOf(sourceOf([old, feed, shop]), stop(1, 'out'))).toBe('old 2');
    expect(await otherOf(sourceOf([old, feed, shop]), stop(2, 'out'))).toBeNull();
  });

  it('is not known where a later one may have been saved that is not kept', async () => {
    const old: Run = { id: 'old', did: [['save', price('a', 1)]] };
    const use: Run = { id: 'use', did: [['load', price('a', 1)]] };
    expect(await otherOf(sourceOf([old, { id: 'cut', did: [], cut: true }, use]), stop(1, 'out'))).toBe(
      'not-kept',
    );
  });

  it('is none without all fields of the key, and none that only went into a Load', async () => {
    const use: Run = {
      id: 'use',
      did: [
        ['load', { sku: 'a' }],
        ['load', price('a', 1)],
      ],
    };
    expect(await storedStops(sourceOf([use]), [stop(1, 'out'), stop(2, 'in')])).toEqual([]);
  });
});
