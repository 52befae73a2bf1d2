import type { JournalState } from '../../../core/contract/journal-state.ts';
import type { RunEnding } from '../../../core/contract/run-payloads.ts';
import { CodedError, type ErrorData } from '../../../core/errors/coded-error.ts';
import type { EngineExit } from './engine-process.ts';

const heapLimit =
  /heap out of memory|Reached heap limit|Zone Allocation failed|Array buffer allocation failed/i;

/** What ended the process, told apart: what it sent, its memory limit, or anything else. */
export function crashError(
  exit: EngineExit,
  fname: string,
  memoryLimitMb: number,
  overLimit: boolean,
): CodedError {
  if (exit.violation !== undefined)
    return new CodedError('process.bad-message', { detail: exit.violation, fname });
  if (overLimit || heapLimit.test(exit.errorText))
    return new CodedError('process.out-of-memory', { limit: memoryLimitMb, fname });
  return new CodedError('process.crashed', { detail: describeExit(exit), fname });
}

export function describeExit({ code, signal, errorText }: EngineExit): string {
  if (signal !== null) return `signal ${signal}`;
  const lastWords = errorText.trim().split('\n').at(-1) ?? '';
  return lastWords === '' ? `exit code ${code ?? 'unknown'}` : `exit code ${code ?? 'unknown'}: ${lastWords}`;
}

/** The function that was being called when the run was last heard of; the flow's name when that is not known. */
export function activeFunction({ active, started }: JournalState): string {
  const fname = active ? started?.chain[active.node]?.fname : undefined;
  return fname ?? started?.flow ?? '';
}

/** How a run ended whose engine process is gone. Without an error the person stopped it. */
export function endedByExit(state: JournalState, elapsedMs: number, error: ErrorData | undefined): RunEnding {
  const { active, memoryBytes } = state;
  const end = {
    ...{ elapsedMs: Math.max(state.elapsedMs, elapsedMs), memoryBytes, leftInBuffer: 0, found: [] },
    ...(active && { node: active.node }),
  };
  if (!error) return { ...end, status: 'stopped', stoppedBecause: 'stopped' };
  const { code, params } = error;
  return { ...end, status: 'crashed', stoppedBecause: 'crashed', error: { code, params } };
}
