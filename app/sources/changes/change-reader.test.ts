import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { CodedError } from '../../../core/errors/coded-error.ts';
import type { PositionStore, SourceReader } from '../source-reader.ts';
import { type ChangeQueue, createChangeQueue } from './change-queue.ts';
import { openChangeReader } from './change-reader.ts';
import type { ChangeServer } from './change-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'kisflow-changes-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A server whose table and log are these; places are numbers of transactions. It forgets what lies before what was confirmed. */
function server(table: readonly string[], log: readonly (readonly string[])[]) {
  let confirmed = 0;
  const queues: ChangeQueue[] = [];
  const own: ChangeServer = {
    scope: 't',
    check: async () => undefined,
    async snapshot(give) {
      for (const row of table) await give(row);
      return '0';
    },
    async follow(place) {
      if (Number(place) < confirmed) throw new CodedError('live.log-lost', { place });
      const queue = createChangeQueue(place, () => undefined);
      queues.push(queue);
      for (const [index, changes] of log.entries()) {
        if (index < Number(place)) continue;
        queue.begin(BigInt(index));
        for (const change of changes) queue.add(change);
        queue.commit(String(index + 1));
      }
      return {
        take: queue.take,
        get place() {
          return queue.place;
        },
        confirm(to) {
          confirmed = Math.max(confirmed, Number(to));
        },
        close: async () => undefined,
      };
    },
    behind: async () => 0,
  };
  return { own, queues };
}
function store(): PositionStore {
  let kept: ReadonlyMap<string, string> = new Map();
  return {
    read: async () => kept,
    write: async (now) => {
      kept = now;
    },
  };
}
const limits = { rows: 3, ms: 0 };

test('whenever it is killed, each row and change is given in order, and what was acknowledged never again', async () => {
  const texts = (name: string, most: number) =>
    fc.nat(most).map((count) => Array.from({ length: count }, (_, index) => `"${name}${index}"`));
  const logs = fc
    .array(fc.nat(7), { maxLength: 6 })
    .map((sizes) =>
      sizes.map((size, number) => Array.from({ length: size }, (_, index) => `"log ${number}.${index}"`)),
    );
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      texts('row ', 8),
      logs,
      fc.array(fc.boolean(), { maxLength: 20 }),
      async (table, log, kills) => {
        const { own } = server(table, log);
        const [positions, spool] = [store(), join(folder, `${runs++}`)];
        const open = (): Promise<SourceReader> => openChangeReader({ name: 'S', positions, spool }, own);
        let reader = await open();
        const all = [...table, ...log.flat()];
        const done: string[] = [];
        const places = new Map<string, bigint>();
        const kill = [...kills];
        while (done.length < all.length) {
          const messages = await reader.next(limits, new AbortController().signal);
          expect(messages.map(({ text }) => text)).toEqual(
            all.slice(done.length, done.length + messages.length),
          );
          for (const { part, at, next } of messages) {
            expect(BigInt(at)).toBeLessThan(BigInt(next));
            expect(BigInt(at)).toBeGreaterThanOrEqual(places.get(part) ?? 0n);
          }
          if (kill.shift()) {
            reader = await open();
            continue;
          }
          await reader.acknowledge(messages);
          for (const { text, part, next } of messages) {
            done.push(text);
            places.set(part, BigInt(next));
          }
          if (kill.shift()) reader = await open();
        }
        await reader.close();
      },
    ),
    { numRuns: 60 },
  );
});

test('a snapshot that breaks off leaves nothing, and begins anew', async () => {
  const { own } = server(['"a"', '"b"'], []);
  let isBroken = true;
  const broken: ChangeServer = {
    ...own,
    async snapshot(give, signal) {
      await give('"half"');
      if (isBroken) throw new CodedError('live.source-away', {});
      return await own.snapshot(give, signal).then((place) => place);
    },
  };
  const reader = await openChangeReader(
    { name: 'S', positions: store(), spool: join(folder, 'half') },
    broken,
  );
  const { signal } = new AbortController();
  await expect(reader.next(limits, signal)).rejects.toMatchObject({ code: 'live.source-away' });
  isBroken = false;
  const messages = await reader.next(limits, signal);
  expect(messages.map(({ text }) => text)).toEqual(['"half"', '"a"', '"b"']);
});

test('of a log that breaks what was read before is given, and then why', async () => {
  const { own, queues } = server([], [['"a"', '"b"']]);
  const reader = await openChangeReader(
    { name: 'S', positions: store(), spool: join(folder, 'broken') },
    own,
  );
  const { signal } = new AbortController();
  await reader.acknowledge(await reader.next({ rows: 1, ms: 0 }, signal));
  queues[0]?.fail(new CodedError('live.source-away', {}));
  const [last] = await reader.next(limits, signal);
  expect(last?.text).toBe('"b"');
  await reader.acknowledge(last ? [last] : []);
  await expect(reader.next(limits, signal)).rejects.toMatchObject({ code: 'live.source-away' });
});
