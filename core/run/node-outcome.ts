import type { OutcomeAction } from './action.ts';
import { type Reason, reasonsOf } from './doubts.ts';
import { type NodeFacts, type RunFacts, samplesId } from './facts.ts';
import type { Failure } from './failure.ts';
import { type Sentence, sentence } from './sentence.ts';

/** `none`: nothing can be said of it yet. */
export type Tone = 'red' | 'amber' | 'stale' | 'not-reached' | 'ok' | 'none';

/** What a node says of the run. */
export interface NodeOutcome {
  tone: Tone;
  /** In place of its counts: never called, not reached, rows read. */
  status: Sentence | null;
  /** Why it is red or amber, each with its way out. */
  reasons: readonly Reason[];
  /** What a spoken name ends with, after name and mode. */
  spoken: readonly Sentence[];
}

/** The outcome of every node by its id, that of the sample rows included. `from`: see `staleFrom`. */
export function nodeOutcomes(
  facts: RunFacts,
  failure: Failure | null,
  from: number | null,
): Record<string, NodeOutcome> {
  const outcomes: Record<string, NodeOutcome> = {};
  outcomes[samplesId] = from === -1 ? staleNode([]) : samplesOutcome(facts, failure);
  for (const [place, node] of facts.nodes.entries()) {
    const isStale = from !== null && place >= from && node.visits > 0;
    outcomes[node.id] = isStale ? staleNode(rowsInWords(node)) : functionOutcome(node, place, facts, failure);
  }
  return outcomes;
}

function staleNode(rows: Sentence[]): NodeOutcome {
  return { tone: 'stale', status: null, reasons: [], spoken: [...rows, sentence('spoken.stale')] };
}

function samplesOutcome({ phase, end, rowsRead, totalRows }: RunFacts, failure: Failure | null): NodeOutcome {
  if (failure?.guilty === samplesId) return red(failure, rowsReadInWords(rowsRead, totalRows), []);
  return phase === 'ended' && end !== null && rowsRead > 0 ? succeeded([]) : nothingKnown;
}

function functionOutcome(
  node: NodeFacts,
  place: number,
  facts: RunFacts,
  failure: Failure | null,
): NodeOutcome {
  const rows = rowsInWords(node);
  if (failure?.guilty === node.id)
    return red(failure, node.visits === 0 ? sentence('node.never-called') : null, rows);
  // While a run goes on nothing is judged: what a call has not done yet, the next one may do. So where nobody heard its end.
  if (facts.phase !== 'ended' || facts.end === null) return { ...nothingKnown, spoken: rows };
  if (facts.end.status === 'stopped' && facts.end.node === place)
    return { ...nothingKnown, spoken: [...rows, sentence('spoken.stopped')] };
  if (node.visits === 0) return notReached(facts);
  const reasons = reasonsOf(node, facts);
  const [first] = reasons;
  if (!first) return succeeded(rows);
  const spoken = [...rows, sentence('spoken.amber', { reason: first.short })];
  return { tone: 'amber', status: null, reasons, spoken };
}

function succeeded(rows: Sentence[]): NodeOutcome {
  return { tone: 'ok', status: null, reasons: [], spoken: [...rows, sentence('spoken.ok')] };
}

const nothingKnown: NodeOutcome = { tone: 'none', status: null, reasons: [], spoken: [] };

/** Where one function was run alone, the others have nothing to do with it. */
function notReached({ alone }: RunFacts): NodeOutcome {
  if (alone !== null) return nothingKnown;
  const status = sentence('node.not-reached');
  return { tone: 'not-reached', status, reasons: [], spoken: [sentence('spoken.not-reached')] };
}

function red({ onNode, actions }: Failure, status: Sentence | null, rows: Sentence[]): NodeOutcome {
  const action: OutcomeAction | null = actions[0] ?? null;
  const spoken = [...rows, sentence('spoken.red', { reason: onNode })];
  return { tone: 'red', status, reasons: [{ sentence: onNode, short: onNode, action }], spoken };
}

function rowsInWords({ visits, rowsIn, rowsOut }: NodeFacts): Sentence[] {
  return visits === 0 ? [] : [sentence('spoken.rows', { rowsIn, rowsOut })];
}

function rowsReadInWords(read: number, total: number | null): Sentence {
  return total === null
    ? sentence('node.rows-read.uncounted', { read })
    : sentence('node.rows-read', { read, total });
}
