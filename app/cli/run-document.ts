import type { JournalRows } from '../../core/contract/host/runs.ts';
import type { LogEntry, NodeCounters, RunFinished, StorageKind } from '../../core/contract/run-payloads.ts';
import {
  describeError,
  type ErrorData,
  type Language,
  type ReceivedError,
} from '../../core/errors/coded-error.ts';
import type { NodeId } from '../../core/project/chain.ts';
import type { LaneEntry } from '../../core/run/failed-rows.ts';
import { type Outcome, outcomeOf } from '../../core/run/outcome.ts';
import { runFacts } from '../../core/run/run-facts.ts';
import { say } from '../../core/run/sentence.ts';
import { type ChainNode, rowValue, type SharedRun } from './run-report.ts';

/** The first rows on both sides of a place of the chain. */
export interface NodeRows {
  in: JournalRows;
  out: JournalRows;
}

export interface RunOutcome {
  flow: string;
  storage: StorageKind;
  chain: readonly ChainNode[];
  finished: RunFinished;
  /** How it ended, in words. */
  told: Outcome;
  rows: readonly NodeRows[];
  /** Of a run that several workers shared; null for one. */
  shared: SharedRun | null;
  /** Rows that it went on without, as far as they are kept. */
  failedRows: readonly LaneEntry[];
  /** The first log lines, bounded. */
  logs: readonly LogEntry[];
  logsDropped: number;
}

/** The document of `run --json`; its fields are described in docs/guide.md. */
export function runDocument(language: Language, outcome: RunOutcome) {
  const { finished, chain } = outcome;
  const { progress } = finished;
  return {
    flow: outcome.flow,
    storage: outcome.storage,
    status: finished.status,
    stoppedBecause: finished.stoppedBecause,
    rowsRead: progress.rowsRead,
    batches: progress.batches,
    elapsedMs: progress.elapsedMs,
    leftInBuffer: finished.leftInBuffer,
    shared: outcome.shared,
    outcome: outcomeDocument(language, outcome.told),
    error:
      finished.error === undefined
        ? null
        : errorDocument(language, finished.error as ErrorData, finished.node),
    errorLane: finished.errorLane ?? null,
    warnings: finished.rounded === undefined ? [] : [warningDocument(language, finished.rounded)],
    nodes: chain.map((node, index) => nodeDocument(language, outcome, node, index)),
    logs: outcome.logs,
    logsDropped: outcome.logsDropped,
  };
}

/** The document of a run that could not begin: config, code or rows that are not there or do not load. */
export function failureDocument(language: Language, flow: string | undefined, error: ErrorData) {
  return {
    flow: flow ?? null,
    status: 'error',
    stoppedBecause: 'error',
    rowsRead: 0,
    batches: 0,
    elapsedMs: 0,
    leftInBuffer: 0,
    shared: null,
    outcome: outcomeDocument(language, refusal(flow ?? '', error)),
    error: errorDocument(language, error, undefined),
    errorLane: null,
    warnings: [],
    nodes: [],
    logs: [],
    logsDropped: 0,
  };
}

function nodeDocument(
  language: Language,
  { finished, rows, told }: RunOutcome,
  { id, fname, mode }: ChainNode,
  node: number,
) {
  const counters = finished.progress.nodes.find((candidate) => candidate.node === node);
  return {
    node,
    fname,
    mode,
    rowsIn: counters?.rowsIn ?? 0,
    rowsOut: counters?.rowsOut ?? 0,
    visits: counters?.visits ?? 0,
    errors: counters?.errors ?? 0,
    durationMs: counters?.durationMs ?? 0,
    last: counters?.last ?? null,
    reasons: counters?.reasons ?? {},
    jumps: counters?.jumps ?? {},
    undecoded: undecodedDocument(language, counters?.undecoded),
    toLookAt: toLookAtDocument(language, told, id),
    in: rows[node]?.in.rows.map(rowValue) ?? [],
    out: rows[node]?.out.rows.map(rowValue) ?? [],
  };
}

/** A run that could not begin, in the words of one that failed. */
function refusal(flow: string, error: ErrorData): Outcome {
  const run = { flow, phase: 'ended' as const, chain: [], totalRows: null, progress: null, finished: null };
  return outcomeOf(runFacts({ ...run, refused: error }));
}

/** The line that tells how the run ended; `state` and `colour` are the same in every language. */
function outcomeDocument(language: Language, { state, colour, sentence, clauses }: Outcome) {
  return {
    state,
    colour,
    sentence: say(sentence, language),
    clauses: clauses.map((one) => say(one, language)),
  };
}

/** What a function did that was probably not meant. */
function toLookAtDocument(language: Language, { nodes }: Outcome, id: NodeId): string[] {
  const told = nodes[id];
  return told?.tone === 'amber' ? told.reasons.map(({ sentence }) => say(sentence, language)) : [];
}

/** Visits that got no rows since one did not decode: how many, and the first one's batch, row, field and reason. */
function undecodedDocument(language: Language, undecoded: NodeCounters['undecoded']) {
  if (undecoded === undefined) return null;
  const { visits, batch, error } = undecoded;
  const { message, help } = describeError(error, language);
  const { row, field } = error.params;
  return { visits, batch, row: row ?? null, field: field ?? null, code: error.code, message, help };
}

/** What did not do what was meant, though the run went on: its values are those of the message. */
function warningDocument(language: Language, warning: ReceivedError) {
  const { message, help } = describeError(warning, language);
  return { code: warning.code, message, help, file: warning.file, ...warning.params };
}

function errorDocument(language: Language, error: ErrorData, node: number | undefined) {
  const { message, help } = describeError(error, language);
  const { code, file, line, column } = error;
  return { code, message, help, file, line, column, node };
}
