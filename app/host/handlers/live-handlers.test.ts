import { createServer } from 'node:http';
import { hostname } from 'node:os';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LiveLetter, LiveSnapshot } from '../../../core/contract/live-control.ts';
import { createRunEngineFactory } from '../engine/run-engine.ts';
import { createTestHost, type TestHost } from '../test-host.ts';

const snapshot: LiveSnapshot = {
  ...{ product: 'kisflow-live', version: 1, id: 'r', project: 'p' },
  ...{ startedAt: 0, at: 1, workers: [], flows: [] },
};
const letter: LiveLetter = {
  ...{
    id: 'S-1.0.00000000000000',
    time: 't',
    source: 'S',
    flow: 'One',
    part: 'p',
    at: '7',
    row: '{"n":1.10}',
  },
  error: { code: 'process.function-threw', message: 'no', params: { fname: 'F' }, place: 'F#1' },
};
const answers: Record<string, { status: number; body: object }> = {
  '/live': { status: 200, body: snapshot },
  '/live/letters': { status: 200, body: { letters: [letter], cursor: 'older' } },
  '/live/letter': {
    status: 409,
    body: { error: { code: 'live.letter-done', params: { by: 'you', time: 't' } } },
  },
  '/live/send': { status: 200, body: { sent: 1 } },
  '/live/discard': { status: 200, body: { discarded: 'all' } },
};
const asked: { path: string; token: string | undefined; body: unknown }[] = [];
/** What a live run answers, as far as the host needs one. */
const run = createServer(async (request, response) => {
  const path = request.url ?? '';
  let text = '';
  for await (const piece of request) text += piece;
  if (request.method === 'POST')
    asked.push({ path, token: request.headers.authorization, body: JSON.parse(text) });
  const { status, body } = answers[path] ?? { status: 200, body: {} };
  response.writeHead(status);
  // A stream is not over yet.
  if (path === '/live/stream') response.write(`${JSON.stringify({ snapshot })}\n`);
  else response.end(JSON.stringify(body));
});
let test: TestHost;

beforeEach(async () => {
  asked.length = 0;
  await new Promise<void>((resolve) => run.listen(0, '127.0.0.1', resolve));
  test = await createTestHost(createRunEngineFactory());
});
afterEach(async () => {
  await test.close();
  run.closeAllConnections();
  await new Promise((resolve) => run.close(resolve));
});

it('asks the attached live run about dead letters, with its token and in the name of the person, and says what it says', async () => {
  const window = test.open();
  const flow = 'kistype: flow\nstatus: 1\nflow_name: One\nflows: []\n';
  const root = await test.write('project', { 'conf/flow-One.yml': flow });
  const { projectId } = await window.call('project.open', { root });
  const first = { projectId, cursor: null, limit: 50 };
  await expect(window.call('live.letters', first)).rejects.toMatchObject({ code: 'live.not-attached' });

  const address = run.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await window.call('live.attach', { projectId, address: `127.0.0.1:${port}`, token: 'secret' });
  expect(await window.call('live.letters', first)).toEqual({ letters: [letter], cursor: 'older' });
  const { id } = letter;
  await expect(window.call('live.letter', { projectId, id })).rejects.toMatchObject({
    ...{ code: 'live.letter-done', data: { params: { by: 'you' } } },
  });
  const letters = [{ id, row: '{"n":1.20}' }];
  expect(await window.call('live.send', { projectId, letters })).toEqual({ sent: 1 });
  // What answers otherwise than a live run is taken for none.
  await expect(window.call('live.discard', { projectId, ids: [id], confirm: 1 })).rejects.toMatchObject({
    code: 'live.not-a-live-run',
  });
  const by = expect.stringContaining(hostname());
  expect(asked.map(({ path, body }) => [path, body])).toEqual([
    ['/live/letters', { cursor: null, limit: 50 }],
    ['/live/letter', { id }],
    ['/live/send', { letters, by }],
    ['/live/discard', { ids: [id], confirm: 1, by }],
  ]);
  expect(new Set(asked.map(({ token }) => token))).toEqual(new Set(['Bearer secret']));
});
