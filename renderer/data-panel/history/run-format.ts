import type { RunSummary } from '../../../core/contract/host/runs.ts';
import { describeError, type ErrorData } from '../../../core/errors/coded-error.ts';

type Language = Parameters<typeof describeError>[1];

/** `12.3 ms`, `1,234 ms`, `12.3 s`. */
export function milliseconds(value: number, language: Language): string {
  const [shown, unit, digits] =
    Math.abs(value) >= 10_000 ? [value / 1000, 's', 1] : [value, 'ms', Math.abs(value) < 100 ? 1 : 0];
  return `${shown.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`;
}

/** How a run ended, or that it did not. */
export function statusOf({ state, finished }: RunSummary) {
  return state === 'ended' ? finished.status : state;
}

/** Why a run failed; null when it did not. */
export function failureOf({ finished: { error } }: RunSummary, language: Language): string | null {
  return error === undefined ? null : describeError(error as ErrorData, language).message;
}

/** What a run began with, for the text `run.comparedRun`. */
export function wordsOf({ startedAt, flow, source, batchSize }: RunSummary, language: Language) {
  return {
    started: new Date(startedAt).toLocaleString(language),
    flow,
    source: source.replace(/^samples\//, ''),
    size: batchSize,
  };
}
