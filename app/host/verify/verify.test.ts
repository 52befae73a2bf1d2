import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandWords } from './command-words.ts';
import { firstDifference } from './first-difference.ts';
import { tracedVisits } from './trace-lines.ts';
import type { VisitRows } from './visit-rows.ts';
import { openVisitSpool } from './visit-spool.ts';

async function* each<Value>(values: readonly Value[]): AsyncGenerator<Value> {
  yield* values;
}

async function listed(visits: AsyncIterable<VisitRows>): Promise<VisitRows[]> {
  const found: VisitRows[] = [];
  for await (const visit of visits) found.push(visit);
  return found;
}

test.each([
  ['go run .', ['go', 'run', '.']],
  [`"/a b/c" 'x "y"' --z=""`, ['/a b/c', 'x "y"', '--z=']],
  ['  ', []],
  ['$(rm x) ; y', ['$(rm', 'x)', ';', 'y']],
  ['a "b', undefined],
])('a command is its words: %s', (text, words) => {
  expect(commandWords(text)).toEqual(words);
});

test('a trace is read visit by visit; what is none is told with its line', async () => {
  const lines = [
    '{"batch":1,"visit":1,"node":"A#1","row":{"a":1}}',
    '{"batch":1,"visit":1,"node":"A#1","row":null}',
    '',
    '{"batch":1,"visit":2,"node":"B#1","rows":0}',
    '{"batch":2,"visit":1,"node":"A#1","row":2}',
  ];
  expect(await listed(tracedVisits(each(lines)))).toMatchObject([
    { batch: 1, node: 'A#1', rows: [{ a: 1 }, null] },
    { batch: 1, node: 'B#1', rows: [] },
    { batch: 2, node: 'A#1', rows: [2] },
  ]);
  for (const bad of [
    'hello',
    '{"batch":0,"visit":1,"node":"A","rows":0}',
    '{"batch":1,"visit":1,"node":"A"}',
  ])
    await expect(listed(tracedVisits(each([...lines, bad])))).rejects.toMatchObject({
      data: { code: 'verify.refused', params: { why: expect.stringContaining('line 6 of') } },
    });
});

const visits: readonly VisitRows[] = [
  { batch: 1, node: 'A#1', rows: [{ a: 1 }, { a: 2, b: null }] },
  { batch: 1, node: 'B#1', rows: [] },
];

test.each<[string, readonly VisitRows[], unknown]>([
  [
    'missing is null',
    [{ batch: 1, node: 'A#1', rows: [{ a: 1, c: null }, { a: 2 }] }, ...visits.slice(1)],
    undefined,
  ],
  [
    'a value',
    [{ batch: 1, node: 'A#1', rows: [{ a: 1 }, { a: '2' }] }],
    { kind: 'row', batch: 1, node: 'A#1', row: 2, studio: { a: 2, b: null }, program: { a: '2' } },
  ],
  [
    'a row too few',
    [{ batch: 1, node: 'A#1', rows: [{ a: 1 }] }],
    { kind: 'row', batch: 1, node: 'A#1', row: 2, studio: { a: 2, b: null }, program: undefined },
  ],
  ['a visit too few', visits.slice(0, 1), { kind: 'visit', visit: 2, studio: visits[1] }],
  [
    'another function',
    [...visits.slice(0, 1), { batch: 1, node: 'C#1', rows: [] }],
    { kind: 'visit', visit: 2, studio: visits[1], program: { batch: 1, node: 'C#1', rows: [] } },
  ],
])('the first difference is told: %s', async (_name, other, difference) => {
  expect((await firstDifference(each(visits), each(other))).difference).toEqual(difference);
});

test('what a run hands on comes back visit by visit, however it is cut', async () => {
  const rows = fc.array(fc.record({ a: fc.string({ unit: 'binary' }) }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(rows, { maxLength: 4 }), async (batches) => {
      const spool = await openVisitSpool(['A b#1']);
      try {
        for (const [index, batch] of batches.entries()) {
          const at = { runId: 'r', node: 0, batch: index + 1, visit: index + 1 };
          const lines = batch.map((row) => `${JSON.stringify(row)}\n`);
          for (const part of lines.length === 0 ? [''] : lines) await spool.write({ ...at, lines: part });
        }
        await spool.close();
        expect(await listed(spool.visits())).toEqual(
          batches.map((batch, index) => ({ batch: index + 1, node: 'A b#1', rows: batch })),
        );
      } finally {
        await spool.remove();
      }
    }),
    { numRuns: 15 },
  );
});
