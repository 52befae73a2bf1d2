import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { createSourceSamples } from './source-samples.ts';

const samples = createSourceSamples({});
afterEach(() => samples.close());

function take(root: string, type: string, settings: object) {
  const text = JSON.stringify({ version: 1, flow: 'F', type, settings });
  return samples.take({ root, path: 'sources/S.json', text, wish: { rows: 100, end: 'newest' } });
}

it('takes rows in a process of its own, and ends at once what a server keeps waiting', async () => {
  const root = mkdtempSync(join(tmpdir(), 'kisflow-samples-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, 'rows.jsonl'), '{"name":"行😀"}\n');
  expect(await take(root, 'files', { path: 'rows.jsonl' })).toEqual({
    rows: ['{"name":"行😀"}'],
    bad: 0,
    isCut: false,
  });

  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const place = silent.address();
  const port = place !== null && typeof place === 'object' ? place.port : 0;
  const waiting = expect(
    take(root, 'redis-stream', { addrs: `127.0.0.1:${port}`, stream: 's' }),
  ).rejects.toMatchObject({ code: 'connect.ended' });
  await once(silent, 'connection');
  await samples.close();
  await waiting;
  silent.close();
  await expect(take(root, 'files', { path: 'rows.jsonl' })).rejects.toMatchObject({ code: 'process.ended' });
});
