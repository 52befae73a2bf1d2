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

function samplesOutcome(facts: RunFacts, failure: Failure | null): NodeOutcome {
  const { phase, end, rowsRead, totalRows } = facts;
  if (failure?.guilty === samplesId) return red(failure, rowsReadInWords(rowsRead, totalRows), []);
  if (phase !== 'ended' || end === null) return nothingKnown;
  const reason = samplesReason(facts);
  if (reason) return amber([reason], []);
  return rowsRead > 0 ? succeeded([]) : nothingKnown;
}

/** What there is to look at on the sample rows: some could not be read, and the run went on without them. */
function samplesReason(facts: RunFacts): Reason | null {
  if (facts.alone !== null) return null;
  const atNodes = facts.nodes.flatMap(({ doubts }) => doubts).filter(({ kind }) => kind === 'failed-rows');
  const rows = facts.failedRows - atNodes.reduce((sum, one) => sum + ('rows' in one ? one.rows : 0), 0);
  if (rows <= 0) return null;
  const said = sentence('doubt.failed-rows', { rows });
  return { sentence: said, short: said, action: { kind: 'show-failed-rows' } };
}

function functionOutcome(
  node: NodeFacts,
  place: number,
  facts: RunFacts,
  failure: Failure | null,
): NodeOutcome {
  const rows = rowsInWords(node);
  if (failure?.guilty === node.id) return red(failure, withoutCounts(node, facts), rows);
  if (facts.phase !== 'ended' || facts.end === null) return soFar(node, facts, rows);
  if (facts.end.status === 'stopped' && facts.end.node === place)
    return { ...nothingKnown, spoken: [...rows, sentence('spoken.stopped')] };
  if (node.visits === 0) return notReached(facts);
  const reasons = reasonsOf(node, facts);
  return reasons.length === 0 ? succeeded(rows) : amber(reasons, rows);
}

/**
 * While a run goes on, and where nobody heard its end, hardly anything is judged: what a call has not done yet, the next one may
 * do. Rows that went to the error lane stay there.
 */
function soFar(node: NodeFacts, facts: RunFacts, rows: Sentence[]): NodeOutcome {
  const doubts = node.doubts.filter(({ kind }) => kind === 'failed-rows');
  return doubts.length === 0
    ? { ...nothingKnown, spoken: rows }
    : amber(reasonsOf({ ...node, doubts }, facts), rows);
}

/** What stands in place of the counts of a guilty function that no call of came back. */
function withoutCounts({ visits }: NodeFacts, { end }: RunFacts): Sentence | null {
  if (visits > 0) return null;
  return sentence(end?.status === 'crashed' ? 'node.never-returned' : 'node.never-called');
}

/** Reasons there are. */
function amber(reasons: readonly Reason[], rows: Sentence[]): NodeOutcome {
  const said = reasons.slice(0, 1).map(({ short }) => sentence('spoken.amber', { reason: short }));
  return { tone: 'amber', status: null, reasons, spoken: [...rows, ...said] };
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
