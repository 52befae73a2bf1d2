import type { JournalRow, JournalRows } from '../../core/contract/host/runs.ts';
import type { NodeCounters, RunFinished, RunProgress } from '../../core/contract/run-payloads.ts';
import { describeError, errorSentences, type Language } from '../../core/errors/coded-error.ts';
import type { NodeId } from '../../core/project/chain.ts';
import type { Outcome } from '../../core/run/outcome.ts';
import { sayAll, say as sayOutcome } from '../../core/run/sentence.ts';
import { visibleLine, visibleText } from '../../core/text/visible-text.ts';
import { counted, formatCount } from './counts.ts';
import type { Terminal } from './terminal.ts';
import { cutToWidth, formatTable } from './text-table.ts';
import { say } from './texts.ts';

/** A place in the chain as the engine built it. */
export interface ChainNode {
  id: NodeId;
  fname: string;
  mode: string;
}

/** What is to be said of a run that several workers shared. */
export interface SharedRun {
  workers: number;
  /** The batch, among all, that ended it early; null when all were run. */
  endedAt: number | null;
  /** Batches behind that one which had been begun by then. */
  batchesBehind: number;
}

/** What `endLines` reads of a run. */
interface EndedRun {
  chain: readonly ChainNode[];
  finished: RunFinished;
  told: Outcome;
  shared: SharedRun | null;
}

/** The table of a run: a line a function, while it goes on and when it has ended. */
export function runTable(
  terminal: Terminal,
  chain: readonly ChainNode[],
  progress: RunProgress,
  status: RunFinished['status'] | 'running' = 'running',
): string[] {
  const { language } = terminal;
  const columns = [
    { title: '', align: 'right' as const },
    { title: say(language, 'function') },
    { title: say(language, 'mode') },
    { title: say(language, 'rowsIn'), align: 'right' as const },
    { title: say(language, 'rowsOut'), align: 'right' as const },
    { title: say(language, 'visits'), align: 'right' as const },
    { title: say(language, 'time'), align: 'right' as const },
    { title: say(language, 'why') },
  ];
  const rows = chain.map((node, index) => {
    const counters = progress.nodes.find((candidate) => candidate.node === index);
    return [
      String(index + 1),
      visibleLine(node.fname),
      visibleLine(node.mode),
      formatCount(counters?.rowsIn ?? 0),
      formatCount(counters?.rowsOut ?? 0),
      formatCount(counters?.visits ?? 0),
      formatDuration(counters?.durationMs ?? 0),
      describeReasons(language, chain, counters, status),
    ];
  });
  const [title = '', ...lines] = formatTable(columns, rows);
  return [terminal.style('dim', title), ...lines];
}

/** Why the flow went where it went after this function: `went on 3×, stopped the flow: 0 rows`. */
export function describeReasons(
  language: Language,
  chain: readonly ChainNode[],
  counters: NodeCounters | undefined,
  status: RunFinished['status'] | 'running' = 'running',
): string {
  if (counters?.active) return say(language, `why.${activeKey(status)}`);
  if (counters === undefined || counters.visits === 0) return say(language, 'why.not-reached');
  const parts: [string, number][] = [];
  for (const [reason, count] of Object.entries(counters.reasons)) {
    if (reason !== 'jump') parts.push([say(language, `why.${reasonKey(reason)}`), count]);
  }
  for (const [target, count] of Object.entries(counters.jumps)) {
    const name = chain[Number(target)]?.fname ?? target;
    parts.push([say(language, 'why.jump', { target: name }), count]);
  }
  return parts.map(([text, count]) => (counters.visits === 1 ? text : `${text} ${count}×`)).join(', ');
}

/** What became of a function that was being called when the run was last heard of. */
function activeKey(status: RunFinished['status'] | 'running') {
  if (status === 'crashed') return 'crashed';
  return status === 'running' ? 'running' : 'stopped';
}

const reasons = ['next', 'end', 'reuse', 'no-rows', 'abort', 'error', 'disabled'] as const;

function reasonKey(reason: string): (typeof reasons)[number] {
  return reasons.find((known) => known === reason) ?? 'next';
}

/** `1,204 rows · 2 batches · 0.02 s` */
export function progressLine(language: Language, progress: RunProgress): string {
  return say(language, 'progress', {
    rows: counted(language, progress.rowsRead, 'row', 'rows'),
    batches: counted(language, progress.batches, 'batch', 'batches'),
    seconds: (progress.elapsedMs / 1000).toFixed(2),
  });
}

