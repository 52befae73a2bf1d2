import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { fileRow } from './file-row.ts';
import { readLines } from './read-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'kisflow-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;

/** Lines of this text as a file, so many at a time; one of more than 20 bytes is too long. */
async function linesOf(text: string, most = 100) {
  const path = join(folder, String(++count));
  appendFileSync(path, text);
  const file = await open(path);
  try {
    const lines = [];
    for (let from = 0; ; ) {
      const more = await readLines(file, from, most, 20);
      lines.push(...more);
      from = more.at(-1)?.next ?? from;
      if (more.length === 0) return lines;
    }
  } finally {
    await file.close();
  }
}

test('however many are read at a time, each line that is not blank is given once, where it stands', async () => {
  const line = fc.constantFrom('', ' ', '\r', '{"n":1}', '[2]', 'x', '行😀', 'y'.repeat(21), 'z'.repeat(30));
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 4 }), async (texts, most) => {
      const all = Buffer.from(texts.map((text) => `${text}\n`).join(''));
      const lines = await linesOf(all.toString(), most);
      expect(lines.map(({ text }) => text)).toEqual(texts.filter((text) => text.trim() !== ''));
      for (const { text, offset, next } of lines)
        expect(all.subarray(offset, next).toString()).toBe(`${text}\n`);
      expect(lines.map(({ isTooLong = false }) => isTooLong)).toEqual(
        lines.map(({ text }) => Buffer.byteLength(text) > 20),
      );
    }),
    { numRuns: 50 },
  );
});

test('a line that is too long becomes a dead letter of its beginning, when its end is there', async () => {
  expect(await linesOf('w'.repeat(30))).toEqual([]);
  const [line] = await linesOf(`${'w'.repeat(9000)}\n`);
  if (!line) throw new Error('there is a line');
  const { text, at, bad } = fileRow(line, 'a', '9001:');
  expect([text, at, bad?.code]).toEqual(['w'.repeat(4096), '0', 'live.poison']);
  expect(bad?.params['detail']).toContain('9001 bytes');
});
