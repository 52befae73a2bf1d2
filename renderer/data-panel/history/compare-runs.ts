import type { RunSummary } from '../../../core/contract/host/runs.ts';
import type { NodeCounters } from '../../../core/contract/run-payloads.ts';
import { nodeIdOf } from '../../../core/project/chain.ts';

/** A place of the chain in two runs; null where it was not in the chain. */
export interface ComparedNode {
  /** Function and occurrence: a function may stand more than once in a chain. */
  key: string;
  fname: string;
  earlier: NodeCounters | null;
  later: NodeCounters | null;
}

/**
 * The functions of both runs side by side, in the order of the later chain; those that only the earlier one had stand
 * behind the one they followed there.
 */
export function compareNodes(
  earlier: readonly NodeCounters[],
  later: readonly NodeCounters[],
): ComparedNode[] {
  const before = keyed(earlier);
  const after = keyed(later);
  const compared = [...after].map(([key, counters]) => ({
    key,
    fname: counters.fname,
    earlier: before.get(key) ?? null,
    later: counters as NodeCounters | null,
  }));
  let place = 0;
  for (const [key, counters] of before) {
    if (after.has(key)) place = compared.findIndex((node) => node.key === key) + 1;
    else compared.splice(place++, 0, { key, fname: counters.fname, earlier: counters, later: null });
  }
  return compared;
}

function keyed(nodes: readonly NodeCounters[]): Map<string, NodeCounters> {
  const seen = new Map<string, number>();
  return new Map(
    nodes.map((counters) => {
      const occurrence = (seen.get(counters.fname) ?? 0) + 1;
      seen.set(counters.fname, occurrence);
      return [nodeIdOf(counters.fname, occurrence), counters];
    }),
  );
}

/** Two runs, the one that began first first. */
export function inOrder(one: RunSummary, other: RunSummary): [RunSummary, RunSummary] {
  return one.startedAt <= other.startedAt ? [one, other] : [other, one];
}

/** The last run of the same flow before this one. */
export function runBefore(history: readonly RunSummary[], entry: RunSummary): RunSummary | undefined {
  return history
    .filter(({ flow, startedAt }) => flow === entry.flow && startedAt < entry.startedAt)
    .toSorted((a, b) => b.startedAt - a.startedAt)[0];
}

/** The runs chosen after one more was ticked or one unticked: two at most, the one chosen first goes. */
export function choose(chosen: readonly string[], runId: string): string[] {
  if (chosen.includes(runId)) return chosen.filter((id) => id !== runId);
  return [...chosen, runId].slice(-2);
}
