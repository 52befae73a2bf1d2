import type { RunSummary } from '../../../core/contract/host/runs.ts';
import { describeError, type ErrorData } from '../../../core/errors/coded-error.ts';
import { nodeIdsOf } from '../../../core/project/chain.ts';
import type { ProjectModel } from '../../../core/project/model.ts';
import { chainPlace } from '../../../core/run/chain-places.ts';
import { type Outcome, outcomeOf } from '../../../core/run/outcome.ts';
import { runFacts } from '../../../core/run/run-facts.ts';
import '../../stores/storage-errors.ts';

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

/**
 * What was told of a run that ended by itself and not as meant, as it stood over the canvas; null of all others. `model` is the
 * project as it is now.
 */
export function oddEndOf({ state, flow, finished, alone }: RunSummary, model: ProjectModel): Outcome | null {
  if (state !== 'ended' || finished.status !== 'ok') return null;
  const { nodes, rowsRead } = finished.progress;
  const chain = nodeIdsOf(nodes.map(({ fname }) => fname)).map((id) => chainPlace(model, id));
  const heard = {
    flow,
    phase: 'ended',
    chain,
    totalRows: rowsRead,
    progress: null,
    finished,
    alone,
  } as const;
  const outcome = outcomeOf(runFacts(heard));
  return outcome.colour === 'amber' ? outcome : null;
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
