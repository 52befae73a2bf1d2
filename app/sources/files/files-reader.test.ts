import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message } from '../source-reader.ts';
import { parsePosition } from './file-position.ts';
import { openFiles } from './files-reader.ts';

let folder: string;
let kept: ReadonlyMap<string, string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-files-'));
  kept = new Map();
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const write = (name: string, text: string) => writeFileSync(at(name), text);
const add = (name: string, text: string) => appendFileSync(at(name), text);
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `{"n":${from + index}}\n`).join('');
const numbers = (messages: readonly Message[]) =>
  messages.map(({ text, bad }) => (bad ? bad.code : JSON.parse(text).n));

/** A reader that goes on from the places that are kept. */
async function open(settings: Record<string, string> = {}) {
  return await openFiles({
    ...{ name: 'S', flow: 'F', project: 'P', root: folder, spool: '', warn: () => undefined },
    settings: { path: '.', pattern: '*', poll_ms: '1', ...settings },
    positions: {
      read: async () => kept,
      write: async (now) => {
        kept = new Map(now);
      },
    },
  });
}
/** Takes so many rows, in batches, and acknowledges them. */
async function take(reader: Awaited<ReturnType<typeof open>>, count: number, rows = 100) {
  const taken: Message[] = [];
  while (taken.length < count) {
    const messages = await reader.next({ rows, ms: 0 }, AbortSignal.timeout(10_000));
    if (messages.length === 0) throw new Error(`only ${JSON.stringify(numbers(taken))} came`);
    taken.push(...messages);
    await reader.acknowledge(messages);
  }
  return numbers(taken);
}
const waiting = async (reader: Awaited<ReturnType<typeof open>>) =>
  (await reader.lag()).reduce((sum, one) => sum + one.waiting, 0);

for (const settings of [{ path: 'log.jsonl' }, { pattern: '*.jsonl' }])
  test(`a file that is rotated, again and again, is read to its end: ${JSON.stringify(settings)}`, async () => {
    const reader = await open(settings);
    write('log.jsonl', lines(0, 3));
    expect(await take(reader, 3)).toEqual([0, 1, 2]);
    add('log.jsonl', lines(3, 5));
    renameSync(at('log.jsonl'), at('log.jsonl.1'));
    write('log.jsonl', lines(5, 7));
    expect((await take(reader, 4)).toSorted()).toEqual([3, 4, 5, 6]);
    add('log.jsonl', lines(7, 9));
    renameSync(at('log.jsonl.1'), at('log.jsonl.2'));
    renameSync(at('log.jsonl'), at('log.jsonl.1'));
    write('log.jsonl', lines(9, 10));
    expect((await take(reader, 3)).toSorted()).toEqual([7, 8, 9]);
    expect(await waiting(reader)).toBe(0);
    expect(await waiting(await open(settings))).toBe(0);
  });

test('with every name meant, numbered rotation gives no row twice', async () => {
  const reader = await open();
  write('log', lines(0, 2));
  await take(reader, 2);
  for (const round of [1, 2, 3]) {
    for (let old = round - 1; old > 0; old--) renameSync(at(`log.${old}`), at(`log.${old + 1}`));
    renameSync(at('log'), at('log.1'));
    write('log', lines(round * 2, round * 2 + 2));
    expect(await take(reader, 2)).toEqual([round * 2, round * 2 + 1]);
  }
  expect(await waiting(reader)).toBe(0);
});

test('a new file that begins like one that is gone, or that was renamed, is read from its beginning', async () => {
  const reader = await open();
  write('a', lines(0, 2));
  await take(reader, 2);
  renameSync(at('a'), at('b'));
  write('a', lines(0, 3));
  expect(await take(reader, 3)).toEqual([0, 1, 2]);
  write('c', lines(0, 4));
  unlinkSync(at('b'));
  expect(await take(reader, 4)).toEqual([0, 1, 2, 3]);
});

