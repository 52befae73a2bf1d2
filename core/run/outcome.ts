import type { OutcomeAction } from './action.ts';
import { type NodeFacts, type OutcomeNode, type RunEnd, type RunFacts, samplesId } from './facts.ts';
import { type FailedState, type Failure, failureOf, showJump } from './failure.ts';
import { type NodeOutcome, nodeOutcomes } from './node-outcome.ts';
import { type Sentence, sentence } from './sentence.ts';
import { editsInWords, staleFrom } from './stale.ts';

export type OutcomeState =
  | 'not-run'
  | 'running'
  | 'paused'
  | 'done'
  | 'to-look-at'
  | 'ended-early'
  | 'stopped'
  | FailedState
  | 'cut-off'
  | 'alone'
  | 'stale';

/** Signs that are told apart without colour. `play` ▷, `ring` open, `bars` two, `check` and `cross` in a ring, `clock` turned back. */
export type OutcomeSign = 'play' | 'ring' | 'bars' | 'check' | 'triangle' | 'square' | 'cross' | 'clock';

/** What is said of a run: one line, and a word for every node. */
export interface Outcome {
  state: OutcomeState;
  sign: OutcomeSign;
  /** Of the line. A check's own green is the sign's only. */
  colour: 'accent' | 'amber' | 'red' | 'none';
  sentence: Sentence;
  /** What stands after it, less strongly. */
  clauses: readonly Sentence[];
  /** In their order; the first one is what is meant. */
  actions: readonly OutcomeAction[];
  /** Rows of how many, while a run goes on or waits and the total is known. */
  progress: { done: number; total: number } | null;
  /** Ids of the nodes there are to look at, in chain order; that of the sample rows stands first. */
  toLookAt: readonly OutcomeNode[];
  /** By node id, that of the sample rows included. */
  nodes: Readonly<Record<string, NodeOutcome>>;
}

/** A line without what follows from the nodes. */
type Line = Omit<Outcome, 'nodes' | 'toLookAt' | 'progress'>;

/** How a run ended, or how far it is, in words and with ways to act. Pure, and total: any facts have an outcome. */
export function outcomeOf(facts: RunFacts): Outcome {
  const { end, totalRows, rowsRead, phase } = facts;
  const failure = end && isFailure(end) ? failureOf(facts, end) : null;
  const from = phase === 'ended' ? staleFrom(facts) : null;
  const nodes = nodeOutcomes(facts, failure, from);
  const ids: OutcomeNode[] = [samplesId, ...facts.nodes.map(({ id }) => id)];
  const toLookAt = ids.filter((id) => nodes[id]?.tone === 'amber');
  const isGoing = phase === 'running' || phase === 'paused';
  const progress =
    isGoing && totalRows !== null ? { done: Math.min(rowsRead, totalRows), total: totalRows } : null;
  return { ...lineOf(facts, failure, from !== null, toLookAt), progress, toLookAt, nodes };
}

function isFailure({ status }: RunEnd): boolean {
  return status === 'error' || status === 'crashed';
}

function lineOf(
  facts: RunFacts,
  failure: Failure | null,
  isStale: boolean,
  toLookAt: readonly OutcomeNode[],
): Line {
  switch (facts.phase) {
    case 'not-run':
      return notRun(facts);
    case 'running':
      return running(facts);
    case 'paused':
      return paused(facts);
    case 'ended':
      if (isStale) return stale(facts);
      if (facts.end === null) return cutOff(facts);
      if (failure) return failed(failure);
      return facts.end.status === 'stopped' ? stoppedByPerson(facts, facts.end) : ended(facts, toLookAt);
  }
}

function notRun({ totalRows }: RunFacts): Line {
  const said =
    totalRows === null
      ? sentence('not-run.uncounted')
      : sentence(totalRows === 0 ? 'not-run.empty' : 'not-run', { rows: totalRows });
  // A flow that begins with a Load runs without any, and others have nothing to show.
  const more: OutcomeAction[] = totalRows === 0 ? [{ kind: 'show-samples' }] : [];
  return plain('not-run', 'play', said, [{ kind: 'run' }, ...more]);
}

function running(facts: RunFacts): Line {
  const { flow, rowsRead: done, totalRows: total } = facts;
  const said =
    total === null
      ? sentence('running.uncounted', { flow, done })
      : sentence('running', { flow, done: Math.min(done, total), total });
  const seconds = secondsLeft(facts);
  const clauses = seconds === null ? [] : [sentence('running.left', { seconds })];
  const actions = [{ kind: 'pause' as const }, { kind: 'stop' as const }];
  return { ...plain('running', 'ring', said, actions), colour: 'accent', clauses };
}

