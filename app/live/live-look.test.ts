import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import {
  type LiveSnapshot,
  liveControlContract,
  liveLineSchema,
  liveSnapshotSchema,
} from '../../core/contract/live-control.ts';
import { withChange } from '../../core/live/live-change.ts';
import { listenOn } from '../sources/http/listen-on.ts';
import { createLiveWatch } from './live-watch.ts';
import { createTestLive, flowFiles, type TestLive } from './test-live.ts';

let live: TestLive;
beforeEach(() => {
  live = createTestLive();
});
afterEach(() => live.close());

const token = 'a token of tests 1';
const save = 'export default async (ctx, flow, rows) => { await flow.getConnector().call(rows); };';
const check =
  'export default (ctx, flow, rows) => { for (const row of rows) { if (row.n < 0) throw new Error("no " + row.n); flow.commitRow(row); } };';
const source = JSON.stringify({
  ...{ version: 1, flow: 'F', type: 'http', settings: { listen: '0', token: 'posting' } },
  batch: { rows: 10, ms: 5 },
});

async function begin() {
  live.write({
    ...flowFiles({ Check: check, 'Save:Keep': save }, 'params:\n  key: n\n'),
    'sources/S.json': source,
  });
  await live.start({ listen: '0', token });
  const { address: rows } = await live.heard('started');
  const { address } = await live.heard('listening');
  const post = (body: string) =>
    fetch(`http://${rows}`, { method: 'POST', body, headers: { authorization: 'Bearer posting' } });
  const ask = (path: string, body?: object, given: string | null = token) =>
    fetch(`http://${address}${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: given === null ? {} : { authorization: `Bearer ${given}` },
    });
  return { post, ask };
}
function stored(): number[] {
  const db = new DatabaseSync(join(live.folder, '.studio/store/store.sqlite'), { readOnly: true });
  try {
    return db
      .prepare('select row from entry')
      .all()
      .map(({ row }) => JSON.parse(String(row)).n);
  } finally {
    db.close();
  }
}

const failureSchema = z.object({ error: z.object({ code: z.string() }) });
async function codeOf(answer: Response): Promise<string> {
  return failureSchema.parse(await answer.json()).error.code;
}

test('only who knows the token sees the run; health is for everybody', async () => {
  const { ask } = await begin();
  for (const given of [null, 'another token, 18', `${token}x`])
    for (const [path, body] of [
      ['/live'],
      ['/live/stream'],
      ['/metrics'],
      ['/reload', {}],
      ['/live/letters', {}],
    ] as const) {
      const answer = await ask(path, body, given);
      expect([path, answer.status, await codeOf(answer)]).toEqual([path, 401, 'live.wrong-token']);
    }
  expect((await ask('/healthz', undefined, null)).status).toBe(200);
  expect((await ask('/readyz', undefined, null)).status).toBe(200);
  const wrong = await ask('/live/letters', { cursor: 7 });
  expect([wrong.status, await codeOf(wrong)]).toEqual([400, 'contract.bad-payload']);
  expect((await ask('/live/nothing', {})).status).toBe(404);
  expect(JSON.stringify(live.log)).not.toContain(token);
});

test('without a token nobody looks, and metrics are as open as they were', async () => {
  live.write({ ...flowFiles({ Check: check }), 'sources/S.json': source });
  await live.start({ listen: '0' });
  const { address } = await live.heard('listening');
  expect(await codeOf(await fetch(`http://${address}/live`))).toBe('live.no-token');
  expect((await fetch(`http://${address}/metrics`)).status).toBe(200);
});

