import { CodedError } from '../../core/errors/coded-error.ts';
import type { KisConnector } from '../conn/kis-connector.ts';
import type { Context } from '../kis/context.ts';
import type { RunSubject } from './run-flow.ts';

/**
 * Runs the connector's callback for the flow's current function (CallConnector of kis/pool.go). Throws
 * `run.conn-not-registered` when there is none, as for every mode but Save and Load (trap 27).
 */
export async function callConnector(
  { flow, pool, state }: RunSubject,
  ctx: Context,
  conn: KisConnector,
  args: unknown,
): Promise<unknown> {
  const fn = state.current;
  if (fn === undefined) throw new CodedError('run.no-function', { flow: flow.getName() });
  const callback = pool.findCallback(conn.name, fn.name, fn.mode);
  if (callback === undefined)
    throw new CodedError('run.conn-not-registered', { cname: conn.name, fname: fn.name, mode: fn.mode });
  const calls = state.connectorCalls;
  if (calls === undefined) return await callback(ctx, conn, fn, flow, args as never);
  state.connectorsCalled += 1;
  const started = performance.now();
  const call = { connector: conn.name, mode: fn.mode, args };
  try {
    const result = await callback(ctx, conn, fn, flow, args as never);
    calls.push({ ...call, result, error: undefined, durationMs: performance.now() - started });
    return result;
  } catch (error) {
    calls.push({ ...call, result: undefined, error, durationMs: performance.now() - started });
    throw error;
  }
}
