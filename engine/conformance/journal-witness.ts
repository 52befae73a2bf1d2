import { isDeepStrictEqual } from 'node:util';
import type { JournalEvent, JournalVisit } from '../../core/contract/journal.ts';
import type { JournalState } from '../../core/contract/journal-state.ts';
import { textOf } from '../../core/contract/long-text.ts';
import { blockRows, readJournalText } from '../../core/run/journal/journal-text.ts';
import { emptyState, reduce } from '../../core/run/journal/state.ts';
import type { KisFlow } from '../flow/kis-flow.ts';
import type { FlowObserver, RunSummary, VisitRecord } from '../kis/observer.ts';
import { createJournalPipe } from '../process/journal-pipe.ts';
import { createRunClock } from '../process/run-clock.ts';
import { createRunJournal } from '../process/run-journal.ts';
import { rowText } from '../serialize/row-text.ts';

/** What a visit came to, as the engine had it and as the run's journal tells it. */
interface Seen {
  node: number;
  action: object;
  counts: Record<'in' | 'committed' | 'out' | 'buffered', number>;
  /** Rows in, and the level data of its place, as JSON; null where that was not set. */
  input: string;
  data: string | null;
}

/** Writes the journal of one run beside its recording: what it tells must be what was recorded, which is held to KisFlow. */
export interface JournalWitness {
  readonly observer: Required<Pick<FlowObserver, 'beforeVisit' | 'afterVisit' | 'afterRun'>>;
  /** What the journal tells otherwise, a line each. */
  differences(): string[];
}

export function createJournalWitness(flow: KisFlow): JournalWitness {
  const texts: string[] = [];
  const chain = flow.chain.map(({ name: fname, mode, connector }, place) => ({
    ...{ id: `${fname}#${place + 1}`, fname, mode, hash: '' },
    connector: connector?.name ?? null,
  }));
  const journal = createRunJournal({
    pipe: createJournalPipe((text) => void texts.push(textOf(text))),
    clock: createRunClock(() => performance.now()),
    options: { journal: 'full', journalShare: 1, onError: 'stop' },
    chain,
    memoryBytes: () => 0,
  });
  const seen: Seen[] = [];
  let before: readonly unknown[] | undefined;
  let input = '';
  let summary: RunSummary | undefined;
  let left = 0;
  const started: JournalEvent = {
    ...{ kind: 'started', version: 1, runId: 'r', flow: flow.getName(), at: 0 },
    ...{ chain, batchSize: 1, source: '', level: 'full' },
  };
  if (flow.getConfig().status !== 0) journal.beginBatch(flow.buffer);
  const levels: (readonly unknown[] | undefined)[] = [];

  return {
    observer: {
      beforeVisit(visit) {
        before = levels[visit.node];
        input = rowsText(visit.input);
        journal.beginVisit(visit, undefined);
      },
      afterVisit(record) {
        const isSet = record.data !== undefined && record.data !== before;
        levels[record.node] = record.data;
        seen.push({ ...seenIn(record), input, data: isSet ? rowsText(record.data ?? []) : null });
        const error = record.error && { code: 'x', params: {} };
        journal.endVisit(record, { error, decodeError: undefined }, undefined);
      },
      afterRun(ended) {
        summary = ended;
        left = ended.leftInBuffer.length;
        journal.endBatch(ended);
      },
    },
    differences() {
      journal.flush();
      const told = readTold(texts.join(''), started);
      const lines = told.visits.flatMap((visit, at) => unequal(`journal, visit ${at + 1}`, seen[at], visit));
      return [
        ...(told.visits.length === seen.length
          ? []
          : [`journal: ${told.visits.length} of ${seen.length} visits`]),
        ...lines,
        ...unequal(
          'journal, why it ended',
          summary?.stoppedBecause,
          told.state.stoppedBecause ?? summary?.stoppedBecause,
        ),
        ...unequal('journal, rows left', left, told.state.buffer.rows),
      ];
    },
  };
}

/** Rows as a journal writes them: what JSON has no word for is told by name. */
function rowsText(rows: readonly unknown[]): string {
  return `[${rows.map((row) => rowText(row).json).join(',')}]`;
}

function seenIn({
  node,
  action,
  input,
  committed,
  rowsOut,
  buffered,
}: VisitRecord): Omit<Seen, 'input' | 'data'> {
  const counts = { in: input.length, committed: committed.length, out: rowsOut, buffered };
  return { node, action: { ...action }, counts };
}

/** The visits and the last state that a journal's text tells. */
function readTold(text: string, started: JournalEvent): { visits: Seen[]; state: JournalState } {
  const blocks = new Map<number, string>();
  const visits: Seen[] = [];
  let state = reduce(emptyState, started);
  const rows = (block: number, count: number): string => (count === 0 ? '[]' : `[${blocks.get(block)}]`);
  for (const record of readJournalText(text)) {
    if (record.kind === 'block') {
      const { header, start } = record;
      blocks.set(header.block, blockRows(header, text.slice(start, start + header.length)).join(','));
      continue;
    }
    state = reduce(state, record.event);
    if (record.event.kind === 'visit') visits.push(toldIn(record.event, state, rows));
  }
  return { visits, state };
}

function toldIn(
  visit: JournalVisit,
  { levels }: JournalState,
  rows: (block: number, count: number) => string,
): Seen {
  const { node, action, rowsIn, rowsCommitted, rowsOut, buffered, dataRows, blockIn } = visit;
  const level = levels[node + 1];
  return {
    ...{ node, action, counts: { in: rowsIn, committed: rowsCommitted, out: rowsOut, buffered } },
    input: rows(blockIn, rowsIn),
    data: dataRows < 0 || !level ? null : rows(level.block, level.rows),
  };
}

function unequal(at: string, recorded: unknown, told: unknown): string[] {
  if (isDeepStrictEqual(recorded, told)) return [];
  return [`${at}: recorded ${JSON.stringify(recorded)}, told ${JSON.stringify(told)}`];
}
