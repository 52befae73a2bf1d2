import type { LogEntry, RunFinished } from '../../core/contract/run-payloads.ts';
import { errorStatement, type ReceivedError } from '../../core/errors/coded-error.ts';
import { joinSentences } from '../../core/text/sentences.ts';
import type { OneRun } from './run-store.ts';
import type { StudioWindow } from './scopes.ts';

const maxLogs = 20_000;

/** The error that ended a run, as the last line of its log. */
export function endLog(studio: StudioWindow, { error, node, progress }: RunFinished): LogEntry[] {
  if (error === undefined) return [];
  const fname = node === undefined ? undefined : progress.nodes[node]?.fname;
  const place = { ...(node === undefined ? {} : { node }), ...(fname === undefined ? {} : { fname }) };
  return [{ ...errorLog(studio, error), ...place }];
}

export function errorLog(studio: StudioWindow, error: ReceivedError): LogEntry {
  const { file, line = 1, column = 1 } = error;
  return {
    time: Date.now(),
    level: 'error',
    message: inSentences(studio, error),
    ...(file === undefined ? {} : { file, line, column }),
  };
}

/** The log with more lines; of many the oldest go, and are counted. */
export function withLogs(
  run: Pick<OneRun, 'logs' | 'logsDropped'>,
  entries: OneRun['logs'],
  dropped: number,
): Pick<OneRun, 'logs' | 'logsDropped'> {
  const logs = [...run.logs, ...entries];
  const over = Math.max(0, logs.length - maxLogs);
  return { logs: over === 0 ? logs : logs.slice(over), logsDropped: run.logsDropped + dropped + over };
}

/** What happened and what to do, as sentences of the window's language. */
export function inSentences(studio: StudioWindow, error: ReceivedError): string {
  const language = studio.settings.getState().resolvedLanguage;
  const { message, help } = errorStatement(error, language);
  return joinSentences(language, message, help);
}
