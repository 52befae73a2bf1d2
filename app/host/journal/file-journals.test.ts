import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEventOf } from '../../../core/contract/journal.ts';
import type { CodedError } from '../../../core/errors/coded-error.ts';
import { partOf } from '../../../core/run/journal/journal-parts.ts';
import { createTestEngine } from '../engine/test-engine.ts';
import { createFileJournals, type FileJournals } from './file-journals.ts';
import { visitRows } from './journal-rows.ts';
import { placeRows } from './place-rows.ts';
import type { Bounds } from './prune-journals.ts';

const engine = createTestEngine();
afterAll(() => engine.close());

let root: string;
let journals: FileJournals;
const troubles: CodedError[] = [];
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'kisflow-journals-')));
  journals = open();
});
afterEach(async () => {
  await journals.close();
  await rm(root, { recursive: true });
  expect(troubles.splice(0)).toEqual([]);
});

function open(bounds?: Bounds): FileJournals {
  const onTrouble = (error: CodedError) => void troubles.push(error);
  return createFileJournals(root, { onTrouble, isReadOnly: async () => false, bounds });
}

const half =
  'export default (ctx, flow, rows) => { for (const r of rows) if (r.n % 2 === 0) flow.commitRow(r); };';
const pass = 'export default (ctx, flow, rows) => { flow.commitRowBatch(rows); };';
const rows = Array.from({ length: 10 }, (_, n) => ({ n }));

/** A run of ten rows in batches of four, every row kept. */
async function run(options = {}, of: readonly object[] = rows): Promise<string> {
  const wanted = { batchSize: 4, journal: 'full', journalShare: 1, ...options } as const;
  const handle = await engine.start(
    { functions: { Half: half, Pass: pass }, rows: of, options: wanted },
    journals.begin,
  );
  await handle.finished;
  return handle.runId;
}

const fileOf = (runId: string, name: string) => join(root, '.studio/runs', runId, name);
const jsonOf = ({ rows: found }: { rows: { json: string }[] }) => found.map(({ json }) => json);

