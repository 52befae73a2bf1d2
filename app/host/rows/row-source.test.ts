import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileRows, limitRows, lineRows, type RowSource, streamRows } from './row-source.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-rows-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string | Uint8Array): RowSource {
  writeFileSync(join(folder, name), text);
  return fileRows(join(folder, name), name);
}

/** The source's rows with the numbers of their lines. */
async function read(source: RowSource): Promise<{ rows: unknown[]; lines: number[] }> {
  const rows: unknown[] = [];
  const lines: number[] = [];
  for await (const chunk of source.chunks()) {
    for (const [index, line] of chunk.lines.split('\n').entries()) {
      if (line.trim() === '') continue;
      rows.push(JSON.parse(line));
      lines.push(chunk.firstLine + index);
    }
  }
  return { rows, lines };
}

/** The rows given before the source failed, and what it failed with. */
async function readToFailure(source: RowSource): Promise<{ rows: unknown[]; error: unknown }> {
  const rows: unknown[] = [];
  try {
    for await (const { lines } of source.chunks())
      for (const line of lines.split('\n')) if (line.trim() !== '') rows.push(JSON.parse(line));
  } catch (error) {
    return { rows, error };
  }
  return { rows, error: undefined };
}

/** A stream of the text's bytes, a few at a time. */
async function* pieces(text: string, size: number): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const failsWith = (code: string, place: object = {}) =>
  expect.objectContaining({ code, data: expect.objectContaining(place) });

describe('rows of JSON Lines', () => {
  it('keeps line numbers over blank lines, a byte order mark and many chunks', async () => {
    const text = `\uFEFF{"n":1}\r\n\n${'{"text":"some words here"}\n'.repeat(60_000)}"last"`;
    const { rows, lines } = await read(file('a.jsonl', text));
    expect(rows).toHaveLength(60_002);
    expect([lines[0], lines[1], lines.at(-1)]).toEqual([1, 3, 60_003]);
    expect(rows.at(-1)).toBe('last');
  });

  it('says what is wrong with a file', async () => {
    await expect(read(fileRows(join(folder, 'no.jsonl'), 'no.jsonl'))).rejects.toEqual(
      failsWith('process.source-missing', { file: 'no.jsonl' }),
    );
    await expect(read(fileRows(folder, 'folder'))).rejects.toEqual(failsWith('process.source-failed'));
    await expect(read(file('b.jsonl', Uint8Array.of(0x22, 0xff, 0x22)))).rejects.toEqual(
      failsWith('process.rows-not-utf8', { line: 1 }),
    );
  });

  it('notices that the file was deleted while it was read', async () => {
    const source = file('gone.jsonl', '{"n":1}\n'.repeat(400_000));
    const reading = async () => {
      for await (const _ of source.chunks()) rmSync(join(folder, 'gone.jsonl'), { force: true });
    };
    await expect(reading()).rejects.toEqual(failsWith('process.source-lost', { file: 'gone.jsonl' }));
  });

  it('limits the rows of any source', async () => {
    expect((await read(limitRows(lineRows('1\n\n2\n3', 'x'), 2))).rows).toEqual([1, 2]);
  });
});

