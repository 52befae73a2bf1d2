import type { Context } from './context.ts';
import type { Flow } from './flow.ts';

/**
 * A function's code. It gets its own copy of the rows and may be async; what it returns is ignored, what it throws ends the run.
 * `rows` holds what the function before it committed; strings are decoded from JSON. When one row cannot be decoded, it
 * is called with no rows at all, as in KisFlow; `flow.input()` has them as they were committed.
 */
export type FunctionBody<Row = never> = (ctx: Context, flow: Flow, rows: Row[]) => unknown;