describe('a run on the disk', () => {
  it('is found again with every visit and every row', async () => {
    const runId = await run();
    await journals.close();
    journals = open();
    const { reader, isLive } = await journals.open(runId);
    expect(isLive).toBe(false);
    const { state } = await reader.stateAt(null);
    expect(state).toMatchObject({ phase: 'ended', batches: 3, rowsRead: 10, visit: 6, level: 'full' });
    expect(await visitRows(reader, 3, 'in', { offset: 1, limit: 2 })).toMatchObject({
      total: 4,
      kept: 4,
      rows: [
        { index: 2, row: 2, batch: 2, visit: 3, json: '{"n":5}' },
        { index: 3, row: 3, batch: 2, visit: 3, json: '{"n":6}' },
      ],
    });
    const out = await placeRows(reader, { node: 0, side: 'out' });
    expect(jsonOf(out)).toEqual([0, 2, 4, 6, 8].map((n) => `{"n":${n}}`));
    expect(out.rows.map(({ index, batch, visit, row }) => [index, batch, visit, row])).toEqual([
      [1, 1, 1, 1],
      [2, 1, 1, 2],
      [3, 2, 3, 1],
      [4, 2, 3, 2],
      [5, 3, 5, 1],
    ]);
    expect(jsonOf(await placeRows(reader, { node: 1, side: 'in', offset: 3, limit: 1 }))).toEqual([
      '{"n":6}',
    ]);
    const batch = await placeRows(reader, { node: 0, side: 'in', filter: { batch: 3 } });
    expect(batch).toMatchObject({ total: 2, kept: 2, rows: [{ index: 9 }, { index: 10 }] });
  });

  it('is searched by text and by expression, and sorted', async () => {
    const { reader } = await journals.open(await run());
    const side = { node: 0, side: 'in' } as const;
    expect(jsonOf(await placeRows(reader, { ...side, filter: { find: 'N":7' } }))).toEqual(['{"n":7}']);
    const where = await placeRows(reader, { ...side, limit: 2, filter: { where: 'row.n > 6' } });
    expect(where).toMatchObject({ matching: 3, kept: 10, total: 10, rows: [{ index: 8 }, { index: 9 }] });
    const sort = { field: 'n', descending: true };
    expect(jsonOf(await placeRows(reader, { ...side, limit: 2, filter: { sort } }))).toEqual([
      '{"n":9}',
      '{"n":8}',
    ]);
    await expect(placeRows(reader, { ...side, filter: { where: 'row.n +' } })).rejects.toMatchObject({
      code: 'host.query-wrong',
    });
  });

  it('is asked for the value of any expression: a log line that nobody had written', async () => {
    const { reader } = await journals.open(await run());
    const asked = { node: 0, side: 'in', limit: 2, filter: { where: '"n " + string(row.n * 2.0)' } } as const;
    const first = await placeRows(reader, asked);
    expect(first).toMatchObject({ matching: 10, rows: [{ value: 'n 0' }, { value: 'n 2' }] });
    const later = await placeRows(reader, { ...asked, offset: 9 });
    expect(later.rows).toMatchObject([{ index: 10, value: 'n 18' }]);
    const of = await placeRows(reader, { ...asked, filter: { where: 'batch.number' } });
    expect(of.rows.map(({ value }) => value)).toEqual(['1', '1']);
    const isTrue = await placeRows(reader, { ...asked, filter: { where: 'row.n == 3.0' } });
    expect(isTrue.rows.map(({ value }) => value)).toEqual([undefined]);
  });

  it('tells of rows that code handed on which of its rows in they are', async () => {
    const code = [
      'export default (ctx, flow, rows) => {',
      '  for (const row of rows.reverse()) if (row.n % 2 === 0) flow.commitRow({ twice: row.n * 2 }, { from: row });',
      '    else if (row.n > 2) { row.odd = true; flow.commitRow(row); }',
      '};',
    ].join('\n');
    const wanted = { batchSize: 4, journal: 'full', journalShare: 1 } as const;
    const functions = {
      Half: code,
      Pass: 'export default (ctx, flow, rows) => rows.forEach((r) => flow.commitRow({ ...r }));',
    };
    const handle = await engine.start({ functions, rows, options: wanted }, journals.begin);
    await handle.finished;
    const { reader } = await journals.open(handle.runId);
    const madeOf = async (number: number) => {
      const visit = await reader.visit(number);
      return visit && (await reader.madeOf(visit));
    };
    // 3, 2 and 0 of the first batch; new rows tell nothing.
    expect(await madeOf(1)).toEqual([4, 3, 1]);
    expect(await madeOf(2)).toBeUndefined();
    expect(await madeOf(3)).toEqual([4, 3, 2, 1]);
    expect((await reader.stateAt(3)).state).toMatchObject({ visit: 3 });
  });

  it('is asked how visits went: of both sides, what is known of them by their end', async () => {
    const { reader } = await journals.open(await run());
    const rowsWhere = async (side: 'in' | 'out', where: string) =>
      jsonOf(await placeRows(reader, { node: 0, side, filter: { where } })).length;
    // Half of four rows, of four rows, of two.
    expect(await rowsWhere('in', 'visit.rows_out == 2')).toBe(8);
    expect(await rowsWhere('out', 'visit.rows_in == 4 && visit.reason == "next"')).toBe(4);
    expect(await rowsWhere('out', 'visit.rows_in == 2 && visit.action == ""')).toBe(1);
    await expect(rowsWhere('in', 'visit.rows_ot == 2')).rejects.toMatchObject({
      data: { params: { code: 'expr.unknown-fact' } },
    });
  });

  it('is searched by a field that only later batches have', async () => {
    const late = rows.map(({ n }) => (n < 8 ? { n } : { n, late: n }));
    const { reader } = await journals.open(await run({}, late));
    const side = { node: 0, side: 'in' } as const;
    const found = await placeRows(reader, { ...side, filter: { where: 'row.late == 9.0' } });
    expect(found).toMatchObject({ matching: 1, withoutValue: 8, visits: [5] });
    // What has no value is not found, whatever is asked.
    const values = await placeRows(reader, { ...side, filter: { where: 'row.late' } });
    expect(values.rows.map(({ value }) => value)).toEqual(['8', '9']);
    await expect(placeRows(reader, { ...side, filter: { where: 'row.none == 9.0' } })).rejects.toMatchObject({
      code: 'host.query-wrong',
      data: { params: { code: 'expr.unknown-field', field: 'none', start: 1 } },
    });
  });

  it('gives any page of what was found, and says in which visits', async () => {
    const { reader } = await journals.open(await run());
    const filter = { where: 'row.n != 4', sort: { field: 'n', descending: true } };
    const query = { node: 0, side: 'in', filter } as const;
    const all = await placeRows(reader, query);
    expect(all).toMatchObject({ matching: 9, visits: [1, 3, 5], visitsNotKept: 0 });
    const pages = [];
    for (let offset = 0; offset < 9; offset += 2)
      pages.push(...(await placeRows(reader, { ...query, offset, limit: 2 })).rows);
    expect(pages).toEqual(all.rows);
    expect(pages.map(({ batch, visit, row }) => [batch, visit, row])).toContainEqual([2, 3, 4]);
  });

  it('says of how many visits no row is kept', async () => {
    const { reader } = await journals.open(await run({ journal: 'counters' }));
    const found = await placeRows(reader, { node: 0, side: 'in', filter: { find: '1' } });
    expect(found).toMatchObject({ rows: [], matching: 0, kept: 0, total: 10, visitsNotKept: 3 });
    const batch = await placeRows(reader, { node: 0, side: 'in', filter: { batch: 3 } });
    expect(batch).toMatchObject({ rows: [], kept: 0, total: 2, visitsNotKept: 1 });
  });

  it('stores rows once that are handed on as they were', async () => {
    const runId = await run();
    const text = await readFile(fileOf(runId, 'journal'), 'utf8');
    expect(text.split('{"n":6}')).toHaveLength(3 + 1);
  });

  it('looks as it did after any visit', async () => {
    const runId = await run();
    const { reader } = await journals.open(runId);
    const { state } = await reader.stateAt(3);
    expect(state.tally.nodes.map(({ visits, rowsIn, rowsOut }) => [visits, rowsIn, rowsOut])).toEqual([
      [2, 8, 4],
      [1, 2, 2],
    ]);
    expect(state.levels.map((level) => level && [level.visit, level.rows])).toEqual([[0, 4], [3, 2], null]);
    expect(state).toMatchObject({ phase: 'running', batch: 2, batches: 1, visit: 3 });
    expect((await reader.stateAt(0)).state).toMatchObject({ batch: 0, visit: 0 });
  });

  it('is read without its index, and as far as it goes when its end is torn', async () => {
    const runId = await run();
    await journals.close();
    const first = open();
    const whole = await (await first.open(runId)).reader.stateAt(null);
    await first.close();
    await rm(fileOf(runId, 'index.json'));
    journals = open();
    expect(await (await journals.open(runId)).reader.stateAt(null)).toEqual(whole);
    await journals.close();
    await appendFile(fileOf(runId, 'journal'), Buffer.from([9, 0, 0, 0, 1, 2, 3, 4, 5, 6]));
    journals = open();
    const { reader } = await journals.open(runId);
    expect(reader.index.tornBytes).toBe(10);
    await journals.close();
    const { length } = await readFile(fileOf(runId, 'journal'));
    await truncate(fileOf(runId, 'journal'), length - 20);
    journals = open();
    const { runs } = await journals.list();
    expect(runs).toMatchObject([{ runId, state: 'cut-off' }]);
    expect((await (await journals.open(runId)).reader.stateAt(null)).state.ended).toBeNull();
  });

  it('is seen while it goes on', async () => {
    const journal = await journals.begin(started('live'));
    await journal.write(partOf([{ kind: 'batch-began', batch: 1, rows: 2, block: 0, rowsRead: 2 }]));
    expect((await journals.list()).runs).toMatchObject([{ runId: 'live', state: 'running' }]);
    const { reader, isLive } = await journals.open('live');
    expect(isLive).toBe(true);
    expect(await reader.events(2, 10)).toMatchObject([{ kind: 'batch-began' }]);
    expect(await reader.places()).toMatchObject([{ in: { total: 0 } }]);
    await journal.write(partOf([visit]));
    await journals.open('live');
    const places = await Promise.all([reader.places(), reader.places()]);
    expect(places).toMatchObject([[{ in: { total: 2 } }], [{ in: { total: 2 } }]]);
    await journal.write(partOf([begun]));
    await journals.open('live');
    const failedIn = async () => (await reader.places())[0]?.in.visits.map(({ failed }) => failed);
    expect(await failedIn()).toEqual([false, false]);
    await journal.end(end);
    expect(await failedIn()).toEqual([false, true]);
    expect((await journals.open('live')).isLive).toBe(false);
  });
});

