import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { KisFunction } from '../function/kis-function.ts';
import type { FlowState } from './flow-state.ts';

/** Studio only: throws `run.required-field-missing` for the first row that lacks a field of `source.must`. KisFlow never reads that list (trap 16). */
export function checkRequiredFields(fn: KisFunction, rows: readonly unknown[]): void {
  for (const field of fn.config.source.must) {
    const index = rows.findIndex(
      (row) => typeof row !== 'object' || row === null || !Object.hasOwn(row, field),
    );
    if (index >= 0)
      throw new CodedError('run.required-field-missing', { row: index + 1, fname: fn.name, field });
  }
}

/**
 * Studio only: calls a failing function again as `option.retry_times` and `option.return_duration` say, which KisFlow never reads
 * (trap 15). Rows and actions of an attempt that failed are thrown away, and each attempt gets rows of its own.
 */
export async function callWithRetry(
  fn: KisFunction,
  state: FlowState,
  call: (first: boolean) => unknown,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { retry_times: retries, return_duration: pauseMs } = fn.config.option;
  const committedBefore = state.buffer.length;
  const actionBefore = state.action;
  for (let attempt = 0; ; attempt += 1) {
    try {
      await call(attempt === 0);
      return;
    } catch (thrown) {
      if (attempt >= retries || signal?.aborted) throw thrown;
      state.buffer.length = committedBefore;
      state.action = actionBefore;
      state.nextCalled = false;
    }
    if (pauseMs > 0) await sleep(pauseMs, undefined, signal ? { signal } : {}).catch(() => undefined);
  }
}
