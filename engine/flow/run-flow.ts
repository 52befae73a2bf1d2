import { CodedError } from '../../core/errors/coded-error.ts';
import type { KisFunction } from '../function/kis-function.ts';
import type { Context } from '../kis/context.ts';
import type { Flow } from '../kis/flow.ts';
import { asError, thrownText } from '../kis/kis-error.ts';
import type { Pool, RegisteredFunction } from '../pool/pool.ts';
import type { FlowState } from './flow-state.ts';
import { functionError } from './function-error.ts';

/** What one run works on. */
export interface RunSubject {
  readonly flow: Flow;
  readonly name: string;
  readonly pool: Pool;
  readonly state: FlowState;
  readonly chain: readonly KisFunction[];
  readonly byName: ReadonlyMap<string, KisFunction>;
}

/**
 * Runs the chain once (Run of flow/kis_flow.go), waiting only for functions that return a promise. `runWatched` does the same with
 * metrics, observer and bounds; this one has nothing but the run, because a batch may be a single row.
 */
export async function runFlow(subject: RunSubject, ctx: Context): Promise<void> {
  const { state, chain } = subject;
  state.running = true;
  try {
    state.begin();
    for (let fn = chain[0]; fn !== undefined; ) {
      const pending = enterAndCall(subject, ctx, fn);
      if (pending !== undefined) await pending;
      state.calling = false;
      fn = functionAt(chain, state.dealAction(fn, subject.name, subject.byName));
    }
  } catch (thrown) {
    const error = state.calling ? functionError(state.current?.name ?? '', thrown) : thrown;
    state.calling = false;
    state.running = false;
    throw error;
  }
  // Not in a `finally`, which V8 makes dear in an async function.
  state.running = false;
}

/**
 * The function at a place that `dealAction` gave, none where the flow stops. Only places of the chain are looked up: V8 searches an
 * array's prototypes for any other index, which took a third of a batch of one row.
 */
export function functionAt(chain: readonly KisFunction[], place: number): KisFunction | undefined {
  return place >= 0 && place < chain.length ? chain[place] : undefined;
}

/** Everything up to the function's return; a promise only when its code returned one. */
function enterAndCall(subject: RunSubject, ctx: Context, fn: KisFunction): PromiseLike<unknown> | undefined {
  const { state } = subject;
  enterFunction(subject, fn);
  const registered = findCode(subject.pool, fn);
  const rows = decodeRows(subject, ctx, fn, registered);
  state.nextCalled = false;
  state.calling = true;
  return callBody(registered, ctx, subject.flow, rows);
}

/** Makes the function the current one; throws when its input was never set in this run. */
export function enterFunction({ state, chain }: RunSubject, fn: KisFunction): void {
  if (state.enter(fn)) return;
  const previous = chain[state.previousLevel - 1]?.name ?? '';
  throw new CodedError('run.prev-data-missing', { fname: fn.name, previous });
}

/** The function's code; KisFlow finds out that there is none when the function is reached. */
export function findCode(pool: Pool, fn: KisFunction): RegisteredFunction {
  fn.registered ??= pool.findFunction(fn.name);
  if (fn.registered === undefined) {
    // A program's way to give it code; in a project, that is a file, which the engine process names instead.
    const params = { fname: fn.name, file: `pool.faas("${fn.name}", …)` };
    throw new CodedError('run.func-not-registered', params);
  }
  return fn.registered;
}

/**
 * The rows to call a function with (CallFunction of kis/pool.go): when its input cannot be decoded, that is logged, and it gets no
 * rows (trap 2). `failed` is told why.
 */
export function decodeRows(
  { state, pool }: RunSubject,
  ctx: Context,
  fn: KisFunction,
  { serializer, takesRows }: RegisteredFunction,
  failed?: (why: CodedError) => void,
): unknown[] {
  try {
    state.rows = serializer.unmarshal(state.input);
    state.origins?.given(state.input, state.rows);
    state.tracked?.given(state.input, state.rows);
  } catch (thrown) {
    state.rows = [];
    if (!takesRows) return state.rows;
    const why = decodeError(thrown);
    pool.logger.errorX(ctx, `${fn.name} ${why.message}`, why);
    failed?.(why);
  }
  return state.rows;
}

/** Why rows could not be decoded; a serializer of one's own may throw anything. */
function decodeError(thrown: unknown): CodedError {
  const error = asError(thrown);
  if (error instanceof CodedError) return error;
  return new CodedError('rows.serializer-failed', { detail: thrownText(thrown) }, {}, thrown);
}

/** Calls a function's code once; a promise only when the code returned one. */
export function callBody(
  { body }: RegisteredFunction,
  ctx: Context,
  flow: Flow,
  rows: unknown[],
): PromiseLike<unknown> | undefined {
  const result = body(ctx, flow, rows as never[]);
  return isPromiseLike(result) ? result : undefined;
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
