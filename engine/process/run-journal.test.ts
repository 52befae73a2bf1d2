import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LevelData } from '../../core/contract/journal.ts';
import type { JournalState } from '../../core/contract/journal-state.ts';
import { textOf } from '../../core/contract/long-text.ts';
import type { NodeTotals } from '../../core/contract/run-payloads.ts';
import { blockRows, type JournalRecord, readJournalText } from '../../core/run/journal/journal-text.ts';
import { emptyState, reduce, stateAt } from '../../core/run/journal/state.ts';
import type { KisFlow } from '../flow/kis-flow.ts';
import { bodies, engineFlow, scenario } from '../flow/random-flows.ts';
import type { FlowObserver } from '../kis/observer.ts';
import { createJournalPipe } from './journal-pipe.ts';
import { createRunClock } from './run-clock.ts';
import { createRunJournal } from './run-journal.ts';

const chainOf = (flow: KisFlow) =>
  flow.chain.map(({ name: fname, mode }, place) => ({
    id: `${fname}#${place}`,
    fname,
    mode,
    connector: null,
    hash: '',
  }));

interface Seen {
  buffered: number;
  action: object | null;
  levels: (string | null)[];
  totals: Pick<NodeTotals, 'visits' | 'rowsIn' | 'rowsOut' | 'errors'>[];
}

/** Runs a random flow with a journal; what the engine had after each visit, and the journal's text. */
async function journalOf(
  { chain, deeds, steps }: typeof scenario extends fc.Arbitrary<infer T> ? T : never,
  flushes: boolean,
) {
  const flow = engineFlow(chain, bodies(deeds));
  const texts: string[] = [];
  const pipe = createJournalPipe((text) => void texts.push(textOf(text)));
  const options = { journal: 'full', journalShare: 1, onError: 'stop' } as const;
  const clock = createRunClock(() => performance.now());
  const journal = createRunJournal({ pipe, clock, options, chain: chainOf(flow), memoryBytes: () => 0 });
  const seen: Seen[] = [];
  let levels: (string | null)[] = [];
  const totals = chain.map(() => ({ visits: 0, rowsIn: 0, rowsOut: 0, errors: 0 }));
  const observer: FlowObserver = {
    beforeVisit(visit) {
      levels[visit.inputFrom + 1] = JSON.stringify(visit.input);
      journal.beginVisit(visit, undefined);
      if (flushes) journal.flush();
    },
    afterVisit(record) {
      const { node, data, error, input, rowsOut, action, buffered } = record;
      const own = totals[node];
      if (own)
        Object.assign(own, {
          visits: own.visits + 1,
          rowsIn: own.rowsIn + input.length,
          rowsOut: own.rowsOut + rowsOut,
          errors: own.errors + (error ? 1 : 0),
        });
      levels = levels.with(node + 1, data === undefined ? null : JSON.stringify(data));
      seen.push({
        buffered,
        action: error ? { ...action } : null,
        levels: [...levels],
        totals: totals.map((one) => ({ ...one })),
      });
      journal.endVisit(
        record,
        { error: error && { code: 'x', params: {} }, decodeError: undefined },
        undefined,
      );
    },
    afterRun: (summary) => journal.endBatch(summary),
  };
  for (const one of steps) {
    if (one === 'run') {
      levels = [JSON.stringify(flow.buffer), ...chain.map(() => null)];
      journal.beginBatch(flow.buffer);
      await flow.run(undefined, { observer }).catch(() => undefined);
    } else if ('commit' in one) for (const each of structuredClone(one.commit)) flow.commitRow(each);
  }
  journal.flush();
  return { flow, seen, text: texts.join('') };
}

test('at every visit the journal says what the engine had: counts, buffer, action, and the rows of each level', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, fc.boolean(), async (random, flushes) => {
      const { flow, seen, text } = await journalOf(random, flushes);
      const records: JournalRecord[] = [...readJournalText(text)];
      const blocks = new Map<number, string[]>();
      for (const record of records) {
        if (record.kind !== 'block') continue;
        const { header, start } = record;
        blocks.set(header.block, blockRows(header, text.slice(start, start + header.length)));
      }
      const started = {
        kind: 'started',
        version: 1,
        runId: 'r',
        flow: 'F',
        at: 0,
        chain: chainOf(flow),
        batchSize: 1,
        source: '',
        level: 'full',
      } as const;
      let state: JournalState = reduce(emptyState, started);
      let visits = 0;
      for (const record of records) {
        if (record.kind !== 'event') continue;
        state = reduce(state, record.event);
        if (record.event.kind !== 'visit') continue;
        const expected = seen[visits++];
        expect(record.event.visit).toBe(visits);
        expect(state.levels.map((level) => level && rowsOf(level, blocks))).toEqual(
          expected?.levels.map((rows) => rows && jsonRows(rows)),
        );
        expect(state.buffer.rows).toBe(expected?.buffered);
        expect(state.action).toEqual(expected?.action);
        expect(
          state.tally.nodes.map(({ visits: count, rowsIn, rowsOut, errors }) => ({
            visits: count,
            rowsIn,
            rowsOut,
            errors,
          })),
        ).toEqual(expected?.totals);
      }
      expect(visits).toBe(seen.length);
      const events = records.flatMap((record) => (record.kind === 'event' ? [record.event] : []));
      expect(stateAt([started, ...events])).toEqual(state);
    }),
    {
      numRuns: 500,
      // A row that was changed in place after it was handed on, where nobody reads it again.
      examples: [
        [
          {
            chain: ['C', 'A'],
            deeds: { A: [[{ next: ['C'] }, 'edit input']], B: [], C: [[{ commit: 1 }]], D: [] },
            steps: ['run'],
          },
          false,
        ],
      ],
    },
  );
});

function rowsOf({ block, rows }: LevelData, blocks: ReadonlyMap<number, string[]>): string[] {
  return rows === 0 ? [] : (blocks.get(block) ?? ['no block']);
}

/** The rows of JSON text, each as JSON. */
function jsonRows(text: string): string[] {
  const rows: unknown[] = JSON.parse(text);
  return rows.map((row) => JSON.stringify(row));
}