describe('rows of a JSON array', () => {
  it('gives every element, however the array is written and cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 8 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 9 }),
        async (values, indent, size) => {
          const text = JSON.stringify(values, null, indent);
          expect((await read(streamRows(pieces(text, size), 'stdin'))).rows).toEqual(JSON.parse(text));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('names the line of a bad element', async () => {
    await expect(read(file('a.json', '[\n  {"n": 1},\n  {"n": }\n]'))).rejects.toEqual(
      failsWith('process.element-not-json', {
        file: 'a.json',
        line: 3,
        params: expect.objectContaining({ row: 2 }),
      }),
    );
    await expect(read(file('b.json', '[\n{"n":1}\n'))).rejects.toEqual(
      failsWith('process.source-not-array', { line: 3 }),
    );
    await expect(read(file('c.json', '[1]\n[2]'))).rejects.toEqual(
      failsWith('process.source-not-array', { line: 2 }),
    );
    await expect(read(file('d.json', '[1,,2]'))).rejects.toEqual(failsWith('process.source-not-array'));
  });
});

describe('what is wrong further down', () => {
  const line = '{"n":1}\n';

  it.each([
    ['a.jsonl', Buffer.concat([Buffer.from(line.repeat(90_000)), Buffer.of(0x22, 0xff)]), 90_000, 90_001],
    ['b.jsonl', Buffer.concat([Buffer.from(line), Buffer.from('{"s":"\u4e2d"}').subarray(0, 8)]), 1, 2],
    ['c.csv', Buffer.concat([Buffer.from('n\n1\n2\n'), Buffer.of(0xd6, 0xd0, 0x0a)]), 2, 4],
    ['d.json', Buffer.concat([Buffer.from('[1,\n2,\n'), Buffer.of(0x22, 0xd6, 0xd0, 0x22)]), 2, 3],
    ['e.csv', Buffer.of(0xd6, 0xd0, 0x2c, 0x0a), 0, 1],
  ])(
    'is told with its line in %s, and the rows before it are given: bytes that are no UTF-8',
    async (name, bytes, rows, at) => {
      const found = await readToFailure(file(name, bytes));
      expect(found.rows).toHaveLength(rows);
      expect(found.error).toEqual(failsWith('process.rows-not-utf8', { file: name, line: at }));
    },
  );

  it.each([
    ['a.csv', 'n,m\n1,2\n3,4\n5\n', 'process.csv-ragged', 4],
    ['b.csv', 'n,m\n1,2\n3,4\n5,"6\n', 'process.csv-bad-quotes', 4],
    ['c.json', '[{"n":1},\n{"n":2},\n{"n":\n}]', 'process.element-not-json', 3],
    ['d.json', '[{"n":1},\n{"n":2}', 'process.source-not-array', 2],
    ['e.jsonl', `{}\n{}\n"${'x'.repeat(65 * 1024 * 1024)}"`, 'process.row-too-long', 3],
  ])('is told with its line in %s, and the rows before it are given', async (name, text, code, at) => {
    const found = await readToFailure(file(name, text));
    expect(found.rows).toHaveLength(name === 'd.json' ? 1 : 2);
    expect(found.error).toEqual(failsWith(code, { file: name, line: at }));
  });
});

describe('a first line of megabytes', () => {
  it('is read in no more time than other lines are', async () => {
    const row = { text: 'x'.repeat(4_000_000) };
    expect((await read(file('long.jsonl', `${JSON.stringify(row)}\n{"text":"y"}\n`))).rows).toEqual([
      row,
      { text: 'y' },
    ]);
  });
});

describe('rows of CSV', () => {
  it('makes objects by the header, with numbers that lose nothing', async () => {
    const text =
      'id,name,score,big,ok\r\n1,"a, ""b""\nc",1.50,12345678901234567890,true\r\n007,,-2.5,x,\r\n\r\n';
    expect((await read(file('a.csv', text))).rows).toEqual([
      { id: 1, name: 'a, "b"\nc', score: 1.5, big: '12345678901234567890', ok: true },
      { id: '007', name: null, score: -2.5, big: 'x', ok: null },
    ]);
  });

  it('is known by its first line on a stream, cut anywhere', async () => {
    for (const size of [1, 3, 1000])
      expect((await read(streamRows(pieces('a;b\n1;"x\ny"\n2;ü\n', size), 'stdin'))).rows).toEqual([
        { a: 1, b: 'x\ny' },
        { a: 2, b: 'ü' },
      ]);
  });

  it('names the line of what is wrong', async () => {
    await expect(read(file('a.csv', 'a,b\n1,"x\ny"\n1,2,3\n'))).rejects.toEqual(
      failsWith('process.csv-ragged', { file: 'a.csv', line: 4, params: { found: 3, expected: 2 } }),
    );
    await expect(read(file('b.csv', 'a,b\n1,2\n1,"x\n'))).rejects.toEqual(
      failsWith('process.csv-bad-quotes', { line: 3 }),
    );
    await expect(read(file('c.csv', 'a,a\n1,2\n'))).rejects.toEqual(
      failsWith('process.csv-bad-header', { line: 1 }),
    );
  });

  it('reads more than one chunk', async () => {
    const text = `a,b\n${'1,"some text, quoted"\n'.repeat(60_000)}`;
    expect((await read(file('big.csv', text))).rows).toHaveLength(60_000);
  });
});
