import { rowOfForm } from '../../core/builtins/row-failed.ts';
import type { CodedError } from '../../core/errors/coded-error.ts';
import type { KisFunction } from '../function/kis-function.ts';
import type { Context } from '../kis/context.ts';
import { asError } from '../kis/kis-error.ts';
import type { RunOptions } from '../kis/run-options.ts';
import type { RegisteredFunction } from '../pool/pool.ts';
import type { FlowState } from './flow-state.ts';
import { functionError } from './function-error.ts';
import { callBody, decodeRows, enterFunction, findCode, functionAt, type RunSubject } from './run-flow.ts';
import { RunWatch } from './run-watch.ts';
import { callWithRetry, checkRequiredFields } from './studio-options.ts';
import { watchRows } from './watched-rows.ts';

/** Runs the chain once, as `runFlow` does, with an observer and within bounds. */
export async function runWatched(subject: RunSubject, ctx: Context, options: RunOptions): Promise<void> {
  const { flow, chain, state, name } = subject;
  const watch = new RunWatch(options, name, chain.length, state);
  if (flow.getConfig().status === 0) return watch.end('disabled');
  state.running = true;
  try {
    await walk(subject, ctx, watch);
  } catch (thrown) {
    watch.end('error', thrown instanceof Error ? thrown : new Error(String(thrown)));
    throw thrown;
  } finally {
    state.running = false;
  }
  watch.end();
}

async function walk(subject: RunSubject, ctx: Context, watch: RunWatch): Promise<void> {
  const { state, chain, pool, name } = subject;
  const { metrics } = pool;
  const runStarted = metrics?.runStarted(name, state.buffer.length);
  watch.begin(state.begin());
  const { alone, resume, upTo = chain.length } = watch.options;
  let pinned = resume ? undefined : watch.options.pinned;
  if (resume) state.restore(resume);
  const first = alone ?? resume?.node ?? (pinned ? Math.min(...pinned.keys()) : 0);
  for (let fn = chain[first]; fn !== undefined; ) {
    const visitStarted = metrics?.visitStarted(fn.name, fn.mode);
    watch.at('input');
    const rows = pinned?.get(fn.node);
    if (rows) state.replaceInput(fn, rows());
    pinned = watch.options.pinned;
    enterFunction(subject, fn);
    watch.at('call');
    const registered = findCode(pool, fn);
    const waiting = watch.before(fn);
    if (waiting !== undefined) await waiting;
    const isSkipped = waiting !== undefined && watch.isSkipped();
    const next = isSkipped
      ? await skip(subject, fn, watch)
      : await visit(subject, ctx, fn, registered, watch);
    if (visitStarted !== undefined) metrics?.visitEnded(fn.name, fn.mode, visitStarted);
    fn = alone === undefined && next <= upTo ? functionAt(chain, next) : undefined;
  }
  if (runStarted !== undefined) metrics?.runEnded(name, runStarted);
}

/** One visit; the place that comes next. */
async function visit(
  subject: RunSubject,
  ctx: Context,
  fn: KisFunction,
  registered: RegisteredFunction,
  watch: RunWatch,
): Promise<number> {
  const { state } = subject;
  let decodeError: CodedError | undefined;
  const decode = (): unknown[] =>
    decodeRows(subject, ctx, fn, registered, (why) => {
      decodeError = why;
    });
  const rows = decode();
  if (watch.options.enforceRequiredFields) checkRequiredFields(fn, rows);
  const rowsDecoded = rows.length;
  const committedBefore = state.buffer.length;
  state.nextCalled = false;
  watch.called();
  const rowWatch = isWatched(watch, state, rows) ? watchRows(rows) : undefined;
  let error: Error | undefined;
  let rowAt: number | undefined;
  try {
    const pending = call(subject, ctx, fn, registered, rows, decode, watch.options);
    if (pending !== undefined) await pending;
  } catch (thrown) {
    rowAt = rowOfForm(asError(thrown), rowsDecoded) ?? rowWatch?.rowOf(thrown);
    error = functionError(fn.name, thrown);
  }
  watch.returned();
  const { action } = state;
  const committed = committedBefore === 0 ? state.buffer : state.buffer.slice(committedBefore);
  let nextNode = -1;
  if (error === undefined) {
    watch.at('action');
    try {
      nextNode = state.dealAction(fn, subject.name, subject.byName);
    } catch (thrown) {
      error = functionError(fn.name, thrown);
    }
  }
  const waiting = watch.after({ rowsDecoded, decodeError, committed, action, nextNode, error, rowAt });
  if (waiting !== undefined) await waiting;
  if (error !== undefined) throw error;
  return nextNode;
}

/** A visit whose function is not called; the place that comes next. */
async function skip({ state, name, byName }: RunSubject, fn: KisFunction, watch: RunWatch): Promise<number> {
  watch.called();
  watch.returned();
  state.handOnInput();
  const { buffer: committed, action } = state;
  const nextNode = state.dealAction(fn, name, byName);
  const nothing = { rowsDecoded: 0, decodeError: undefined, error: undefined, rowAt: undefined };
  await watch.after({ ...nothing, committed, action, nextNode, skipped: true });
  return nextNode;
}

/** Rows of the function's own only, and where it is called once. */
function isWatched({ options }: RunWatch, state: FlowState, rows: unknown[]): boolean {
  return options.watchRows?.() === true && options.enforceRetry !== true && rows !== state.input;
}

function call(
  { state, flow }: RunSubject,
  ctx: Context,
  fn: KisFunction,
  registered: RegisteredFunction,
  rows: unknown[],
  decode: () => unknown[],
  { enforceRetry, signal }: RunOptions,
): PromiseLike<unknown> | undefined {
  if (!enforceRetry || fn.config.option.retry_times <= 0) return callBody(registered, ctx, flow, rows);
  const attempt = (first: boolean): unknown => callBody(registered, ctx, flow, first ? rows : decode());
  return callWithRetry(fn, state, attempt, signal);
}
