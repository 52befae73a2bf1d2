import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LiveLetter } from '../../../core/contract/live-control.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { createDeadLetters } from '../dead-letters.ts';
import { createLetterDesk, type SentRow } from './letter-desk.ts';
import { createLetterFolder } from './letter-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-letters-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function line(number: number, row = `{"n":${number}}`, source = 'S'): string {
  const time = new Date(1_700_000_000_000 + number).toISOString();
  const error = { code: 'process.function-threw', message: 'no', place: 'Check#1' };
  return `${JSON.stringify({ time, source, flow: 'F', part: 'p', at: String(number), error, row })}\n`;
}
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

async function allPages(limit: number): Promise<LiveLetter[]> {
  const letters = createLetterFolder(folder);
  const all: LiveLetter[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await letters.page(cursor, limit);
    all.push(...page.letters);
    cursor = page.cursor;
    if (cursor === null) return all;
  }
}

it('gives every letter once, the newest first, whatever the size of pages, rows and files', async () => {
  const rows = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 0, max: 200_000 })), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 5 }), async (list, limit) => {
      const files = ['', '', ''];
      list.forEach(([file, size], index) => {
        files[file] += line(index, JSON.stringify('世'.repeat(size / 10)));
      });
      for (const [file, text] of files.entries()) write(`S-${file}.jsonl`, text);
      const found = await allPages(limit);
      expect(found.map(({ at }) => Number(at))).toEqual(list.map((_, index) => index).reverse());
      const letters = createLetterFolder(folder);
      for (const { id, at } of found) expect((await letters.letter(id)).at).toBe(at);
      expect([...(await letters.counts()).values()].reduce((sum, count) => sum + count, 0)).toBe(list.length);
    }),
    { numRuns: 25 },
  );
});

it('passes over half a line and what is no letter, and counts what comes later', async () => {
  write('S-1.jsonl', `${line(1)}not json\n${line(2)}{"time":"half`);
  const letters = createLetterFolder(folder);
  expect((await letters.page(null, 10)).letters.map(({ at }) => at)).toEqual(['2', '1']);
  appendFileSync(join(folder, 'S-1.jsonl'), `\n${line(3)}`);
  expect((await letters.page(null, 10)).letters.map(({ at }) => at)).toEqual(['3', '2', '1']);
});

it('knows no letter by a name that leads elsewhere, nor one whose file was written anew', async () => {
  write('S-1.jsonl', line(1));
  const letters = createLetterFolder(folder);
  const [first] = (await letters.page(null, 1)).letters;
  write('S-1.jsonl', line(2));
  for (const id of [first?.id ?? '', '../S-1.0.00000000000000', 'settled.0.00000000000000', 'x'])
    await expect(letters.letter(id)).rejects.toMatchObject({ code: 'live.letter-gone' });
});

it('keeps a letter until its row is done, then says who did it; a second one is told so', async () => {
  write('S-1.jsonl', line(1) + line(2) + line(3, '{"n":'));
  const letters = createLetterFolder(folder);
  const sent: string[] = [];
  let fails = true;
  const desk = createLetterDesk({
    letters,
    async send(source, rows) {
      if (fails) throw new Error('the storage is away');
      sent.push(source, ...rows.map(({ text }) => text));
    },
  });
  const [third, second, first] = (await letters.page(null, 10)).letters.map(({ id }) => id);
  const send = (id = '', row: string | null = null) => desk.send({ letters: [{ id, row }], by: 'me' });
  await expect(send(second)).rejects.toThrow('away');
  expect((await letters.page(null, 10)).letters).toHaveLength(3);
  fails = false;
  await expect(send(third)).rejects.toMatchObject({ code: 'live.letter-not-json' });
  expect(await send(second, '{"n":\n22}')).toEqual({ sent: 1 });
  expect(sent).toEqual(['S', '{"n": 22}']);
  await expect(send(second)).rejects.toMatchObject({
    code: 'live.letter-done',
    data: { params: { by: 'me' } },
  });
  const discard = (confirm: number) => desk.discard({ ids: [first ?? ''], by: 'me', confirm });
  await expect(discard(2)).rejects.toMatchObject({ code: 'live.discard-unsure' });
  expect(await discard(1)).toEqual({ discarded: 1 });
  // Another process reads the same from the folder.
  expect((await createLetterFolder(folder).page(null, 10)).letters.map(({ at }) => at)).toEqual(['3']);
  expect(await createLetterFolder(folder).counts()).toEqual(new Map([['S', 1]]));
});

it('sends one letter once at a time, and those of one source only', async () => {
  write('S-1.jsonl', line(1));
  write('T-1.jsonl', line(2, '{}', 'T'));
  const gate = Promise.withResolvers<void>();
  const desk = createLetterDesk({ letters: createLetterFolder(folder), send: () => gate.promise });
  const { letters } = await desk.letters({ cursor: null, limit: 10 });
  const [t = '', s = ''] = letters.map(({ id }) => id);
  const send = (...ids: string[]) => desk.send({ letters: ids.map((id) => ({ id, row: null })), by: 'me' });
  await expect(send(s, t)).rejects.toMatchObject({ code: 'live.letters-mixed' });
  const first = send(s);
  await expect(send(s)).rejects.toMatchObject({ code: 'live.letter-busy' });
  gate.resolve();
  expect(await first).toEqual({ sent: 1 });
});

it('sends a row under the name that its message had, by which a store knows it again', async () => {
  const dead = createDeadLetters({ folder, name: 'S-1', source: 'S', flow: 'F', mask: (text) => text });
  const error = new CodedError('live.poison', { part: 'a', at: '0', detail: 'no' }).data;
  for (const id of ['12:7:ab', undefined])
    await dead.add([
      {
        message: { text: '{}', part: 'a.log', at: '0', next: '12', ...(id ? { id } : {}) },
        error,
        place: undefined,
      },
    ]);
  await dead.close();
  const sent: SentRow[] = [];
  const desk = createLetterDesk({
    letters: createLetterFolder(folder),
    send: async (_source, rows) => void sent.push(...rows),
  });
  const { letters } = await desk.letters({ cursor: null, limit: 10 });
  await desk.send({ letters: letters.map(({ id }) => ({ id, row: null })), by: 'me' });
  expect(sent.map(({ id }) => id)).toEqual([undefined, '12:7:ab']);
});
