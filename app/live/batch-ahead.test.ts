import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CodedError, toErrorData } from '../../core/errors/coded-error.ts';
import type { Message } from '../sources/source-reader.ts';
import { type BatchAhead, createBatchAhead } from './batch-ahead.ts';
import type { LoadedFlow } from './loaded-flow.ts';
import { beginEarly, isBehind, runUnit, type Steady } from './run-unit.ts';

type Flow = Pick<LoadedFlow, 'engine' | 'storage' | 'keeper' | 'hasIds'>;

/** A unit of a database as the process of real storage has it: one that begins behind another waits for its commit. */
interface OpenUnit {
  before: Promise<void> | undefined;
  rows: string[];
  isEnding: boolean;
}

/** A database whose commits and beginnings fail as the plan says, and take a few turns of the event loop. */
function database(plan: { commitFails: boolean[]; turns: number[] }) {
  const saved: string[] = [];
  const broken: string[] = [];
  let place = 0;
  let unit: OpenUnit | undefined;
  let [step, commits, running, early] = [0, 0, 0, 0];

  async function pass(): Promise<void> {
    for (let left = plan.turns[step++ % plan.turns.length] ?? 0; left > 0; left -= 1) await turn();
  }
  async function commit(own: OpenUnit, next: number): Promise<void> {
    own.isEnding = true;
    const fails = plan.commitFails[commits++] === true;
    await pass();
    if (!fails) {
      saved.push(...own.rows);
      place = next;
    }
    if (unit === own) unit = undefined;
    if (fails) throw new CodedError('connect.ended');
  }
  const flow: Flow = {
    ...{ keeper: 'Db', hasIds: false },
    engine: {
      ...{ start: async () => [], close: async () => undefined },
      async batch(lines) {
        if (running > 0) broken.push('two batches at once');
        running += 1;
        try {
          await pass();
          const own = unit;
          // What is saved without a unit stands alone.
          if (own === undefined) broken.push('saved outside of a unit');
          await own?.before;
          if (own?.isEnding) broken.push('saved into a unit that is being committed');
          own?.rows.push(...String(lines).split('\n'));
          await pass();
          return { stoppedBecause: 'end', durationMs: 0, visits: [] };
        } catch (thrown) {
          return { stoppedBecause: 'error', error: toErrorData(thrown), durationMs: 0, visits: [] };
        } finally {
          running -= 1;
        }
      },
    },
    storage: {
      ...{ kind: 'real', relay: () => undefined, open: async () => undefined, close: async () => undefined },
      async begin() {
        if (unit && !unit.isEnding) broken.push('begun while another is open');
        if (unit) early += 1;
        const own: OpenUnit = { before: ending, rows: [], isEnding: false };
        unit = own;
        await own.before;
        await pass();
        return place === 0 ? [] : [{ part: 'a', next: String(place) }];
      },
      async commit([position]) {
        if (unit === undefined) throw new Error('nothing is open');
        ending = commit(unit, Number(position?.next));
        const own = ending;
        own
          .catch(() => undefined)
          .finally(() => {
            if (ending === own) ending = undefined;
          });
        await own;
      },
      async rollback() {
        if (running > 0) broken.push('rolled back while the flow still runs');
        unit = undefined;
        return undefined;
      },
    },
  };
  let ending: Promise<void> | undefined;
  return { flow, saved, broken, early: () => early };
}

function message(at: number): Message {
  return { text: String(at), part: 'a', at: String(at), next: String(at + 1) };
}

/** Runs so many messages in batches, as a source's run does it; one that fails comes again. */
async function runAll(
  flow: Flow,
  { count, size, isNext }: { count: number; size: number; isNext(): boolean },
) {
  const messages = Array.from({ length: count }, (_, at) => message(at));
  let given = 0;
  const take = () => {
    given += size;
    return messages.slice(given - size, given);
  };
  const steady: Steady = { places: undefined };
  const unitOf = (own: readonly Message[]) => ({
    ...{ messages: own, flow, source: 'S', nameOf: ({ at }: Message) => at },
    ...{ onRun: () => undefined, onKnown: () => undefined },
  });
  const ahead: BatchAhead = createBatchAhead({
    reader: { waiting: take, isOwn: () => true },
    limits: { rows: size, ms: 0 },
    isNext,
    begin: (own, places) => (isBehind(unitOf(own), places) ? beginEarly(unitOf(own)) : undefined),
  });
  for (;;) {
    const taken = ahead.messages();
    const batch = taken.length > 0 ? taken : take();
    if (batch.length === 0) return;
    for (let isDone = false; !isDone; ) {
      try {
        await runUnit({
          ...{ ...unitOf(batch), isTried: false, steady },
          ...{ early: ahead.unit(), beginNext: ahead.begin },
        });
        isDone = true;
      } catch {
        ahead.takeBack();
      }
    }
  }
}

test('batches that begin while those before are committed are saved once and in order, whatever fails', async () => {
  const plans = fc.record({
    commitFails: fc.array(fc.boolean(), { maxLength: 12 }),
    turns: fc.array(fc.nat(3), { minLength: 1, maxLength: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(
      ...[plans, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 5 })],
      fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
      async (plan, count, size, others) => {
        const { flow, saved, broken } = database(plan);
        let asked = 0;
        await runAll(flow, { count, size, isNext: () => others[asked++ % others.length] === true });
        expect(broken).toEqual([]);
        expect(saved).toEqual(Array.from({ length: count }, (_, at) => String(at)));
      },
    ),
  );
});

test('a batch begins before the commit of the one before has ended, unless something else has its turn', async () => {
  const slow = { commitFails: [], turns: [2] };
  const all = database(slow);
  await runAll(all.flow, { count: 5, size: 1, isNext: () => true });
  expect(all.early()).toBe(4);
  const none = database(slow);
  await runAll(none.flow, { count: 5, size: 1, isNext: () => false });
  expect(none.early()).toBe(0);
});

test('messages that were taken and have not begun are not run when they come again', () => {
  let isOwn = true;
  const own = [message(0)];
  const ahead = createBatchAhead({
    reader: { waiting: () => own, isOwn: () => isOwn },
    limits: { rows: 1, ms: 0 },
    isNext: () => true,
    begin: () => undefined,
  });
  ahead.begin(new Map());
  expect(ahead.messages()).toBe(own);
  expect(ahead.messages()).toEqual([]);
  ahead.begin(new Map());
  isOwn = false;
  expect(ahead.messages()).toEqual([]);
});
