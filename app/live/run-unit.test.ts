import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KeptPosition } from '../../core/contract/connect-contract.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { Message } from '../sources/source-reader.ts';
import type { LoadedFlow } from './loaded-flow.ts';
import { runUnit, type Steady } from './run-unit.ts';

const nothing = async () => undefined;

/** A database that keeps places, and all that was saved into it. */
function database() {
  const places = new Map<string, string>();
  const saved: string[] = [];
  let open: string[] = [];
  const flow: Pick<LoadedFlow, 'engine' | 'storage' | 'keeper' | 'hasIds'> = {
    ...{ keeper: 'Db', hasIds: false },
    engine: {
      ...{ start: async () => [], close: nothing },
      async batch(lines) {
        open = String(lines).split('\n');
        return { stoppedBecause: 'end', durationMs: 0, visits: [] };
      },
    },
    storage: {
      ...{ kind: 'real', relay: () => undefined, open: nothing, rollback: nothing, close: nothing },
      begin: async () => [...places].map(([part, next]): KeptPosition => ({ part, next })),
      async commit(positions) {
        saved.push(...open);
        for (const { part, next } of positions) places.set(part, next);
      },
    },
  };
  return { flow, places, saved };
}
function message(part: string, at: number): Message {
  return { text: `"${part}${at}"`, part, at: String(at), next: String(at + 1) };
}

test('messages of several parts, given again from anywhere and in batches of any size, are saved once', async () => {
  const reads = fc.array(
    fc.record({ part: fc.constantFrom('a', 'b'), from: fc.nat(8), count: fc.integer({ min: 1, max: 6 }) }),
    { minLength: 1, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(reads, fc.integer({ min: 1, max: 7 }), async (given, size) => {
      const { flow, places, saved } = database();
      const steady: Steady = { places: undefined };
      // No reader begins behind what was never saved: a part is read on from somewhere before its place.
      const seen = new Map<string, number>();
      const messages = given.flatMap(({ part, from, count }) => {
        const begin = Math.min(from, seen.get(part) ?? 0);
        seen.set(part, Math.max(seen.get(part) ?? 0, begin + count));
        return Array.from({ length: count }, (_, index) => message(part, begin + index));
      });
      for (let at = 0; at < messages.length; at += size) {
        // One batch never has a message twice.
        const batch = [...new Map(messages.slice(at, at + size).map((one) => [one.text, one])).values()];
        const known = new Map(places);
        await runUnit({
          ...{ messages: batch, isTried: false, flow, source: 'S', steady, nameOf: ({ at }) => at },
          ...{ onRun: () => undefined, onKnown: () => undefined },
        });
        for (const [part, next] of known)
          expect(Number(places.get(part))).toBeGreaterThanOrEqual(Number(next));
      }
      expect(saved.length).toBe(new Set(saved).size);
    }),
  );
});

test('what a row is refused for only when all is committed is its batch’s failure; what storage fails with is not', async () => {
  const { flow, saved } = database();
  flow.storage.commit = async () => {
    throw new CodedError('connect.no-row-key', { cname: 'Db', field: 'id' });
  };
  const settings = {
    ...{ flow, source: 'S', isTried: false, nameOf: ({ at }: Message) => at },
    ...{ onRun: () => undefined, onKnown: () => undefined },
  };
  const end = await runUnit({ ...settings, messages: [message('a', 0)] });
  expect(end.error).toMatchObject({ code: 'connect.no-row-key' });
  flow.storage.commit = async () => {
    throw new CodedError('connect.ended');
  };
  await expect(runUnit({ ...settings, messages: [message('a', 0)] })).rejects.toThrow(CodedError);
  expect(saved).toEqual([]);
});

test('what is no row was never run', async () => {
  const { flow, saved } = database();
  const poison = new CodedError('live.poison', { part: '', at: '0', detail: 'no' }).data;
  flow.engine.batch = async () => ({ stoppedBecause: 'error', error: poison, durationMs: 0, visits: [] });
  const runs: number[] = [];
  const settings = { flow, source: 'S', isTried: false, nameOf: ({ at }: Message) => at };
  const end = await runUnit({
    ...{ ...settings, messages: [message('a', 0)] },
    ...{ onRun: (rows) => void runs.push(rows), onKnown: () => undefined },
  });
  expect([end.error?.code, runs, saved]).toEqual(['live.poison', [], []]);
});

test('what code made of a failure of storage is no fault of the rows: the batch waits', async () => {
  const { flow } = database();
  const away = new CodedError('connect.away', { address: 'h:1', cname: 'Db', detail: 'no' }).data;
  const said = new CodedError('process.function-threw', { fname: 'Save', detail: 'save failed' }).data;
  flow.engine.batch = async () => ({ stoppedBecause: 'error', error: said, durationMs: 0, visits: [] });
  flow.storage.rollback = async () => away;
  const settings = {
    ...{ flow, source: 'S', isTried: false, nameOf: ({ at }: Message) => at },
    ...{ onRun: () => undefined, onKnown: () => undefined },
  };
  await expect(runUnit({ ...settings, messages: [message('a', 0)] })).rejects.toMatchObject({ data: away });
  flow.storage.rollback = async () => undefined;
  expect((await runUnit({ ...settings, messages: [message('a', 0)] })).error).toBe(said);
});

test('messages right behind those before run while the database is still asked; what somebody else saved meanwhile is taken back', async () => {
  const { flow, places, saved } = database();
  const steady: Steady = { places: undefined };
  const [runs, known]: [string[], number[]] = [[], []];
  const { batch } = flow.engine;
  let order: string[] = [];
  flow.engine.batch = async (lines) => {
    order.push('run');
    runs.push(String(lines));
    return await batch(lines);
  };
  const { begin } = flow.storage;
  flow.storage.begin = async (keeper) => {
    await new Promise<void>((resolve) => setImmediate(resolve));
    order.push('begun');
    return await begin(keeper);
  };
  const run = async (...messages: Message[]) => {
    order = [];
    await runUnit({
      ...{ messages, isTried: false, flow, source: 'S', steady, nameOf: ({ at }) => at },
      ...{ onRun: () => undefined, onKnown: (count) => known.push(count) },
    });
    return order;
  };
  expect(await run(message('a', 0))).toEqual(['begun', 'run']);
  expect(await run(message('a', 1))).toEqual(['run', 'begun']);
  // A part that was not read before, and a gap.
  expect(await run(message('a', 2), message('b', 0))).toEqual(['begun', 'run']);
  expect(await run(message('a', 3), message('b', 1))).toEqual(['run', 'begun']);
  expect(await run(message('a', 5))).toEqual(['begun', 'run']);
  places.set('a', '7');
  expect(await run(message('a', 6), message('a', 7))).toEqual(['run', 'begun', 'begun', 'run']);
  expect(known).toEqual([1]);
  expect(saved).toEqual(['"a0"', '"a1"', '"a2"', '"b0"', '"a3"', '"b1"', '"a5"', '"a7"']);
  expect(runs.at(-1)).toBe('"a7"');
  // After a failure nothing is taken for granted.
  flow.storage.commit = async () => {
    throw new CodedError('connect.ended');
  };
  await expect(run(message('a', 8))).rejects.toThrow(CodedError);
  expect(await run(message('a', 8)).catch(() => order)).toEqual(['begun', 'run']);
});
