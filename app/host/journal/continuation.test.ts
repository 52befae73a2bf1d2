import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JournalEventOf, JournalVisit } from '../../../core/contract/journal.ts';
import { textOf } from '../../../core/contract/long-text.ts';
import type { ResumePayload } from '../../../core/contract/resume-payload.ts';
import { runOptionsSchema } from '../../../core/contract/run-payloads.ts';
import { nodeIdsOf } from '../../../core/project/chain.ts';
import { journalPart } from '../../../core/run/journal/journal-parts.ts';
import { createUserCodeRegistry } from '../../../engine/faas/user-code.ts';
import type { FlowLike } from '../../../engine/flow/model-flow.ts';
import { bodies, engineFlow, scenario } from '../../../engine/flow/random-flows.ts';
import { createContext } from '../../../engine/kis/context.ts';
import type { Flow } from '../../../engine/kis/flow.ts';
import { createBreather } from '../../../engine/process/breather.ts';
import { createJournalPipe } from '../../../engine/process/journal-pipe.ts';
import { createLogBox } from '../../../engine/process/log-box.ts';
import { createRowQueue } from '../../../engine/process/row-queue.ts';
import { createRunSession } from '../../../engine/process/run-session.ts';
import { lineRows, rowsBehind } from '../rows/row-source.ts';
import { compareJournals } from './compare-journals.ts';
import { momentIn, momentOf } from './continuation.ts';
import type { JournalReader } from './journal-reader.ts';
import { memoryJournal } from './run-journals.ts';

const silent = (): undefined => undefined;
type Deeds = Parameters<typeof bodies>[0];
type Deed = Deeds[string][number][number];

interface RandomRun {
  chain: string[];
  deeds: Deeds;
  lines: string;
  batchSize: number;
}

const names = ['A', 'B', 'C', 'D'];
const action = fc.constantFrom<string[]>(
  ...names.map((name) => [name]),
  ...[['dataReuse'], ['forceEntryNext'], ['dataReuse', 'forceEntryNext'], ['abort']],
  ...names.map((name) => ['dataReuse', name]),
);
/** Nearly always something is handed on, and often there is a jump or rows that stay behind: a moment has much to restore. */
const visitDeeds = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Deed[]>(['commit all']) },
  { weight: 4, arbitrary: action.map((next): Deed[] => ['commit all', { next } as Deed]) },
  { weight: 2, arbitrary: action.map((next): Deed[] => [{ commit: 2 }, { next } as Deed]) },
  { weight: 1, arbitrary: action.map((next): Deed[] => [{ next } as Deed]) },
  { weight: 1, arbitrary: fc.constantFrom<Deed[]>(['commit text', 'edit row'], ['commit null'], ['throw']) },
);
const lively = fc.record({
  chain: fc.array(fc.constantFrom(...names), { minLength: 2, maxLength: 5 }),
  deeds: fc.record(
    Object.fromEntries(names.map((name) => [name, fc.array(visitDeeds, { minLength: 1, maxLength: 5 })])),
  ),
});
const rows = fc.array(fc.record({ n: fc.nat(9) }), { minLength: 1, maxLength: 9 });

const randomRun: fc.Arbitrary<RandomRun> = fc
  .record({ of: fc.oneof(scenario, lively, lively), rows, batchSize: fc.integer({ min: 1, max: 4 }) })
  .map(({ of: { chain, deeds }, rows: source, batchSize }) => ({
    chain,
    deeds: withoutEditsInPlace(deeds),
    lines: source.map((row) => JSON.stringify(row)).join('\n'),
    batchSize,
  }));

/** A function that changes its raw input in place changes rows of which the journal is told when they are read again. */
function withoutEditsInPlace(deeds: Deeds): Deeds {
  const plain = (visits: Deeds[string]) => visits.map((visit) => visit.filter((one) => one !== 'edit input'));
  return Object.fromEntries(Object.entries(deeds).map(([name, visits]) => [name, plain(visits)]));
}