/** What there is to know besides, and at the end how the run ended: in the words of the Studio's own line. */
export function endLines(terminal: Terminal, { chain, finished, told, shared }: EndedRun): string[] {
  const { language } = terminal;
  const lines = [progressLine(language, finished.progress)];
  if (finished.rounded !== undefined) {
    lines.push(terminal.style('yellow', visibleText(errorSentences(finished.rounded, language))));
  }
  for (const { fname, undecoded } of finished.progress.nodes) {
    if (undecoded) lines.push(terminal.style('yellow', undecodedLine(language, fname, undecoded)));
  }
  if (finished.leftInBuffer > 0)
    lines.push(
      terminal.style(
        'yellow',
        say(language, 'left', { rows: counted(language, finished.leftInBuffer, 'row', 'rows') }),
      ),
    );
  if (shared) lines.push(...sharedLines(terminal, shared));
  return [...lines, ...toLookAtLines(terminal, chain, told), outcomeLine(terminal, told)];
}

/** Which batch ended a run that several workers shared, and what others had done behind it. */
function sharedLines({ language, style }: Terminal, { endedAt, batchesBehind }: SharedRun): string[] {
  if (endedAt === null) return [];
  const values = { batch: endedAt, batches: counted(language, batchesBehind, 'batch', 'batches') };
  return [style('yellow', say(language, batchesBehind > 0 ? 'endedBefore' : 'endedAt', values))];
}

/** What functions did that was probably not meant, but for what other lines say. */
function toLookAtLines(terminal: Terminal, chain: readonly ChainNode[], told: Outcome): string[] {
  return chain.flatMap(({ id, fname }) => {
    const node = told.nodes[id];
    if (node?.tone !== 'amber') return [];
    return node.reasons
      .filter(({ sentence }) => !isSaidElsewhere(sentence.id, id, told))
      .map(({ sentence }) =>
        terminal.style('yellow', `${visibleLine(fname)}: ${sayOutcome(sentence, terminal.language)}`),
      );
  });
}

/** Rows that did not decode have a line of their own, and the last one names a function that ended the run early. */
function isSaidElsewhere(reason: string, id: NodeId, { state, actions: [first] }: Outcome): boolean {
  if (reason.startsWith('doubt.undecoded')) return true;
  const isNamed = state === 'ended-early' && first?.kind === 'show-rows' && first.node === id;
  return isNamed && reason.startsWith('doubt.no-rows');
}

function outcomeLine({ language, style }: Terminal, { sentence, clauses, colour, sign }: Outcome): string {
  const isDone = colour === 'none' && sign === 'check';
  const colours = { red: 'red', amber: 'yellow', accent: 'blue', none: 'bold' } as const;
  return style(isDone ? 'green' : colours[colour], sayAll([sentence, ...clauses], language));
}

/** Which function got no rows, and which row of which batch is to blame. */
function undecodedLine(
  language: Language,
  fname: string,
  { visits, batch, error }: NonNullable<NodeCounters['undecoded']>,
): string {
  const { message } = describeError(error, language);
  return say(language, 'undecoded', {
    fname,
    message,
    visits: counted(language, visits, 'call', 'calls'),
    batch,
  });
}

/** The first rows on one side of a function, each on a line cut to the terminal's width. */
export function rowLines(terminal: Terminal, side: 'in' | 'out', page: JournalRows): string[] {
  const label = say(terminal.language, side === 'in' ? 'in' : 'out_');
  const lines = page.rows.map((row) => {
    const text = `  ${label} ${visibleText(row.json)}`;
    return terminal.isLive ? cutToWidth(text, terminal.columns) : text;
  });
  const more = page.total - page.rows.length;
  if (more > 0)
    lines.push(
      terminal.style('dim', `  ${label} ${say(terminal.language, 'more', { count: formatCount(more) })}`),
    );
  return lines;
}

/** A kept row's value; a row too long for the engine to keep is `{cut, bytes}`: its beginning and its whole length. */
export function rowValue(row: JournalRow): unknown {
  return row.cutFromBytes === undefined ? JSON.parse(row.json) : { cut: row.json, bytes: row.cutFromBytes };
}

function formatDuration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`;
  return `${milliseconds.toFixed(milliseconds >= 100 ? 0 : 1)} ms`;
}