/** Runs shorter than this are over before anybody has read what is left of them. */
const guessAfterMs = 1000;

function secondsLeft({ rowsRead, totalRows, elapsedMs }: RunFacts): number | null {
  if (totalRows === null || rowsRead === 0 || rowsRead >= totalRows || elapsedMs < guessAfterMs) return null;
  const seconds = (elapsedMs / 1000) * (totalRows / rowsRead - 1);
  return Number.isFinite(seconds) ? Math.max(1, Math.round(seconds)) : null;
}

function paused({ nodes, paused: at }: RunFacts): Line {
  const name = nodes[at?.node ?? -1]?.fname ?? '—';
  const actions = [{ kind: 'continue' as const }, { kind: 'step' as const }];
  const waits = at !== null && (at.side === 'before' || at.rows > 0);
  const clauses = waits ? [sentence('paused.rows', { rows: at.rows })] : [];
  const where = sentence(at?.side === 'after' ? 'paused.after' : 'paused.before', { name });
  return { ...plain('paused', 'bars', where, actions), colour: 'accent', clauses };
}

function failed({ state, line, clauses, actions }: Failure): Line {
  return { state, sign: 'cross', colour: 'red', sentence: line, clauses, actions };
}

/** Nobody heard its end: its host was killed, or the connection to it was lost for good. */
function cutOff({ rowsRead: rows, batches }: RunFacts): Line {
  const clauses = rows === 0 ? [] : [sentence('cut-off.read', { rows, batches })];
  const line = plain('cut-off', 'triangle', sentence('cut-off'), [{ kind: 'run-again' }]);
  return { ...line, colour: 'amber', clauses };
}

function stoppedByPerson(facts: RunFacts, end: RunEnd): Line {
  const { nodes, rowsRead: done, totalRows: total } = facts;
  const node = end.node === null ? undefined : nodes[end.node];
  const actions: OutcomeAction[] = [{ kind: 'run-again' }];
  if (!node) return plain('stopped', 'square', sentence('stopped.before'), actions);
  const values = { name: node.fname, done, total: total ?? done };
  const line = plain(
    'stopped',
    'square',
    sentence(total === null ? 'stopped.uncounted' : 'stopped', values),
    actions,
  );
  const looping = loopingNode(facts);
  if (!looping) return line;
  const clause = sentence('stopped.loop', { name: looping.fname, calls: looping.visitsInBatch });
  return { ...line, clauses: [clause], actions: [showJump(facts, looping), ...actions] };
}

/** Calls of one function in one batch that look like a loop without end. */
const manyCalls = 100;

/** The function whose jump back is taken again and again. */
function loopingNode({ nodes }: RunFacts): NodeFacts | undefined {
  return nodes.find(
    ({ visitsInBatch, jumps }, place) =>
      visitsInBatch >= manyCalls && Object.keys(jumps).some((target) => Number(target) <= place),
  );
}

/** Ended by itself: as meant, early, or with something to look at. */
function ended(facts: RunFacts, toLookAt: readonly OutcomeNode[]): Line {
  if (facts.end?.stoppedBecause === 'disabled') return disabled(facts);
  const alone = facts.alone === null ? undefined : facts.nodes[facts.alone];
  if (alone) return ranAlone(facts, alone, toLookAt);
  if (facts.nodes.length === 0) return withoutFunctions(facts);
  if (facts.failedRows > 0) return doneWithout(facts, toLookAt);
  const early = facts.nodes.find(({ doubts }) => doubts.some(({ kind }) => kind === 'no-rows'));
  if (early) return endedEarly(facts, early, toLookAt);
  return done(facts, toLookAt);
}

function disabled({ flow }: RunFacts): Line {
  const said = sentence('ended-early.disabled', { flow });
  return { ...plain('ended-early', 'triangle', said, [{ kind: 'enable-flow', flow }]), colour: 'amber' };
}

function withoutFunctions({ flow }: RunFacts): Line {
  const said = sentence('ended-early.no-functions', { flow });
  return { ...plain('ended-early', 'triangle', said, [{ kind: 'add-function' }]), colour: 'amber' };
}