/** Functions that keep nothing of their own: how often each was called stands in the flow's metadata, its own and the cache. */
function statelessBody(deeds: Deeds) {
  return (name: string, given: FlowLike, rows: unknown[]): void => {
    const flow = given as Flow;
    const kept = [flow.getMetaData(name), flow.getCacheData(name)].map((value) => Number(value ?? 0));
    const visit = Math.max(...kept);
    if (name < 'C') flow.setMetaData(name, visit + 1);
    else flow.setCacheData(name, visit + 1);
    bodies({ [name]: [deeds[name]?.[visit] ?? ['commit all']] })(name, flow, rows);
  };
}

/** Runs a random flow as the engine does; its journal. */
async function journalOf(
  random: RandomRun,
  resume?: ResumePayload,
  level: 'full' | 'counters' = 'full',
): Promise<JournalReader> {
  const flow = engineFlow(random.chain, statelessBody(random.deeds));
  const chain = nodeIdsOf(random.chain).map((id, at) => {
    const fname = random.chain[at] ?? '';
    return { id, fname, mode: 'Calculate', connector: null, hash: '' };
  });
  const started: JournalEventOf<'started'> = {
    ...{ kind: 'started', version: 1, runId: resume ? 'later' : 'run', flow: 'Flow', at: 0, chain, level },
    ...{ batchSize: random.batchSize, source: 'rows', ...(resume && { continues: resume.from }) },
  };
  const journal = memoryJournal(started);
  const stopper = new AbortController();
  const breather = createBreather();
  const queue = createRowQueue(breather);
  const { code } = createUserCodeRegistry().add('', []);
  const ended = Promise.withResolvers<void>();
  const session = createRunSession({
    ...{ runId: 'run', flow, stopper, breather, queue, resume },
    options: runOptionsSchema.parse({
      ...{ batchSize: random.batchSize, journal: level, journalShare: 1, maxVisitsPerBatch: 1000 },
    }),
    places: {
      ...{ code, codeFile: silent, newCodePath: () => '', keepsState: () => false },
      ...{ configPlace: () => ({}), setupPlace: () => ({}) },
    },
    context: createContext({ debug: silent, info: silent, warn: silent, error: silent }, stopper.signal),
    logs: createLogBox({ enabled: false, origin: () => ({}), send: silent }),
    pipe: createJournalPipe((text) => void journal.write(journalPart(textOf(text), chain.length))),
    store: {
      ...{ isBusy: false, settled: async () => undefined, doubled: async () => new Map() },
      unkeyed: () => new Map(),
      ...{ save: never, load: never },
    },
    emit: silent,
    onEnd: ended.resolve,
  });
  const running = session.run();
  const source = lineRows(random.lines, 'rows');
  for await (const { lines, firstLine } of (resume
    ? rowsBehind(source, resume.rowsIn + resume.from.sourceOffset)
    : source
  ).chunks())
    void session.push(lines, firstLine, false);
  void session.push('', 0, true);
  await running;
  await ended.promise;
  await journal.flush();
  return journal.reader;
}

async function never(): Promise<never> {
  throw new Error('this flow has no connector');
}

/** The visits of a run from one on, as they are compared: numbers of visits and batches count from there. */
async function visitsFrom(reader: JournalReader, first: number) {
  const visits: JournalVisit[] = [];
  for await (const event of reader.visits())
    if (event.kind === 'visit' && event.visit >= first) visits.push(event);
  const batch = visits[0]?.batch ?? 0;
  return await Promise.all(
    visits.map(async (visit) => ({
      ...{ node: visit.node, batch: visit.batch - batch, rowsOut: visit.rowsOut, action: visit.action },
      ...{ next: visit.next, nextNode: visit.nextNode, dataRows: visit.dataRows, buffered: visit.buffered },
      ...{ error: visit.error?.code, decodeError: visit.decodeError?.code },
      rows: await Promise.all(
        [visit.blockIn, visit.blockOut, visit.blockCommitted].map(async (block) =>
          block === 0 ? [] : (await reader.block(block))?.lines,
        ),
      ),
    })),
  );
}

