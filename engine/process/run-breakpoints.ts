import type { PauseReason } from '../../core/contract/debug-payloads.ts';
import {
  type Breakpoint,
  isAt,
  type PauseOn,
  type RunBreakpoint,
  type VisitSide,
} from '../../core/debug/breakpoint.ts';
import {
  type BreakpointRule,
  type BreakpointVerdict,
  breakpointRule,
} from '../../core/debug/breakpoint-rule.ts';
import { type VisitFacts, visitEndFacts } from '../../core/debug/visit-facts.ts';
import type { ReceivedError } from '../../core/errors/coded-error.ts';
import { compileJs } from '../../core/expr/to-js.ts';
import type { VisitRecord, VisitStart } from '../kis/observer.ts';

/** Where a visit stands in its run: its batch from 0, its number from 1. */
export interface VisitPlace {
  readonly batch: number;
  readonly number: number;
}

/** The breakpoints of one run: whether a visit has to wait, and why. */
export interface RunBreakpoints {
  /** Nothing has to be looked at before a visit. */
  readonly isQuietBefore: boolean;
  readonly isQuietAfter: boolean;
  before(visit: VisitStart, place: VisitPlace): PauseReason | undefined;
  after(record: VisitRecord, place: VisitPlace): PauseReason | undefined;
  /** Takes effect at the next visit; what stays as it was keeps its count of hits. */
  set(breakpoints: readonly RunBreakpoint[], pauseOn: PauseOn): void;
}

export interface BreakpointParts {
  breakpoints: readonly RunBreakpoint[];
  pauseOn: PauseOn;
  /** The parameters of the function at a place. */
  params(node: number): Readonly<Record<string, string>>;
  /** Writes a line to the run's log, with the number of the hit, and that of the visit in its run. */
  log(text: string, hit: number, visit: number): void;
  toErrorData(error: Error): ReceivedError;
}

interface Armed {
  readonly settings: string;
  readonly breakpoint: Breakpoint;
  readonly rule: BreakpointRule;
}

export function createRunBreakpoints({
  params: paramsAt,
  log,
  toErrorData,
  ...start
}: BreakpointParts): RunBreakpoints {
  const armed: Record<VisitSide, Map<number, Armed>> = { before: new Map(), after: new Map() };
  let pauseOn = start.pauseOn;

  function arm(side: VisitSide, breakpoints: readonly RunBreakpoint[]): void {
    const before = armed[side];
    const here = breakpoints.filter((breakpoint) => breakpoint.enabled && isAt(breakpoint, side));
    armed[side] = new Map(
      here.map(({ node, ...breakpoint }) => {
        const settings = JSON.stringify(breakpoint);
        const known = before.get(node);
        const kept = known?.settings === settings ? known : undefined;
        return [node, kept ?? { settings, breakpoint, rule: breakpointRule(breakpoint, compileJs) }];
      }),
    );
  }
  function set(breakpoints: readonly RunBreakpoint[], pauses: PauseOn): void {
    pauseOn = pauses;
    arm('before', breakpoints);
    arm('after', breakpoints);
  }
  function judge(side: VisitSide, node: number, rows: readonly unknown[], facts: VisitFacts) {
    const here = armed[side].get(node);
    if (here === undefined) return undefined;
    const verdict = here.rule.judge({ rows, facts, param: (key) => own(paramsAt(node), key) });
    if (verdict?.kind === 'log') log(verdict.text, verdict.hit, facts.visit.number);
    return verdict && reasonOf(verdict, here.breakpoint);
  }

  set(start.breakpoints, start.pauseOn);
  return {
    get isQuietBefore() {
      return armed.before.size === 0;
    },
    get isQuietAfter() {
      return armed.after.size === 0 && !pauseOn.error && !pauseOn.stop && !pauseOn.thrownAway;
    },
    before: ({ node, input }, place) => judge('before', node, input, factsOf(input, place)),
    after(record, place) {
      const { node, input, committed } = record;
      const facts = factsOf(input, place);
      const ended = { ...facts, visit: { ...facts.visit, ...visitEndFacts(record) } };
      const reason = judge('after', node, committed, ended);
      if (reason !== undefined || record.error === undefined) return reason ?? flowWide(record, pauseOn);
      return pauseOn.error ? { kind: 'error', error: toErrorData(record.error) } : undefined;
    },
    set,
  };
}

function factsOf(input: readonly unknown[], { batch, number }: VisitPlace): VisitFacts {
  return { visit: { rows_in: input.length, number }, batch: { number: batch + 1 } };
}

function reasonOf(verdict: BreakpointVerdict, { when, hits, log }: Breakpoint): PauseReason | undefined {
  switch (verdict.kind) {
    case 'log':
      return undefined;
    case 'pause':
      return { kind: 'breakpoint', when, hit: verdict.hit, ...rowOf(verdict) };
    case 'bad-hits':
      return { kind: 'failed', field: 'hits', text: hits, code: '', params: {}, start: 0, end: hits.length };
    case 'failed': {
      const { code, params, start, end, row } = verdict.trouble;
      const text = verdict.field === 'when' ? when : log;
      return {
        kind: 'failed',
        field: verdict.field,
        text,
        code,
        params: { ...params },
        start,
        end,
        ...rowOf({ row }),
      };
    }
  }
}

function rowOf({ row }: { row: number | undefined }): { row?: number } {
  return row === undefined ? {} : { row };
}

/** What pauses at whatever place. Rows that ForceEntryNext leaves in the buffer are not thrown away. */
function flowWide(record: VisitRecord, pauseOn: PauseOn): PauseReason | undefined {
  const { next, action, committed, rowsOut } = record;
  if (pauseOn.stop && (next === 'abort' || next === 'no-rows')) return { kind: 'stop', next };
  if (pauseOn.thrownAway && action.forceEntryNext && committed.length > 0 && rowsOut === 0)
    return { kind: 'thrown-away', rows: committed.length };
  return undefined;
}

/** A parameter as KisFlow's GetFuncParam gives it: '' for one that is not there. */
function own(params: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(params, key) ? (params[key] ?? '') : '';
}
