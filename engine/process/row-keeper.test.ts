import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockRows } from '../../core/run/journal/journal-text.ts';
import type { RowLines } from '../serialize/row-block.ts';
import { createRowKeeper } from './row-keeper.ts';

const plenty = () => ({ left: 1e9 });
const zeros = (count: number) => new Array<number>(count).fill(0);

describe('the rows kept of one side', () => {
  it('are the first ones and a fair sample of the later ones, as they were', () => {
    const keeper = createRowKeeper({ budget: plenty() });
    const row = { n: 0 };
    for (let n = 0; n < 50_000; n++) {
      row.n = n;
      keeper.offer([row], n);
    }
    const page = keeper.kept();
    expect(page.total).toBe(50_000);
    expect(page.rows).toHaveLength(1050);
    expect(page.rows.every(({ index, batch, json }) => json === `{"n":${index}}` && batch === index)).toBe(
      true,
    );
    expect(page.rows.map(({ index }) => index)).toEqual(
      page.rows.map(({ index }) => index).toSorted((a, b) => a - b),
    );
    const later = page.rows.slice(1000).map(({ index }) => index);
    const mean = later.reduce((sum, index) => sum + index, 0) / later.length;
    // A uniform sample of 50 of 1,000…50,000 is within five standard errors of the middle but once in a million.
    expect(Math.abs(mean - 25_500)).toBeLessThan(5 * (49_000 / Math.sqrt(12 * 50)));
  });

  it('are told with the places of the sample that they take', () => {
    const keeper = createRowKeeper({ budget: plenty() });
    const picked = keeper.offer(
      Array.from({ length: 1003 }, (_, n) => n),
      0,
    );
    const lines = picked;
    expect(lines?.header).toMatchObject({ rows: 1003, kept: 1003, slots: [...zeros(1000), 1, 2, 3] });
    expect(lines?.header.at?.slice(-2)).toEqual([1002, 1003]);
    expect(lines?.text.split('\n').at(-1)).toBe('1002');
    expect(createRowKeeper({ budget: { left: 0 } }).offer([1], 0)).toBeUndefined();
  });

  it('are the same of what one place hands on and the next one reads', () => {
    const out = createRowKeeper({ budget: plenty() });
    const read = createRowKeeper({ budget: plenty(), before: out });
    for (let batch = 0; batch < 50; batch++) {
      const rows = Array.from({ length: 300 }, (_, n) => ({ n: batch * 300 + n }));
      // The same lines: they are stored once.
      expect(out.offer(rows, batch)).toBe(read.offer(rows, batch, true));
    }
    expect(read.kept()).toEqual(out.kept());
    expect(read.kept()).toMatchObject({ total: 15_000, rows: { length: 1050 } });
  });

  it('are its own from the first rows on that only one of both has seen', () => {
    const out = createRowKeeper({ budget: plenty() });
    const read = createRowKeeper({ budget: plenty(), before: out });
    const rowsOf = (batch: number) => Array.from({ length: 200 }, (_, n) => ({ n: batch * 200 + n }));
    for (let batch = 0; batch < 200; batch++) {
      const rows = rowsOf(batch);
      out.offer(rows, batch);
      // Of the second batch and of every third one nothing was read.
      if (batch % 3 !== 1) read.offer(rows, batch, true);
    }
    expect(out.kept()).toMatchObject({ total: 40_000, rows: { length: 1050 } });
    const { rows, total } = read.kept();
    expect(total).toBe(133 * 200);
    expect(rows).toHaveLength(1050);
    expect(
      rows.every(({ batch, json }) => batch % 3 !== 1 && Math.floor(JSON.parse(json).n / 200) === batch),
    ).toBe(true);
    expect(new Set(rows.map(({ index }) => index)).size).toBe(1050);
  });

  it('are bounded in bytes, a row and together', () => {
    const budget = { left: 100_000 };
    const keeper = createRowKeeper({ budget });
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
    const keeper = createRowKeeper({ budget: plenty() });
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

  it('are at the same places of what goes in and what comes out, as long as as many come out', () => {
    const rowsIn = createRowKeeper({ budget: plenty() });
    const rowsOut = createRowKeeper({ budget: plenty(), beside: rowsIn });
    const places = () => [rowsIn, rowsOut].map((keeper) => keeper.kept().rows.map(({ index }) => index));
    for (let batch = 0; batch < 40; batch++) {
      const rows = Array.from({ length: 300 }, (_, n) => ({ n: batch * 300 + n }));
      rowsIn.offer(rows, batch);
      rowsOut.offer(
        rows.map(({ n }) => ({ m: n })),
        batch,
      );
    }
    const [before, same] = places();
    expect(same).toEqual(before);
    // One row fewer: from here on each draws its own.
    for (let batch = 40; batch < 400; batch++) {
      const rows = Array.from({ length: 300 }, (_, n) => ({ n: batch * 300 + n }));
      rowsIn.offer(rows, batch);
      rowsOut.offer(rows.slice(1), batch);
    }
    const [own, other] = places();
    expect(other).not.toEqual(own);
    expect(rowsOut.kept()).toMatchObject({ total: 40 * 300 + 360 * 299, rows: { length: 1050 } });
  });

  it('are what a journal has of them: the first thousand, and those that took the places of the sample last', () => {
    const flat = fc.record({ a: fc.integer(), b: fc.string() });
    const row = fc.oneof(
      { weight: 8, arbitrary: flat },
      { weight: 1, arbitrary: fc.record({ deep: fc.array(flat, { maxLength: 2 }) }) },
      { weight: 1, arbitrary: fc.constantFrom(null, 7, 'x', '行'.repeat(22_000)) },
    );
    const visit = fc.record({
      rows: fc.array(row, { minLength: 1, maxLength: 4 }),
      times: fc.integer({ min: 0, max: 400 }),
      // What one place hands on is read by the next one, by nobody, or by it and changed meanwhile.
      reads: fc.constantFrom('same', 'none', 'other'),
    });
    fc.assert(
      fc.property(fc.array(visit, { minLength: 1, maxLength: 8 }), (visits) => {
        const budget = plenty();
        const out = side(createRowKeeper({ budget }));
        const read = side(createRowKeeper({ budget, before: out.keeper }));
        const next = side(createRowKeeper({ budget, beside: read.keeper }));
        for (const [batch, { rows, times, reads }] of visits.entries()) {
          const all = Array.from({ length: times }, () => rows).flat();
          out.offer(all, batch, false);
          if (reads === 'none') continue;
          read.offer(reads === 'same' ? all : all.slice(1), batch, reads === 'same');
          next.offer(reads === 'same' ? all : all.slice(0, -2), batch, false);
        }
        for (const one of [out, read, next]) one.check();
      }),
      { numRuns: 40 },
    );
  });
});

/** A keeper, what it was offered, and what a reader of its blocks makes of them. */
function side(keeper: ReturnType<typeof createRowKeeper>) {
  const texts: string[] = [];
  const first: string[] = [];
  const sample = new Map<number, string>();
  function read({ header, text }: RowLines, start: number): void {
    const lines = blockRows(header, text);
    expect(lines).toHaveLength(header.kept);
    // Rows that were picked always say which they are, so that nobody goes on from them.
    expect(header.at).toHaveLength(header.kept);
    for (const [line, json] of lines.entries()) {
      const slot = header.slots?.[line] ?? 0;
      const row = `${start + (header.at?.[line] ?? 0) - 1} ${header.cut?.[line + 1] ?? ''} ${json}`;
      if (slot === 0) first.push(row);
      else sample.set(slot, row);
    }
  }
  return {
    keeper,
    offer(rows: readonly unknown[], batch: number, isHandedOn: boolean) {
      const start = texts.length;
      for (const row of rows) texts.push(JSON.stringify(row));
      const lines = keeper.offer(rows, batch, isHandedOn);
      if (lines) {
        expect(lines.header.rows).toBe(rows.length);
        read(lines, start);
      }
    },
    check() {
      const { rows, total } = keeper.kept();
      expect(total).toBe(texts.length);
      const inOrder = [...sample.values()].sort(
        (one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10),
      );
      expect(rows.map(({ index, json, cutFromBytes = '' }) => `${index} ${cutFromBytes} ${json}`)).toEqual([
        ...first,
        ...inOrder,
      ]);
      expect(rows.slice(0, 1000).map(({ index }) => index)).toEqual(
        Array.from({ length: Math.min(1000, total) }, (_, index) => index),
      );
      expect(rows).toHaveLength(Math.min(total, 1050));
      const wrong = rows.filter(({ index, json, cutFromBytes }) =>
        cutFromBytes === undefined ? json !== texts[index] : !texts[index]?.startsWith(json),
      );
      expect(wrong).toEqual([]);
    },
  };
}
