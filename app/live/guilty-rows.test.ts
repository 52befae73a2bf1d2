import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guiltyRows } from './guilty-rows.ts';

test('the rows that fail are found, each with its own error, in their order', async () => {
  const batches = fc.record({
    size: fc.integer({ min: 1, max: 200 }),
    bad: fc.uniqueArray(fc.nat(199), { minLength: 1 }),
  });
  await fc.assert(
    fc.asyncProperty(batches, async ({ size, bad }) => {
      const rows = Array.from({ length: size }, (_, index) => index);
      const attempt = async (part: readonly number[]) => {
        const first = part.find((row) => bad.includes(row));
        return first === undefined ? undefined : `no ${first}`;
      };
      const failure = await attempt(rows);
      if (failure === undefined) return;
      const guilty = rows.filter((row) => bad.includes(row));
      expect(await guiltyRows(rows, failure, attempt, 1000)).toEqual(
        guilty.map((row) => ({ row, failure: `no ${row}` })),
      );
    }),
  );
});

test('rows that fail only together, or only after too many tries, are not told apart', async () => {
  const together = async (part: readonly number[]) => (part.length > 1 ? 'together' : undefined);
  expect(await guiltyRows([1, 2, 3, 4], 'together', together, 1000)).toBeUndefined();
  let tries = 0;
  const all = async () => {
    tries += 1;
    return 'no';
  };
  expect(
    await guiltyRows(
      Array.from({ length: 1000 }, (_, n) => n),
      'no',
      all,
      50,
    ),
  ).toBeUndefined();
  expect(tries).toBe(50);
});
