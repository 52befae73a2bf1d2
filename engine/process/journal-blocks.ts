import type { JournalLevel } from '../../core/contract/journal.ts';
import {
  allRows,
  firstRows,
  linesBlock,
  printedRows,
  type RowLines,
  someRows,
  sourceRows,
} from '../serialize/row-block.ts';
import { rowsOfLines } from '../wire/parse-lines.ts';
import type { JournalPipe } from './journal-pipe.ts';

/** Characters of rows that a run keeps before it falls back to samples. */
const mostText = 128 * 1024 * 1024;
/** Keeping may cost so many milliseconds before anybody asks which part of the run that is. */
const freeMs = 500;
/** Rows of a failing visit that are kept where not all rows are. */
const failedRows = 1000;

/** What lies at one level of the flow's data, as far as its rows are kept. */
interface KnownRows {
  rows: readonly unknown[];
  block: number;
  /** As they were printed. */
  text(): string;
}

/** The lines that rows were read from, one each; undefined where they are not known. */
export type SourceLines = () => string | undefined;

/** Turns rows into blocks; those that are handed on as they were are stored once. */
export interface JournalBlocks {
  readonly level: JournalLevel;
  /** The block of rows that were just set at a level; 0 when they are not kept. */
  set(level: number, rows: readonly unknown[], picked: RowLines | undefined): number;
  /** The block of the rows that a batch begins with, which no code has seen yet; 0 where not all rows are kept. */
  begin(rows: readonly unknown[], lines: SourceLines | undefined): number;
  /** The block of what a visit is about to read from a level; `isFresh`: no code ran since they were set. */
  read(level: number, rows: readonly unknown[], isFresh: boolean, picked: RowLines | undefined): number;
  /** The block of rows that a level gets from another one: the same as long as they are the same. */
  reuse(from: number, level: number, rows: readonly unknown[], picked: RowLines | undefined): number;
  /** A block of rows that no level holds. */
  aside(rows: readonly unknown[], picked: RowLines | undefined): number;
  /** The block of a failing visit's rows where not all rows are kept. */
  failed(rows: readonly unknown[], threwAt: number | undefined): number;
  /** A block of the first rows of a visit that may never end; 0 where no rows are kept. */
  words(rows: readonly unknown[]): number;
  /** All level data goes. */
  clear(): void;
}

export interface BlockSettings {
  pipe: JournalPipe;
  level: JournalLevel;
  /** The part of the run's time that keeping every row may cost. */
  share: number;
  elapsedMs(): number;
  onFall(because: 'bytes' | 'cost'): void;
}

export function createJournalBlocks({
  pipe,
  level: wanted,
  share,
  elapsedMs,
  onFall,
}: BlockSettings): JournalBlocks {
  const known: (KnownRows | undefined)[] = [];
  let level = wanted;
  let blocks = 0;
  let characters = 0;
  let spentMs = 0;
  let lastPicked: { lines: RowLines; block: number } | undefined;

  function fall(because: 'bytes' | 'cost'): void {
    level = 'sampled';
    known.length = 0;
    onFall(because);
  }
  function write(lines: RowLines): number {
    const block = ++blocks;
    pipe.text(linesBlock(block, lines));
    characters += lines.text.length;
    return block;
  }
  /** Does what is only done at level `full`, and looks at what it cost. */
  function keeping<Result>(work: () => Result): Result {
    const started = performance.now();
    const result = work();
    spentMs += performance.now() - started;
    if (characters > mostText) fall('bytes');
    else if (spentMs > freeMs && spentMs > elapsedMs() * share) fall('cost');
    return result;
  }
  /** What one visit handed on and the next one reads untouched is the same picked rows: one block. */
  function writePicked(picked: RowLines | undefined): number {
    if (level !== 'sampled' || !picked) return 0;
    if (lastPicked?.lines !== picked) lastPicked = { lines: picked, block: write(picked) };
    return lastPicked.block;
  }
  function keep(at: number, rows: readonly unknown[], before: KnownRows | undefined): number {
    known[at] = undefined;
    if (rows.length === 0) return 0;
    return keeping(() => {
      const lines = allRows(rows);
      const isSame =
        before !== undefined && before.rows.length === rows.length && before.text() === lines.text;
      const block = isSame ? before.block : write(lines);
      known[at] = { rows, block, text: () => lines.text };
      return block;
    });
  }
  /** Rows of the source are not printed: written as they came, they cost next to nothing. */
  function keepSource(rows: readonly unknown[], lines: SourceLines): number | undefined {
    return keeping(() => {
      const text = lines();
      const read = text === undefined ? undefined : sourceRows(rows.length, text);
      if (read === undefined) return undefined;
      const block = write(read);
      known[0] = { rows, block, text: () => printedRows(rowsOfLines(read.text)).text };
      return block;
    });
  }

  return {
    get level() {
      return level;
    },
    set: (at, rows, picked) => (level === 'full' ? keep(at, rows, undefined) : writePicked(picked)),
    begin(rows, lines) {
      if (level !== 'full' || rows.length === 0) return 0;
      return (lines && keepSource(rows, lines)) ?? keep(0, rows, undefined);
    },
    read(at, rows, isFresh, picked) {
      if (level !== 'full') return writePicked(picked);
      const there = known[at];
      return there && isFresh && there.rows === rows ? there.block : keep(at, rows, there);
    },
    reuse: (from, at, rows, picked) => (level === 'full' ? keep(at, rows, known[from]) : writePicked(picked)),
    aside(rows, picked) {
      if (rows.length === 0) return 0;
      return level === 'full' ? keeping(() => write(allRows(rows))) : writePicked(picked);
    },
    failed(rows, threwAt) {
      if (level !== 'sampled' || rows.length === 0) return 0;
      const first = Math.min(rows.length, failedRows);
      // However far it stands behind the others.
      const at = threwAt !== undefined && threwAt >= first ? [threwAt + 1] : [];
      return write(someRows(rows, { first, at }));
    },
    words: (rows) => (level === 'counters' || rows.length === 0 ? 0 : write(firstRows(rows))),
    clear() {
      known.length = 0;
    },
  };
}
