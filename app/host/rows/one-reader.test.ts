import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ErrorData, toErrorData } from '../../../core/errors/coded-error.ts';
import { readRows } from '../../../core/rows/read-rows.ts';
import { formatOf } from '../../../core/rows/row-format.ts';
import { openSampleFile, stampOf } from '../samples/sample-file.ts';
import { fileRows } from './row-source.ts';

/** Rows, and what is wrong behind them. */
interface Found {
  rows: string[];
  failure: ErrorData | null;
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-reader-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** As a run takes them; lines of JSON Lines are checked as the engine does. */
async function asRun(path: string, name: string): Promise<Found> {
  const rows: string[] = [];
  try {
    for await (const { lines, firstLine } of fileRows(path, name).chunks()) {
      const read = readRows(lines, name, 'jsonl', {
        start: { line: firstLine, rows: firstLine - 1, header: undefined },
      });
      rows.push(...read.rows);
      if (read.failure) return { rows, failure: read.failure };
    }
  } catch (thrown) {
    return { rows, failure: toErrorData(thrown) };
  }
  return { rows, failure: null };
}

async function asWindows(path: string, name: string): Promise<Found> {
  const sample = openSampleFile(path, name, await stampOf(path));
  const { rows, failure } = await sample.window(0, 1000);
  return { rows, failure };
}

const unit = fc.constantFrom(
  ...[
    '"',
    ',',
    ';',
    '\n',
    '\r\n',
    '\r',
    '\t',
    '|',
    ' ',
    '{',
    '}',
    '[',
    ']',
    ':',
    '1',
    'a',
    '中',
    '\ufffd',
    '\ufeff',
  ],
  ...[
    '{"a":1}',
    '{"a":1.10}\n',
    '[{"a":9007199254740993}]',
    '"b"',
    'id,v\n',
    '1,2\n',
    '"id";"v"\r\n',
    'null',
    '\\',
  ],
);
const text = fc.string({ unit, maxLength: 14 });
const name = fc.constantFrom('a.csv', 'a.tsv', 'a.json', 'a.jsonl', 'a.txt');

it('finds the same rows and the same fault in a run, in a window and in an import of any text', async () => {
  let files = 0;
  await fc.assert(
    fc.asyncProperty(text, name, async (content, ending) => {
      const file = `${files++}-${ending}`;
      const path = join(folder, file);
      writeFileSync(path, content);
      const whole = content.replace(/^\uFEFF/, '');
      const found = readRows(whole, file, formatOf(file, whole));
      expect(await asRun(path, file)).toEqual(found);
      expect(await asWindows(path, file)).toEqual(found);
    }),
    {
      numRuns: 150,
      examples: [
        ['{\n"a":1}', 'a.json'],
        [' {\n"a":1}', 'a.json'],
        [' \ufeff[{"a":1}]', 'a.json'],
        ['\ufeff[{"a":1}]', 'a.json'],
      ],
    },
  );
});

it('goes on from any row of a file as from its beginning', async () => {
  const cell = fc.constantFrom('1', '007', '"a\nb"', '"x\r\n""y"""', '2" pipe', '中', '', '\ufeffx');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 500, maxLength: 900 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.constantFrom('', '\ufeff'),
      fc.nat(899),
      async (cells, newline, mark, offset) => {
        const lines = cells.map((row) => row.join(',') + newline);
        const path = join(folder, 'long.csv');
        writeFileSync(path, `${mark}a,b${newline}${lines.join('')}`);
        const whole = await asRun(path, 'long.csv');
        const sample = openSampleFile(path, 'long.csv', await stampOf(path));
        expect((await sample.window(offset, 7)).rows).toEqual(whole.rows.slice(offset, offset + 7));
      },
    ),
    { numRuns: 6 },
  );
});
