import type { LogEntry, RunProgress } from '../../core/contract/run-payloads.ts';
import { describeError, type Language } from '../../core/errors/coded-error.ts';
import { visibleLine } from '../../core/text/visible-text.ts';
import { counted } from './counts.ts';
import { type ChainNode, progressLine, runTable } from './run-report.ts';
import { indented, type Terminal } from './terminal.ts';
import { cutToWidth } from './text-table.ts';
import { say } from './texts.ts';

/** What a person sees while the run goes on. */
export interface RunView {
  progress(progress: RunProgress): void;
  logs(entries: readonly LogEntry[], dropped: number): void;
  /** Takes away what is redrawn, before the final report. */
  end(): void;
}

/** Milliseconds between two progress lines where lines can't be redrawn. */
const plainInterval = 2000;
const clearToEnd = '\u001b[0J';

/** A table that redraws itself, with log lines going by above it. */
export function createLiveView(terminal: Terminal, chain: readonly ChainNode[]): RunView {
  let drawn = 0;
  let last: RunProgress | undefined;

  function erase(): void {
    if (drawn > 0) terminal.write(`\u001b[${drawn}A${clearToEnd}`);
    drawn = 0;
  }
  function draw(): void {
    if (last === undefined) return;
    // A line that wraps would count as two when it is erased.
    const all = [...runTable(terminal, chain, last), progressLine(terminal.language, last)];
    // Of a table higher than the terminal, the end: what has gone up out of it can't be erased.
    const lines = all.slice(-Math.max(1, terminal.rows - 1));
    terminal.write(lines.map((line) => `${cutToWidth(line, terminal.columns - 1)}\n`).join(''));
    drawn = lines.length;
  }
  return {
    progress(progress) {
      last = progress;
      erase();
      draw();
    },
    logs(entries, dropped) {
      erase();
      printLogs(terminal, entries, dropped);
      draw();
    },
    end: erase,
  };
}

/** Log lines on standard output, and now and then a line of progress on standard error. */
export function createPlainView(terminal: Terminal): RunView {
  let shownAt = performance.now();
  return {
    progress(progress) {
      const now = performance.now();
      if (now - shownAt < plainInterval) return;
      shownAt = now;
      terminal.printError(progressLine(terminal.language, progress));
    },
    logs: (entries, dropped) => printLogs(terminal, entries, dropped),
    end: () => undefined,
  };
}

export const silentView: RunView = { progress: () => undefined, logs: () => undefined, end: () => undefined };

function logLine(language: Language, { fname, message, error }: LogEntry): string {
  const text = error === undefined ? message : describeError(error, language).message;
  const lines = indented(text);
  return fname === undefined ? lines : `${visibleLine(fname)}  ${lines}`;
}

function printLogs(terminal: Terminal, entries: readonly LogEntry[], dropped: number): void {
  const colours = { debug: 'dim', info: 'blue', warn: 'yellow', error: 'red' } as const;
  for (const entry of entries)
    terminal.print(
      `${terminal.style(colours[entry.level], entry.level.padEnd(5))} ${logLine(terminal.language, entry)}`,
    );
  if (dropped > 0)
    terminal.print(
      say(terminal.language, 'droppedLogs', {
        lines: counted(terminal.language, dropped, 'log line', 'log lines'),
      }),
    );
}
