import { createServer, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LiveSnapshot } from '../../../core/contract/live-control.ts';
import { type LiveLook, type LiveTold, startLook } from './live-look.ts';
import { liveUrl } from './live-request.ts';

const snapshot: LiveSnapshot = {
  ...{
    product: 'kisflow-live',
    version: 1,
    id: 'r',
    project: 'p',
    startedAt: 0,
    at: 1,
    workers: [],
    flows: [],
  },
};
let answer: (path: string, response: ServerResponse) => void;
let look: LiveLook | undefined;
const server = createServer((request, response) => answer(request.url ?? '', response));
beforeEach(async () => {
  look = undefined;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  look?.end();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function target() {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: liveUrl(`127.0.0.1:${port}`), token: 't' };
}
const json = (response: ServerResponse, body: unknown, status = 200) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const begin = () =>
  startLook(target(), () => undefined).then(
    (begun) => {
      look = begun;
      return 'began';
    },
    (thrown) => thrown.code,
  );

test('an address is host and port, or a URL of http or https without a password', () => {
  expect(liveUrl(' 10.0.0.1:9100 ').origin).toBe('http://10.0.0.1:9100');
  expect(liveUrl('https://live.shop.example/live?x').origin).toBe('https://live.shop.example');
  for (const wrong of ['', 'file:///etc/passwd', 'ftp://h:1', 'http://me:pass@h:1', 'a b:1', 'h:99999'])
    expect(() => liveUrl(wrong), wrong).toThrow(expect.objectContaining({ code: 'live.address-wrong' }));
});

test('what can not be looked at says why: a wrong token, another service, a newer run, nobody there', async () => {
  answer = (_path, response) => json(response, { error: { code: 'live.wrong-token', params: {} } }, 401);
  expect(await begin()).toBe('live.wrong-token');
  answer = (_path, response) => void response.writeHead(404).end('<html>');
  expect(await begin()).toBe('live.not-a-live-run');
  answer = (_path, response) => json(response, { hello: 'world' });
  expect(await begin()).toBe('live.not-a-live-run');
  answer = (_path, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
  expect(await begin()).toBe('live.not-a-live-run');
  answer = (_path, response) => json(response, { product: 'kisflow-live', version: 2, flows: 'other' });
  expect(await begin()).toBe('live.newer-process');
  answer = (_path, response) => response.destroy();
  expect(await begin()).toBe('live.unreachable');
});

test('a run that dies is told of, and is heard again when it is back', async () => {
  const streams: ServerResponse[] = [];
  const told: LiveTold[] = [];
  let heard = Promise.withResolvers<void>();
  answer = (path, response) => {
    if (path === '/live') return json(response, snapshot);
    response.write(`${JSON.stringify({ snapshot: { ...snapshot, at: 2 + streams.length } })}\n`);
    streams.push(response);
  };
  const until = async (isThere: (told: readonly LiveTold[]) => boolean) => {
    while (!isThere(told)) {
      await heard.promise;
      heard = Promise.withResolvers();
    }
  };
  look = await startLook(target(), (one) => {
    told.push(one);
    heard.resolve();
  });
  await until(() => told.length === 2);
  streams[0]?.end(`${JSON.stringify({ end: { code: 'live.ended', params: {} } })}\n`);
  await until(() => told.length === 4);
  expect(told).toEqual([
    { snapshot },
    { snapshot: { ...snapshot, at: 2 } },
    { lost: { code: 'live.ended', params: {} }, retryMs: 1000 },
    { snapshot: { ...snapshot, at: 3 } },
  ]);
  streams[1]?.end('no line of a live run\n');
  await until(() => told.length === 5);
  expect(told[4]).toMatchObject({ lost: { code: 'live.not-a-live-run' } });
});
