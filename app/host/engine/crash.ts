import type { RunFinished, RunProgress } from '../../../core/contract/run-payloads.ts';
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
export function activeFunction(progress: RunProgress): { node: number | undefined; fname: string } {
  const active = progress.nodes.find((counters) => counters.active);
  return active ? { node: active.node, fname: active.fname } : { node: undefined, fname: progress.flow };
}

/** The progress when the function at this place was called and nothing has been heard since. */
export function activeAt(progress: RunProgress, active: number): RunProgress {
  return { ...progress, nodes: progress.nodes.map((node) => ({ ...node, active: node.node === active })) };
}

/** How a run ended whose engine process is gone. Without an error the person stopped it. */
export function finishedByExit(progress: RunProgress, error: ErrorData | undefined): RunFinished {
  const { node } = activeFunction(progress);
  const { runId } = progress;
  const end = { runId, progress, leftInBuffer: 0, ...(node === undefined ? {} : { node }) };
  if (!error) return { ...end, status: 'stopped', stoppedBecause: 'stopped' };
  const { code, params } = error;
  return { ...end, status: 'crashed', stoppedBecause: 'crashed', error: { code, params } };
}
