import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { SourceReader } from '../source-reader.ts';
import { openHttp } from './http-reader.ts';

const token = 'a token';
let reader: SourceReader | undefined;
afterEach(async () => {
  await reader?.close();
  reader = undefined;
});

async function open(settings: Record<string, string> = {}): Promise<SourceReader> {
  reader = await openHttp({
    ...{ name: 'S', flow: 'F', project: 'P', root: '', spool: '', warn: () => undefined },
    settings: { listen: '0', path: '/rows', token, most_bytes: '8388608', ...settings },
    positions: { read: async () => new Map(), write: async () => undefined },
  });
  return reader;
}
const headers = { authorization: `Bearer ${token}` };
const post = (body: string) => fetch(`http://${reader?.address}`, { method: 'POST', body, headers });
const next = (rows = 100) => reader?.next({ rows, ms: 0 }, AbortSignal.timeout(10_000)) ?? [];

test('rows of a list keep their digits, as those of lines do', async () => {
  await open();
  const digits = '{"id":9007199254740993,"price":1.10,"exact":0.1000000000000000055}';
  const answers = Promise.all([post(`[${digits},\n {"a":\n[1.0]}]`), post(`${digits}\n${digits}\n`)]);
  const texts: string[] = [];
  while (texts.length < 4) {
    const messages = await next();
    texts.push(...messages.map(({ text }) => text));
    await reader?.acknowledge(messages);
  }
  expect(texts.toSorted()).toEqual(['{"a": [1.0]}', digits, digits, digits].toSorted());
  expect((await answers).map(({ status }) => status)).toEqual([200, 200]);
});

test('a post that is too large is told so, though it is still being sent', async () => {
  await open({ most_bytes: '1000' });
  const sending = request(`http://${reader?.address}`, { method: 'POST', headers });
  const answered = once(sending, 'response');
  sending.write('x'.repeat(200_000));
  const [response] = await answered;
  expect(response.statusCode).toBe(413);
  let text = '';
  for await (const piece of response) text += piece;
  expect(JSON.parse(text)).toMatchObject({ error: 'live.body-too-large' });
  sending.on('error', () => undefined);
  sending.destroy();
});

test('posts of more bytes than may wait are asked to come again, and come in when there is room', async () => {
  await open({ most_bytes: String(48 * 1024 * 1024) });
  const large = JSON.stringify({ text: 'x'.repeat(40 * 1024 * 1024) });
  const first = post(large);
  while ((await reader?.lag())?.[0]?.waiting !== 1) await new Promise((resolve) => setImmediate(resolve));
  const refused = await post(large);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
  const messages = await next();
  const second = post(large);
  await reader?.acknowledge(messages);
  expect((await first).status).toBe(200);
  await reader?.acknowledge(await next());
  expect((await second).status).toBe(200);
});