test('a file that is overwritten with the same first bytes is read from its beginning', async () => {
  const reader = await open();
  const head = `${JSON.stringify({ n: -1, head: 'x'.repeat(2000) })}\n`;
  write('nightly', head + lines(0, 3));
  await take(reader, 4);
  write('nightly', head + lines(5, 10));
  expect(await take(reader, 6)).toEqual([-1, 5, 6, 7, 8, 9]);
});

test('blank lines stop nothing, and a line end that comes later is no row', async () => {
  const reader = await open();
  write('a', `\n\r\n${lines(0, 1)}\n\n{"n":1}`);
  expect(await take(reader, 2, 1)).toEqual([0, 1]);
  add('a', `\n${'\n'.repeat(600)}{"n":2}\n`);
  expect(await take(reader, 1, 1)).toEqual([2]);
});

test('a mark before everything else is no part of the first row', async () => {
  write('a', `\uFEFF${lines(0, 2)}`);
  expect(await take(await open(), 2)).toEqual([0, 1]);
});

test('links are followed; one beside its file is not read', async () => {
  const other = mkdtempSync(join(tmpdir(), 'kisflow-links-'));
  writeFileSync(join(other, 'target'), lines(0, 2));
  symlinkSync(join(other, 'target'), at('pod.log'));
  write('own.log', lines(2, 3));
  symlinkSync('own.log', at('current.log'));
  symlinkSync('nowhere', at('broken.log'));
  const reader = await open();
  expect((await take(reader, 3)).toSorted()).toEqual([0, 1, 2]);
  expect(await waiting(reader)).toBe(0);
  rmSync(other, { recursive: true });
});

test('places that an older version kept are still known', async () => {
  const reader = await open();
  write('a', lines(0, 2));
  await take(reader, 2);
  const { offset, length, hash } = parsePosition(kept.get('a') ?? '');
  kept = new Map([['a', `${offset}:${length}:${hash}`]]);
  renameSync(at('a'), at('b'));
  add('b', lines(2, 3));
  expect(await take(await open(), 1)).toEqual([2]);
});

test('of a file that is copied and then emptied, the file goes on from its beginning; the copy is another file', async () => {
  const followed = await open({ path: 'log' });
  write('log', lines(0, 2));
  await take(followed, 2);
  copyFileSync(at('log'), at('log.1'));
  write('log', '');
  add('log', lines(2, 4));
  expect(await take(followed, 2)).toEqual([2, 3]);
  expect(await waiting(followed)).toBe(0);
  // Where the copy's name is meant, too, its rows come again: nothing tells it from a file that begins alike.
  kept = new Map();
  const both = await open();
  expect((await take(both, 4)).toSorted()).toEqual([0, 1, 2, 3]);
});

test('a link that leads to another file, as logs of containers have it, is read on in that one from its beginning', async () => {
  mkdirSync(at('pods'));
  const reader = await open({ path: 'app.log' });
  write('pods/0.log', lines(0, 2));
  symlinkSync(at('pods/0.log'), at('app.log'));
  expect(await take(reader, 2)).toEqual([0, 1]);
  // The file is renamed, and a new one has its name: the link leads there.
  renameSync(at('pods/0.log'), at('pods/0.log.old'));
  write('pods/0.log', lines(2, 4));
  expect(await take(reader, 2)).toEqual([2, 3]);
  // The container was started again: the link is made anew.
  write('pods/1.log', lines(4, 5));
  unlinkSync(at('app.log'));
  symlinkSync(at('pods/1.log'), at('app.log'));
  expect(await take(reader, 1)).toEqual([4]);
  // In the folder that it leads to, what was written just before a rotation is read, too.
  kept = new Map();
  const pods = await open({ path: 'pods', pattern: '*.log' });
  expect((await take(pods, 3)).toSorted()).toEqual([2, 3, 4]);
  add('pods/1.log', lines(5, 6));
  renameSync(at('pods/1.log'), at('pods/1.log.old'));
  write('pods/1.log', lines(6, 7));
  expect((await take(pods, 2)).toSorted()).toEqual([5, 6]);
});
