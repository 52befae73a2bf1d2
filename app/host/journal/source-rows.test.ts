import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEventOf } from '../../../core/contract/journal.ts';
import { textOf } from '../../../core/contract/long-text.ts';
import { journalPart } from '../../../core/run/journal/journal-parts.ts';
import { createBreather } from '../../../engine/process/breather.ts';
import { createJournalBlocks } from '../../../engine/process/journal-blocks.ts';
import { createJournalPipe } from '../../../engine/process/journal-pipe.ts';
import { createRowQueue } from '../../../engine/process/row-queue.ts';
import { createRunJournal } from '../../../engine/process/run-journal.ts';
import { rowText } from '../../../engine/serialize/row-text.ts';
import { memoryJournal } from './run-journals.ts';

const chain = [{ id: 'A#1', fname: 'A', mode: 'Calculate', connector: null, hash: '' }];
const started: JournalEventOf<'started'> = {
  ...{ kind: 'started', version: 1, runId: 'run', flow: 'Flow', at: 0, chain, level: 'full' },
  ...{ batchSize: 1, source: 'rows' },
};

/** Feeds texts to a run in batches of so many rows; its journal's blocks, a batch each, and the rows as they were read. */
async function keep(texts: readonly string[], batchSize: number) {
  const written = memoryJournal(started);
  const queue = createRowQueue(createBreather());
  const pipe = createJournalPipe((text) => void written.write(journalPart(textOf(text), chain.length)));
  const clock = { elapsedMs: () => 0, pause: () => undefined, goOn: () => undefined };
  const options = { journal: 'full', journalShare: 1, onError: 'stop' } as const;
  const journal = createRunJournal({ pipe, clock, options, chain, memoryBytes: () => 0 });
  let firstLine = 1;
  for (const lines of texts) {
    void queue.push(lines, firstLine, false);
    firstLine += lines.split('\n').length;
  }
  void queue.push('', firstLine, true);
  const batches: unknown[][] = [];
  for (;;) {
    const rows = await queue.take(batchSize, undefined, true);
    if (rows.length === 0) break;
    batches.push(rows);
    journal.beginBatch(rows, queue.lines);
  }
  journal.flush();
  await written.flush();
  const blocks = await Promise.all(batches.map((_, at) => written.reader.block(at + 1)));
  return { blocks, batches };
}

const number = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('-0', '0.0', '-0.0', '1.0', '1e2', '1E+2', '100e-2', '1e-7', '1e21', '0.1000', '1e400'),
  fc.constantFrom('9007199254740993', '0.30000000000000003', '5e-324', '123456789012345678901234567890'),
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }).map((one) => JSON.stringify(one)),
  fc.constantFrom(
    '"\\u0041"',
    '"\\/"',
    '"\\ud800"',
    '"行\\u4e2d"',
    '"},{"',
    '"a\\nb"',
    '"__proto__"',
    '"\u2028"',
  ),
);
const blank = fc.constantFrom('', '', '', ' ', '\t', '  ');
const key = fc.oneof(
  fc.constantFrom('"a"', '"b"', '"a"', '"1"', '"__proto__"', '"toJSON"', '"constructor"', '"\\u0061"', '""'),
  text,
);
const { json } = fc.letrec<{ json: string; object: string; list: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 2 },
    number,
    text,
    fc.constantFrom('true', 'false', 'null'),
    tie('object'),
    tie('list'),
  ),
  object: fc.array(fc.tuple(key, blank, tie('json')), { maxLength: 4 }).map(written),
  list: fc.array(tie('json'), { maxLength: 3 }).map((values) => `[${values.join(' ,')}]`),
}));
function written(fields: [string, string, string][]): string {
  return `{${fields.map(([name, space, value]) => `${space}${name}:${space}${value}`).join(',')}}`;
}
const object = fc.array(fc.tuple(key, blank, json), { maxLength: 4 }).map(written);
const plain = fc
  .tuple(fc.integer(), fc.double({ noNaN: true }), fc.string())
  .map((row) => JSON.stringify({ ...row }));
const line = fc.oneof(
  { weight: 6, arbitrary: object },
  { weight: 6, arbitrary: plain },
  { weight: 2, arbitrary: json },
  { weight: 1, arbitrary: fc.constantFrom('', '  ', '{"a":1}\r', ' {"a":1} ', '[1,{"b":"["}]') },
);
const texts = fc.array(
  fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => lines.join('\n')),
  { minLength: 1, maxLength: 4 },
);

describe("a batch's rows, written as they were read", () => {
  it('are read back as they would have been printed, whatever they are and however they come', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 9 }), async (fed, batchSize) => {
        const { blocks, batches } = await keep(fed, batchSize);
        expect(blocks.map((block) => block?.lines)).toEqual(
          batches.map((rows) => rows.map((row) => rowText(row).json)),
        );
        expect(blocks.map((block) => block?.header.rows)).toEqual(batches.map((rows) => rows.length));
      }),
      { numRuns: 1000 },
    );
  });

  it('are cut where they are long', async () => {
    const long = `{ "a": "${'x'.repeat(70_000)}" }`;
    const { blocks } = await keep([`{"a":1}\n${long}`, long], 2);
    expect(blocks.map((block) => block?.header.cut)).toEqual([{ 2: 70_008 }, { 1: 70_008 }]);
    expect(blocks[1]?.lines[0]).toBe(rowText(JSON.parse(long)).json);
  });
});

describe('rows that a batch begins with', () => {
  const settings = { level: 'full', share: 1, elapsedMs: () => 0, onFall: () => undefined } as const;
  const make = () => {
    const parts: string[] = [];
    const pipe = createJournalPipe((part) => void parts.push(textOf(part)));
    return { blocks: createJournalBlocks({ pipe, ...settings }), pipe, parts };
  };

  it('are stored once as long as code that ran in between left them as they were', () => {
    const { blocks } = make();
    const rows = [{ a: 1 }, { a: 100 }];
    const first = blocks.begin(rows, () => '{"a": 1.0}\n{"a":1e2}');
    expect(blocks.read(0, rows, true, undefined)).toBe(first);
    expect(blocks.read(0, rows, false, undefined)).toBe(first);
    expect(blocks.reuse(0, 1, [...rows], undefined)).toBe(first);
    rows[0] = { a: 2 };
    expect(blocks.read(0, rows, false, undefined)).toBe(first + 1);
  });

  it('are written as they came', () => {
    const { blocks, pipe, parts } = make();
    blocks.begin([{ a: 1 }], () => '{"a": 1.0}');
    pipe.flush();
    expect(parts.join('')).toBe('#{"block":1,"rows":1,"kept":1,"source":true,"length":10}\n{"a": 1.0}\n');
  });

  it('are printed where nobody knows their lines', () => {
    const { blocks, pipe, parts } = make();
    blocks.begin([{ a: 1 }], undefined);
    blocks.begin([{ a: 1 }], () => undefined);
    pipe.flush();
    expect(parts.join('').match(/"array":true/g)).toHaveLength(2);
  });
});
