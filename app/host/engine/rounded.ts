import type { LogEntry, RunEnding } from '../../../core/contract/run-payloads.ts';
import { CodedError, describeError } from '../../../core/errors/coded-error.ts';
import type { RoundedNumberCounter } from '../../../core/rows/rounded-numbers.ts';

/** How a run ended, with the numbers in its rows that were rounded. */
export function withRounded(finished: RunEnding, { found }: RoundedNumberCounter, source: string): RunEnding {
  if (found === undefined) return finished;
  const { count, first } = found;
  const { code, params, file } = new CodedError(
    'process.numbers-rounded',
    { count, ...first },
    { file: source },
  ).data;
  return { ...finished, rounded: { code, params, ...(file === undefined ? {} : { file }) } };
}

/** What the log says of them, once a run. */
export function roundedLog({ rounded }: Pick<RunEnding, 'rounded'>): LogEntry[] {
  if (rounded === undefined) return [];
  const { message } = describeError(rounded, 'en');
  return [{ time: Date.now(), level: 'warn', message, error: rounded }];
}
