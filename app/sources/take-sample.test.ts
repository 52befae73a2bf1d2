import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SampleWish } from '../../core/contract/sample-payloads.ts';
import { takeSample } from './take-sample.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kisflow-sample-'));
  mkdirSync(join(root, 'in'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(name: string, lines: readonly string[], writtenAt: number): void {
  const path = join(root, 'in', name);
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  utimesSync(path, writtenAt, writtenAt);
}
function take(type: string, settings: object, wish: Partial<SampleWish> = {}) {
  const text = JSON.stringify({ version: 1, flow: 'F', type, settings });
  return takeSample({ path: 'sources/S.json', text }, root, { rows: 3, end: 'first', ...wish });
}
const ids = (...all: number[]): string[] => all.map((id) => `{"id":${id}}`);

it('takes the first lines of a folder, or the last of what was written last, and writes nothing', async () => {
  write('a.jsonl', ids(1, 2), 3000);
  write('b.jsonl', ids(3, 4, 5), 1000);
  write('c.txt', ['no row'], 4000);
  const settings = { path: 'in', pattern: '*.jsonl' };
  expect(await take('files', settings)).toEqual({ rows: ids(1, 2, 3), bad: 0, isCut: false });
  const newest = { rows: ids(5, 1, 2), bad: 0, isCut: false };
  expect(await take('files', settings, { end: 'newest' })).toEqual(newest);
  expect(readdirSync(root)).toEqual(['in']);
});

it('keeps digits, counts what is no JSON, and says that more is too large', async () => {
  const big = `{"text":"${'x'.repeat(3 * 1024 * 1024)}"}`;
  write('a.jsonl', ['{"id":9007199254740993}', 'oops', '{"n":1}'], 1000);
  write('b.jsonl', ['{"n":0}', big], 1000);
  const first = { rows: ['{"id":9007199254740993}', '{"n":1}'], bad: 1, isCut: false };
  expect(await take('files', { path: 'in/a.jsonl' })).toEqual(first);
  expect(await take('files', { path: 'in/b.jsonl' })).toEqual({ rows: ['{"n":0}'], bad: 0, isCut: true });
  const cut = { rows: [], bad: 0, isCut: true };
  expect(await take('files', { path: 'in/b.jsonl' }, { end: 'newest' })).toEqual(cut);
});

it('takes none where there are none yet', async () => {
  expect(await take('files', { path: 'in' })).toEqual({ rows: [], bad: 0, isCut: false });
});

it('says what is wrong with the source, and names no secret', async () => {
  await expect(take('files', { path: 'no/where' })).rejects.toMatchObject({ code: 'live.files-missing' });
  await expect(take('kafka', { brokers: '', topic: 't' })).rejects.toMatchObject({
    code: 'source.setting-wrong',
  });
  await expect(take('http', { listen: '0', token: '${env:PATH}' })).rejects.toMatchObject({
    code: 'live.no-sample',
  });
  const away = { addrs: '127.0.0.1:1', stream: 's', password: '127.0.0.1' };
  await expect(take('redis-stream', away)).rejects.toMatchObject({
    code: 'live.source-away',
    data: { params: { source: 'S', address: '•••:1' } },
  });
});