const place = { id: 'A#1', fname: 'A', mode: 'Verify', connector: null, hash: '' };
const visit: JournalEventOf<'visit'> = {
  ...{ kind: 'visit', visit: 1, batch: 1, sequence: 0, node: 0, rowsIn: 2, rowsCommitted: 0, rowsOut: 0 },
  ...{ startMs: 0, durationMs: 0, next: 'no-rows', nextNode: -1, inputVisit: 0, dataRows: 0, buffered: 0 },
  action: { abort: false, dataReuse: false, forceEntryNext: false, jumpFunc: '' },
  ...{ connectorCalls: 0, blockIn: 0, blockOut: 0, blockCommitted: 0, threwAt: 0 },
};
/** A second visit of the place, which does not end. */
const begun: JournalEventOf<'visit-began'> = {
  ...{ kind: 'visit-began', visit: 2, batch: 2, sequence: 0, node: 0, rowsIn: 1, inputVisit: 0 },
  ...{ startMs: 0, blockIn: 0 },
};
const started = (runId: string): JournalEventOf<'started'> => ({
  ...{ kind: 'started', version: 1, runId, flow: 'Main', at: Date.now(), chain: [place], batchSize: 1 },
  ...{ source: 's', level: 'full' },
});
const end: JournalEventOf<'finished'> = {
  ...{ kind: 'finished', status: 'ok', stoppedBecause: 'end', leftInBuffer: 0 },
  ...{ elapsedMs: 1, memoryBytes: 0, found: [] },
};

