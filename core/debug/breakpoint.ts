import * as z from 'zod';

/**
 * Where a run pauses or writes a line. A visit for which `when` is true is a hit; hits are counted; once `hits` allows it the run
 * writes `log` if there is one, else pauses.
 */
export const breakpointFields = {
  at: z.enum(['before', 'after', 'both']).default('before'),
  /** An expression over `row` (any row of the visit), `visit` and `batch`; '' for every visit. */
  when: z.string().default(''),
  /** `5`, `>= 5` or `% 10`; '' for every hit. */
  hits: z.string().default(''),
  /** An expression whose value is written instead of pausing; '' to pause. */
  log: z.string().default(''),
  enabled: z.boolean().default(true),
} as const;

export const breakpointSchema = z.object(breakpointFields);
export type Breakpoint = z.output<typeof breakpointSchema>;
/** A side of a visit: before the function is called, or after its action was dealt with. */
export type VisitSide = 'before' | 'after';

/** One at a place of a chain, by its index from 0. */
export const runBreakpointSchema = z.object({ node: z.int().min(0), ...breakpointFields });
export type RunBreakpoint = z.output<typeof runBreakpointSchema>;

/** One that pauses before every visit. */
export const plainBreakpoint: Breakpoint = breakpointSchema.parse({});

/** What else pauses a run of a flow, at whatever place. */
export const pauseOnFields = {
  /** A function fails. */
  error: z.boolean().default(false),
  /** A function stops the flow: it aborts, or hands on no rows. */
  stop: z.boolean().default(false),
  /** ForceEntryNext throws rows away that the function committed. */
  thrownAway: z.boolean().default(false),
} as const;

export const pauseOnSchema = z.object(pauseOnFields);
export type PauseOn = z.output<typeof pauseOnSchema>;

/** How a breakpoint is drawn: `log` writes, `condition` pauses at some visits, `plain` at all. */
export type BreakpointShape = 'plain' | 'condition' | 'log';

export function breakpointShape({ when, hits, log }: Breakpoint): BreakpointShape {
  if (log !== '') return 'log';
  return when !== '' || hits !== '' ? 'condition' : 'plain';
}

/** Whether a breakpoint looks at a side of its place's visits. */
export function isAt({ at }: Pick<Breakpoint, 'at'>, side: VisitSide): boolean {
  return at === side || at === 'both';
}