function done({ rowsRead: rows, batches, nodes }: RunFacts, toLookAt: readonly OutcomeNode[]): Line {
  const said = sentence('done', { rows, batches });
  const aborted = nodes
    .filter(({ aborts }) => aborts > 0)
    .map(({ fname: name, aborts }) => sentence('aborted', { name, aborts }));
  if (toLookAt.length === 0)
    return { ...plain('done', 'check', said, [{ kind: 'run-again' }]), clauses: aborted };
  const clauses = [sentence('to-look-at', { count: toLookAt.length })];
  return { ...plain('to-look-at', 'triangle', said, lookActions(toLookAt)), colour: 'amber', clauses };
}

/** Rows failed, and the run went on without them. */
function doneWithout(
  { rowsRead: rows, failedRows: failed, nodes }: RunFacts,
  toLookAt: readonly OutcomeNode[],
): Line {
  const said = sentence('done.without', { done: rows - failed, rows, failed });
  // The sentence has told of the failed rows: nodes are counted where one of them says something else.
  const saysMore = nodes.some(
    ({ id, doubts }) => toLookAt.includes(id) && doubts.some(({ kind }) => kind !== 'failed-rows'),
  );
  return {
    ...plain('to-look-at', 'triangle', said, [{ kind: 'show-failed-rows' }]),
    colour: 'amber',
    clauses: saysMore ? [sentence('to-look-at', { count: toLookAt.length })] : [],
  };
}

/** What leads to the nodes there are to look at. */
function lookActions(toLookAt: readonly OutcomeNode[]): OutcomeAction[] {
  const [first] = toLookAt;
  if (first === undefined) return [];
  const all: OutcomeAction[] = toLookAt.length === 1 ? [] : [{ kind: 'list-all', nodes: toLookAt }];
  return [{ kind: 'show-first', node: first }, ...all];
}

function endedEarly(
  { batches, totalRows }: RunFacts,
  node: NodeFacts,
  toLookAt: readonly OutcomeNode[],
): Line {
  const { fname: name, stops } = node;
  const many = stops < batches ? 'ended-early.some' : 'ended-early.all';
  // A Load may have brought rows.
  const isEmpty = totalRows === 0 && node.rowsIn === 0;
  const one = isEmpty ? 'ended-early.no-samples' : 'ended-early';
  const said = sentence(batches <= 1 ? one : many, { name, stops, batches });
  const isAlone = toLookAt.length <= 1;
  const list: OutcomeAction[] = isAlone ? [] : [{ kind: 'list-all', nodes: toLookAt }];
  return {
    state: 'ended-early',
    sign: 'triangle',
    colour: 'amber',
    sentence: said,
    clauses: isAlone ? [] : [sentence('to-look-at', { count: toLookAt.length })],
    actions: [
      isEmpty ? { kind: 'show-samples' } : { kind: 'show-rows', node: node.id, side: 'in', row: null },
      ...list,
    ],
  };
}

function ranAlone(facts: RunFacts, node: NodeFacts, toLookAt: readonly OutcomeNode[]): Line {
  const { fname: name, rowsIn, rowsOut } = node;
  const said = sentence('alone', { name, rowsIn, rowsOut });
  const [reason] = nodeOutcomes(facts, null, null)[node.id]?.reasons ?? [];
  if (!reason || toLookAt.length === 0) return plain('alone', 'check', said, [{ kind: 'run-again' }]);
  const actions = reason.action ? [reason.action] : [];
  return { ...plain('alone', 'triangle', said, actions), colour: 'amber', clauses: [reason.sentence] };
}

function stale(facts: RunFacts): Line {
  const clauses = [editsInWords(facts.edits), ...endInWords(facts)];
  return { ...plain('stale', 'clock', sentence('stale'), [{ kind: 'run-again' }]), clauses };
}

/** How the run before the edit ended. */
function endInWords({ end, rowsRead: rows, batches }: RunFacts): Sentence[] {
  if (end === null) return [sentence('stale.cut-off')];
  if (end.at === null) return [];
  const time = { time: end.at };
  if (isFailure(end)) return [sentence('stale.failed', { time })];
  if (end.status === 'stopped') return [sentence('stale.stopped', { time })];
  return [sentence('stale.done', { time, rows, batches })];
}

function plain(
  state: OutcomeState,
  sign: OutcomeSign,
  said: Sentence,
  actions: readonly OutcomeAction[],
): Line {
  return { state, sign, colour: 'none', sentence: said, clauses: [], actions };
}
