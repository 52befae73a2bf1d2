import type { JournalState } from '../contract/journal-state.ts';
import {
  discardingActions,
  type NodeCounters,
  nextReasonSchema,
  type OddResults,
  type RunProgress,
} from '../contract/run-payloads.ts';
import { progressOf } from './journal/progress.ts';
import { globalBatch } from './worker-batches.ts';

/** One worker's counters of one place, and the number of the batch of its last visit among those of all workers. */
interface Part {
  counters: NodeCounters;
  lastBatch: number;
  worker: number;
}

/**
 * The counters of one run that several workers share, by worker: sums, and of what only one can have (the last way, the first row that
 * did not decode) the one that a single worker would have had. Times add up over workers; `elapsedMs` is given.
 */
export function mergedProgress(states: readonly JournalState[], elapsedMs: number): RunProgress {
  const all = states.map(progressOf);
  const [first] = all;
  const shape = { workers: states.length };
  const nodes = (first?.nodes ?? []).map((_, node) =>
    mergedNode(
      states.flatMap(({ tally }, worker): Part[] => {
        const counters = all[worker]?.nodes[node];
        const lastBatch = globalBatch(worker, tally.lastBatch[node] ?? 0, shape);
        return counters ? [{ counters, lastBatch, worker }] : [];
      }),
      shape,
    ),
  );
  return {
    runId: first?.runId ?? '',
    flow: first?.flow ?? '',
    batches: sum(all, ({ batches }) => batches),
    rowsRead: sum(all, ({ rowsRead }) => rowsRead),
    memoryBytes: sum(all, ({ memoryBytes }) => memoryBytes),
    elapsedMs,
    nodes,
  };
}

function mergedNode(parts: readonly Part[], shape: { workers: number }): NodeCounters {
  const visited = parts.filter(({ counters }) => counters.visits > 0);
  const latest = visited.toSorted((a, b) => b.lastBatch - a.lastBatch)[0] ?? parts[0];
  if (!latest) throw new Error('a place that no worker has');
  const all = parts.map(({ counters }) => counters);
  const jumps: Record<string, number> = {};
  for (const one of all)
    for (const [target, count] of Object.entries(one.jumps)) jumps[target] = (jumps[target] ?? 0) + count;
  const undecoded = mergedUndecoded(parts, shape);
  const odd = mergedOdd(all);
  const discarded = summed(
    discardingActions,
    all.map((one) => one.discarded),
  );
  const doubled = Math.max(0, ...all.map((one) => one.doubled ?? 0));
  const unkeyed = all.flatMap((one) => one.unkeyed ?? []);
  const { connectorCalls: calls, ...own } = latest.counters;
  return {
    ...own,
    visits: sum(all, ({ visits }) => visits),
    rowsIn: sum(all, ({ rowsIn }) => rowsIn),
    rowsOut: sum(all, ({ rowsOut }) => rowsOut),
    durationMs: sum(all, ({ durationMs }) => durationMs),
    errors: sum(all, ({ errors }) => errors),
    active: all.some(({ active }) => active),
    reasons: summed(
      nextReasonSchema.options,
      all.map(({ reasons }) => reasons),
    ),
    jumps,
    ...(calls !== undefined && { connectorCalls: sum(all, ({ connectorCalls }) => connectorCalls ?? 0) }),
    ...(Object.keys(discarded).length > 0 && { discarded }),
    ...(undecoded && { undecoded }),
    ...(odd && { odd }),
    // Each worker counts in the store what all of them added.
    ...(doubled > 0 && { doubled }),
    ...(unkeyed[0] && {
      unkeyed: {
        ...unkeyed[0],
        rows: sum(unkeyed, ({ rows }) => rows),
        of: sum(unkeyed, ({ of }) => of),
      },
    }),
  };
}

function mergedUndecoded(parts: readonly Part[], shape: { workers: number }): NodeCounters['undecoded'] {
  const found = parts.flatMap(({ counters: { undecoded }, worker }) =>
    undecoded ? [{ ...undecoded, batch: globalBatch(worker, undecoded.batch, shape) }] : [],
  );
  const [first] = found.toSorted((a, b) => a.batch - b.batch);
  return first && { ...first, visits: sum(found, ({ visits }) => visits) };
}

/** Told from the rows that each worker keeps: a hint, as with one worker, whose own rows would be others. */
function mergedOdd(all: readonly NodeCounters[]): OddResults | undefined {
  const found = all.flatMap(({ odd }) => (odd ? [odd] : []));
  if (found.length === 0) return undefined;
  const lost = new Map<string, OddResults['lost'][number]>();
  for (const one of found.flatMap((odd) => odd.lost)) {
    const key = JSON.stringify([one.field, one.value]);
    const known = lost.get(key);
    lost.set(key, known ? { ...one, rows: known.rows + one.rows, of: known.of + one.of } : one);
  }
  const sums = found.flatMap(({ perBatch }) => (perBatch ? [perBatch] : []));
  const [first] = sums;
  if (!first) return { lost: [...lost.values()] };
  const perBatch = {
    ...first,
    values: Math.max(...sums.map(({ values }) => values)),
    rows: sum(sums, ({ rows }) => rows),
    batches: sum(sums, ({ batches }) => batches),
  };
  return { lost: [...lost.values()], perBatch };
}

function summed<Key extends string>(
  keys: readonly Key[],
  records: readonly (Partial<Record<Key, number>> | undefined)[],
): Partial<Record<Key, number>> {
  const total: Partial<Record<Key, number>> = {};
  for (const key of keys) {
    const count = sum(records, (record) => record?.[key] ?? 0);
    if (count > 0) total[key] = count;
  }
  return total;
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