describe('what journals take up', () => {
  async function endedRun(runId: string, bytes: number): Promise<void> {
    const journal = await journals.begin(started(runId));
    const header = { block: 1, rows: 1, kept: 1, length: bytes };
    await journal.write({ events: [], lines: '', blocks: [{ header, rows: 'x'.repeat(bytes) }] });
    await journal.end(end);
  }

  it('is bounded: the oldest rows go first, what went is counted, and counts stay', async () => {
    await endedRun('old', 6000);
    await utimes(fileOf('old', 'journal'), 5, Date.now() / 1000 - 60);
    await endedRun('new', 6000);
    await journals.close();
    journals = open({ bytes: 10_000, ageMs: 1e9 });
    const going = await journals.begin(started('going'));
    const { runs, dropped } = await journals.list();
    expect(runs.map(({ runId, bytes }) => [runId, bytes > 0]).sort()).toEqual([
      ['going', true],
      ['new', true],
      ['old', false],
    ]);
    expect(dropped.runs).toBe(1);
    expect(dropped.bytes).toBeGreaterThan(6000);
    await expect(journals.open('old')).rejects.toMatchObject({ code: 'host.no-journal' });
    await going.end(end);
  });

  it('ends with age, but never while it is written', async () => {
    const going = await journals.begin(started('going'));
    await endedRun('old', 10);
    for (const runId of ['old', 'going']) await utimes(fileOf(runId, 'journal'), 5, 5);
    const others = open({ bytes: 1e9, ageMs: 1000 });
    await (await others.begin(started('next'))).end(end);
    expect((await readdir(join(root, '.studio/runs'))).sort()).toEqual(['dropped.json', 'going', 'next']);
    await others.close();
    await going.end(end);
  });

  it('is nothing where nothing can be written: that run lives in memory', async () => {
    await mkdir(join(root, '.studio'));
    await writeFile(join(root, '.studio/runs'), 'a file');
    const journal = await journals.begin(started('lost'));
    await journal.end(end);
    expect((await journals.open('lost')).reader.index.events).toBe(2);
    expect(troubles.splice(0)).toMatchObject([{ code: 'host.not-a-folder' }]);
  });
});
