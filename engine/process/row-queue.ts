import { CodedError } from '../../core/errors/coded-error.ts';
import { rowNotJson } from '../../core/rows/json/row-not-json.ts';
import { parseLines } from '../wire/parse-lines.ts';
import type { Breather } from './breather.ts';
import { createTakenLines } from './taken-lines.ts';

/** Rows are looked at in groups between two looks at the clock. */
const rowsBetweenLooks = 256;

interface Chunk {
  lines: string;
  firstLine: number;
  last: boolean;
  taken(): void;
}

/** Hears of rows as they were read, beside their values. */
export interface RowTexts {
  good(json: string): void;
  /** A row that can't be read, which is stepped over. */
  bad(json: string, why: CodedError): void;
}

/** Rows on their way into a run: JSON Lines texts on one side, batches of values on the other. */
export interface RowQueue {
  /** Resolves when the text is being used, so that one more may be sent: whoever sends bounds how many wait. */
  push(lines: string, firstLine: number, last: boolean): Promise<void>;
  /**
   * Up to `size` rows; fewer only at the end of the input, and none after it. Throws `process.row-not-json`, but first
   * gives the rows before the bad one. With `texts` nothing is thrown: it hears of the bad ones. `keeps`: `lines` is asked for.
   */
  take(size: number, texts?: RowTexts, keeps?: boolean): Promise<unknown[]>;
  /** The lines that the rows taken last were read from, one each; undefined where they were not kept. */
  lines(): string | undefined;
  /** Whether all rows have been taken. */
  readonly isAtEnd: boolean;
  /** Nobody takes rows any more: whoever waits, and whoever still pushes, is answered at once. */
  close(): void;
}

export function createRowQueue(breather: Breather): RowQueue {
  const waiting: Chunk[] = [];
  let closed = false;
  let ended = false;
  let current: Chunk | undefined;
  let offset = 0;
  let line = 0;
  /** The rows of the current text where all of them could be read at once, and how many of them have been taken. */
  let rows: unknown[] | undefined;
  let taken = 0;
  let wake: (() => void) | undefined;
  let failure: CodedError | undefined;
  const lines = createTakenLines();
  let keepsLines = false;

  async function nextChunk(isWhole: boolean): Promise<boolean> {
    current = undefined;
    while (!closed && !ended) {
      const chunk = waiting.shift();
      if (!chunk) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      current = chunk;
      offset = 0;
      line = chunk.firstLine;
      taken = 0;
      rows = isWhole ? parseLines(chunk.lines) : undefined;
      chunk.taken();
      return true;
    }
    return false;
  }

  /** Rows of the current text that were read at once, at most `count` of them. */
  function takeInto(batch: unknown[], count: number, read: readonly unknown[]): void {
    const end = Math.min(taken + count, read.length);
    if (keepsLines && current) lines.add(current.lines, taken, end, read.length);
    while (taken < end) batch.push(read[taken++]);
  }
  /** The rows that are left in the current text, at most `count` of them, one by one. */
  function parseInto(batch: unknown[], count: number, text: string, texts: RowTexts | undefined): void {
    for (let parsed = 0; parsed < count && offset < text.length; line++) {
      const found = text.indexOf('\n', offset);
      const end = found < 0 ? text.length : found;
      const row = text.slice(offset, end);
      offset = end + 1;
      if (isBlank(row)) continue;
      const parsedRow = parseRow(row, line);
      if (parsedRow instanceof CodedError) {
        if (texts) {
          texts.bad(row, parsedRow);
          continue;
        }
        failure = parsedRow;
        return;
      }
      batch.push(parsedRow);
      if (keepsLines) lines.addAll(row);
      texts?.good(row);
      parsed++;
    }
  }

  return {
    push(lines, firstLine, last) {
      if (closed) return Promise.resolve();
      return new Promise((resolve) => {
        waiting.push({ lines, firstLine, last, taken: resolve });
        wake?.();
      });
    },
    async take(size, texts, keeps = false) {
      const batch: unknown[] = [];
      keepsLines = keeps;
      lines.clear();
      while (batch.length < size && !closed && !failure) {
        if (!current && !(await nextChunk(texts === undefined))) break;
        if (!current) break;
        if (rows) takeInto(batch, size - batch.length, rows);
        else parseInto(batch, Math.min(size - batch.length, rowsBetweenLooks), current.lines, texts);
        if (failure) break;
        if (rows ? taken === rows.length : offset >= current.lines.length) {
          ended = current.last;
          current = undefined;
        }
        if (breather.isDue(performance.now())) await breather.breathe();
      }
      if (failure && batch.length === 0) throw failure;
      return batch;
    },
    lines: lines.text,
    get isAtEnd() {
      return ended;
    },
    close() {
      closed = true;
      current = undefined;
      for (const chunk of waiting.splice(0)) chunk.taken();
      wake?.();
    },
  };
}

function isBlank(row: string): boolean {
  const first = row.charCodeAt(0);
  return first !== 0x7b && row.trim() === '';
}

function parseRow(row: string, line: number): unknown {
  try {
    return JSON.parse(row);
  } catch (thrown) {
    return rowNotJson(thrown, row, line);
  }
}
