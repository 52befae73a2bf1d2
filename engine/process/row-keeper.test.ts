import { describe, expect, it } from 'vitest';
import { createRowKeeper } from './row-keeper.ts';

const plenty = () => ({ left: 1e9 });
const zeros = (count: number) => new Array<number>(count).fill(0);

describe('the rows kept of one side', () => {
  it('are the first ones and a fair sample of the later ones, as they were', () => {
    const keeper = createRowKeeper(plenty());
    const row = { n: 0 };
    for (let n = 0; n < 50_000; n++) {
      row.n = n;
      keeper.offer([row], n);
    }
    const page = keeper.kept();
    expect(page.total).toBe(50_000);
    expect(page.rows).toHaveLength(1100);
    expect(page.rows.every(({ index, batch, json }) => json === `{"n":${index}}` && batch === index)).toBe(
      true,
    );
    expect(page.rows.map(({ index }) => index)).toEqual(
      page.rows.map(({ index }) => index).toSorted((a, b) => a - b),
    );
    const later = page.rows.slice(1000).map(({ index }) => index);
    const mean = later.reduce((sum, index) => sum + index, 0) / later.length;
    // A uniform sample of 100 of 1,000…50,000 is within five standard errors of the middle but once in a million.
    expect(Math.abs(mean - 25_500)).toBeLessThan(5 * (49_000 / Math.sqrt(12 * 100)));
  });

  it('are told with the places of the sample that they take', () => {
    const keeper = createRowKeeper(plenty());
    const picked = keeper.offer(
      Array.from({ length: 1003 }, (_, n) => n),
      0,
    );
    const lines = picked?.();
    expect(lines?.header).toMatchObject({ rows: 1003, kept: 1003, slots: [...zeros(1000), 1, 2, 3] });
    expect(lines?.header.at?.slice(-2)).toEqual([1002, 1003]);
    expect(lines?.text.split('\n').at(-1)).toBe('1002');
    expect(createRowKeeper({ left: 0 }).offer([1], 0)).toBeUndefined();
  });

  it('are the same of what one place hands on and the next one reads', () => {
    const out = createRowKeeper(plenty());
    const read = createRowKeeper(plenty(), out);
    for (let batch = 0; batch < 50; batch++) {
      const rows = Array.from({ length: 300 }, (_, n) => ({ n: batch * 300 + n }));
      // The same lines: they are stored once.
      expect(out.offer(rows, batch)).toBe(read.offer(rows, batch, true));
    }
    expect(read.kept()).toEqual(out.kept());
    expect(read.kept()).toMatchObject({ total: 15_000, rows: { length: 1100 } });
  });

  it('are its own from the first rows on that only one of both has seen', () => {
    const out = createRowKeeper(plenty());
    const read = createRowKeeper(plenty(), out);
    const rowsOf = (batch: number) => Array.from({ length: 200 }, (_, n) => ({ n: batch * 200 + n }));
    for (let batch = 0; batch < 200; batch++) {
      const rows = rowsOf(batch);
      out.offer(rows, batch);
      // Of the second batch and of every third one nothing was read.
      if (batch % 3 !== 1) read.offer(rows, batch, true);
    }
    expect(out.kept()).toMatchObject({ total: 40_000, rows: { length: 1100 } });
    const { rows, total } = read.kept();
    expect(total).toBe(133 * 200);
    expect(rows).toHaveLength(1100);
    expect(
      rows.every(({ batch, json }) => batch % 3 !== 1 && Math.floor(JSON.parse(json).n / 200) === batch),
    ).toBe(true);
    expect(new Set(rows.map(({ index }) => index)).size).toBe(1100);
  });

  it('are bounded in bytes, a row and together', () => {
    const budget = { left: 100_000 };
    const keeper = createRowKeeper(budget);
    keeper.offer(
      Array.from({ length: 10 }, () => 'é'.repeat(100_000)),
      0,
    );
    const { rows, total } = keeper.kept();
    expect(total).toBe(10);
    expect(rows.length).toBeLessThan(5);
    expect(rows[0]?.cutFromBytes).toBe(200_002);
    expect(Buffer.byteLength(rows[0]?.json ?? '')).toBeLessThanOrEqual(64 * 1024);
  });

  it('tell what JSON cannot hold', () => {
    const keeper = createRowKeeper(plenty());
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    const odd = {
      nan: Number.NaN,
      big: 10n,
      huge: 2n ** 64n,
      f: () => 1,
      s: new Set([1]),
      m: new Map([['a', 1]]),
    };
    keeper.offer([odd, undefined, cycle], 0);
    const [row, none, self] = keeper.kept().rows;
    expect(JSON.parse(row?.json ?? '')).toEqual({
      nan: 'NaN',
      big: 10,
      huge: '18446744073709551616',
      f: '[function]',
      s: '[Set]',
      m: { a: 1 },
    });
    expect(none?.json).toBe('null');
    expect(JSON.parse(self?.json ?? '')).toMatch(/circular/);
  });
});