async function momentAt(reader: JournalReader, visit: number, chain: readonly string[]) {
  const moment = await momentOf(reader, visit);
  if (typeof moment === 'string') throw new Error(`visit ${visit}: ${moment}`);
  const resume = momentIn(moment, nodeIdsOf(chain));
  if (!resume) throw new Error('its place is gone');
  return resume;
}

test('a run from a visit on, without any change, makes the same visits as the run that it goes on from', async () => {
  await fc.assert(
    fc.asyncProperty(randomRun, fc.nat(), fc.nat(), async (random, at, again) => {
      const original = await journalOf(random);
      const marks = await original.marks();
      if (marks.length === 0) return;
      const visit = 1 + (at % marks.length);
      const expected = await visitsFrom(original, visit);
      const once = await journalOf(random, await momentAt(original, visit, random.chain));
      expect(await visitsFrom(once, 1)).toEqual(expected);
      const comparison = await compareJournals(original, once);
      expect(comparison).toMatchObject({ difference: null, visits: expected.length });
      // And one from a visit of that one on.
      const later = 1 + (again % expected.length);
      const twice = await journalOf(random, await momentAt(once, later, random.chain));
      expect(await visitsFrom(twice, 1)).toEqual(await visitsFrom(original, visit + later - 1));
    }),
    { numRuns: 150 },
  );
}, 60_000);

const plain: RandomRun = {
  chain: ['A', 'B', 'A'],
  deeds: {},
  lines: '{"n":1}\n{"n":2}\n{"n":3}',
  batchSize: 2,
};

test('a moment of which rows are not kept, and a visit that the journal does not tell, is refused', async () => {
  expect(await momentOf(await journalOf(plain), 7)).toBe('not-told');
  expect(await momentOf(await journalOf(plain, undefined, 'counters'), 2)).toBe('rows');
});

test('where the chain was edited, places keep what was theirs; one that is gone has no moment', async () => {
  const moment = await momentOf(await journalOf(plain), 6);
  if (typeof moment === 'string') throw new Error(moment);
  expect(moment).toMatchObject({
    node: 2,
    rowsIn: 1,
    sourceRows: 3,
    from: { place: 'A#2', batch: 2, visit: 6 },
  });
  const { rows, node, levels = [] } = momentIn(moment, ['B#1', 'A#1', 'New#1', 'A#2']) ?? {};
  expect(node).toBe(3);
  // What A#2 gets is what went into it, whatever stands before it now.
  const [source, ofB, ofA] = moment.levels.map((index) => index !== null && moment.rows[index]);
  const here = levels.map((index) => index !== null && rows?.[index]);
  expect(here).toEqual([source, ofA, ofB, ofA, false]);
  expect(momentIn(moment, ['A#1', 'B#1'])).toBeUndefined();
});

test('rows behind the first ones keep the numbers of their lines, wherever the chunks are cut', async () => {
  const chunks = [
    { lines: '1\n\n2', firstLine: 1 },
    { lines: '3\n4', firstLine: 4 },
    { lines: '5', firstLine: 6 },
  ];
  async function* read() {
    yield* chunks;
  }
  const left = async (count: number) => {
    const rowsLeft: string[] = [];
    for await (const { lines, firstLine } of rowsBehind({ name: '', chunks: read }, count).chunks())
      rowsLeft.push(...lines.split('\n').map((line, at) => `${firstLine + at}:${line}`));
    return rowsLeft.filter((line) => !line.endsWith(':'));
  };
  const all = ['1:1', '3:2', '4:3', '5:4', '6:5'];
  for (let count = 0; count <= 6; count++) expect(await left(count)).toEqual(all.slice(count));
});
