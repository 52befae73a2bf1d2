import { createServer, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FlowMetrics } from '../../../engine/metrics/flow-metrics.ts';
import type { LiveTold } from './live-look.ts';
import { type MetricsLook, startMetricsLook } from './metrics-look.ts';
import { metricsUrl } from './metrics-request.ts';

let answer: (path: string, response: ServerResponse) => void;
let asked: { path: string; token: string | undefined }[];
let look: MetricsLook | undefined;
const server = createServer((request, response) => {
  const path = request.url ?? '';
  asked.push({ path, token: request.headers.authorization });
  answer(path, response);
});
beforeEach(async () => {
  [asked, look] = [[], undefined];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  vi.useRealTimers();
  look?.end();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function target(path = '', token: string | null = null) {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: metricsUrl(`127.0.0.1:${port}${path}`), token };
}
const begin = (tell: (told: LiveTold) => void = () => undefined, one = target()) =>
  startMetricsLook(one, tell).then(
    (begun) => {
      look = begun;
      return 'began';
    },
    (thrown) => thrown.code,
  );

test('an address is host and port, or a URL with a path of its own', () => {
  expect(metricsUrl(' 10.0.0.1:20004 ').href).toBe('http://10.0.0.1:20004/metrics');
  expect(metricsUrl('https://x.example/kis/metrics?a=1#b').href).toBe('https://x.example/kis/metrics?a=1');
  for (const wrong of ['', 'file:///etc/passwd', 'http://me:pass@h:1', 'a b:1', 'h:99999'])
    expect(() => metricsUrl(wrong), wrong).toThrow(
      expect.objectContaining({ code: 'live.metrics-address-wrong' }),
    );
});

test('what the engine counts under KisFlow’s names is read as it was counted', async () => {
  const metrics = new FlowMetrics();
  metrics.runStarted('F', 3);
  metrics.visitEnded('A"\\\n', 'Save', metrics.visitStarted('A"\\\n', 'Save') - 8);
  const text = await metrics.registry.metrics();
  answer = (_path, response) => void response.end(text);
  const told: LiveTold[] = [];
  expect(await begin((one) => told.push(one), target('/of/a/proxy', 'secret'))).toBe('began');
  expect(asked).toEqual([{ path: '/of/a/proxy', token: 'Bearer secret' }]);
  expect(told).toMatchObject([
    {
      metrics: {
        functions: [{ fname: 'A"\\\n', mode: 'Save', calls: 1, timed: 1 }],
        flows: [{ flow: 'F', runs: 1, rows: 3, timed: 0 }],
      },
    },
  ]);
});

test('what is no metrics of KisFlow says why', async () => {
  answer = (_path, response) => void response.end('<html>\n');
  expect(await begin()).toBe('live.metrics-unreadable');
  answer = (_path, response) => void response.end('go_goroutines 9\n');
  expect(await begin()).toBe('live.metrics-not-kisflow');
  answer = (_path, response) => void response.end('');
  expect(await begin()).toBe('live.metrics-not-kisflow');
  answer = (_path, response) => void response.writeHead(404).end();
  expect(await begin()).toBe('live.metrics-none');
  answer = (_path, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
  expect(await begin()).toBe('live.metrics-none');
  answer = (_path, response) => void response.writeHead(401).end();
  expect(await begin()).toBe('live.metrics-refused');
  answer = (_path, response) => response.destroy();
  expect(await begin()).toBe('live.metrics-unreachable');
  // Whoever sends without end is let go of.
  const line = Buffer.from(`# ${'x'.repeat(1024 * 1024)}\n`);
  answer = (_path, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(line));
    };
    response.on('drain', more);
    more();
  };
  expect(await begin()).toBe('live.metrics-too-large');
});

test('it is asked again while somebody looks, not while nobody does, and at once when somebody looks again', async () => {
  const told: LiveTold[] = [];
  let heard = Promise.withResolvers<void>();
  const until = async (count: number) => {
    while (told.length < count) {
      await heard.promise;
      heard = Promise.withResolvers();
    }
  };
  answer = (_path, response) => void response.end('kisflow_data_total 1\n');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await begin((one) => {
    told.push(one);
    heard.resolve();
  });
  vi.advanceTimersByTime(1999);
  vi.advanceTimersByTime(1);
  await until(2);
  expect(asked.length).toBe(2);
  look?.watch(false);
  vi.advanceTimersByTime(60_000);
  look?.watch(true);
  vi.advanceTimersByTime(0);
  await until(3);
  // Nothing was asked meanwhile.
  expect(asked.length).toBe(3);
  answer = (_path, response) => response.destroy();
  vi.advanceTimersByTime(2000);
  await until(4);
  expect(told[3]).toMatchObject({ lost: { code: 'live.metrics-unreachable' }, retryMs: 2000 });
  answer = (_path, response) => void response.end('kisflow_data_total 1\n');
  vi.advanceTimersByTime(2000);
  await until(5);
  expect(told[4]).toMatchObject({ metrics: { functions: [] } });
});