test('counts rows by place, tells what failed where, and sends a mended letter through the flow', async () => {
  const { post, ask } = await begin();
  const snapshot = async () => liveSnapshotSchema.parse(await (await ask('/live')).json());
  const stream = await ask('/live/stream');
  const lines = linesOf(stream);
  const first = liveLineSchema.parse((await lines.next()).value);
  expect((await post('[{"n":1},{"n":-2},{"n":3}]')).status).toBe(200);
  let now = 'snapshot' in first ? first.snapshot : await snapshot();
  // A letter is there before the rest of its batch is done.
  while (now.flows[0]?.letters !== 1 || now.flows[0].messages !== 3) {
    const line = liveLineSchema.parse((await lines.next()).value);
    if ('change' in line) now = withChange(now, line.change);
  }
  expect(now).toMatchObject({ product: 'kisflow-live', version: 1, workers: [{ worker: 1, isUp: true }] });
  const [flow] = now.flows;
  expect(flow).toMatchObject({
    source: 'S',
    flow: 'F',
    batches: 1,
    messages: 3,
    dead: 1,
    letters: 1,
    trouble: null,
  });
  expect(flow?.places).toMatchObject([
    { id: 'Check#1', mode: 'Calculate', rowsIn: 2, rowsOut: 2, dead: 1 },
    { id: 'Keep#1', mode: 'Save', rowsIn: 2, dead: 0, error: null },
  ]);
  expect(flow?.places[0]?.error?.error.code).toBe('process.function-threw');
  expect(Object.keys(flow?.files ?? {})).toContain('functions/Check.ts');
  expect(JSON.stringify(now)).not.toContain('posting');

  const page = await (await ask('/live/letters', { cursor: null, limit: 10 })).json();
  const { letters } = liveControlContract.methods.letters.result.parse(page);
  expect(letters).toMatchObject([{ source: 'S', row: '{"n":-2}', error: { place: 'Check#1' } }]);
  const id = letters[0]?.id;
  const send = async (row: string | null) =>
    await (await ask('/live/send', { letters: [{ id, row }], by: 'me@here' })).json();
  expect(await send(null)).toMatchObject({ error: { code: 'process.function-threw' } });
  expect(await send('{"n":2}')).toEqual({ sent: 1 });
  expect(stored().toSorted()).toEqual([1, 2, 3]);
  expect(await send(null)).toMatchObject({ error: { code: 'live.letter-done' } });
});

async function* linesOf(response: Response): AsyncGenerator<unknown> {
  let text = '';
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const parts = (text + piece).split('\n');
    text = parts.pop() ?? '';
    for (const part of parts) yield JSON.parse(part);
  }
}

test('who does not read is let go of, and the others are told on', async () => {
  const long = 'x'.repeat(200_000);
  const place = { visits: 0, rowsIn: 0, rowsOut: 0, durationMs: 0, dead: 0, error: null, mode: long };
  let asked = 0;
  const look = async (): Promise<LiveSnapshot> => {
    asked += 1;
    const own = Array.from({ length: 20 }, (_, at) => ({ ...place, id: `P${at}#${asked}`, fname: 'P' }));
    const flow = {
      source: 'S',
      type: 'http',
      flow: 'F',
      trouble: null,
      files: {},
      places: own,
      batches: asked,
    };
    const rest = { messages: 0, dead: 0, retries: 0, lastBatchAt: null, lag: [], storage: [], letters: 0 };
    const head = { product: 'kisflow-live' as const, version: 1, id: 'r', project: 'p', startedAt: 0, at: 0 };
    return { ...head, workers: [], flows: [{ ...flow, ...rest }] };
  };
  const watch = createLiveWatch(look);
  const gone = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    if (request.url === '/slow') response.on('close', () => gone.resolve());
    void watch.add(response);
  });
  const address = await listenOn(server, '0');
  const slow = await fetch(`http://${address}/slow`);
  const fast = linesOf(await fetch(`http://${address}/fast`));
  const reading = (async () => {
    for await (const _line of fast);
  })();
  await gone.promise;
  expect(asked).toBeGreaterThan(0);
  watch.close();
  await reading;
  await slow.body?.cancel().catch(() => undefined);
  server.close();
  await once(server, 'close');
});
