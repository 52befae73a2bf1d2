import type { RunnerFlow, RunnerFunction, RunnerMetrics } from '../contract/runner-metrics.ts';

/** What a function does in a runner, in all flows and at all places together. */
export interface RunnerFunctionView {
  /** As the runner has it; several where it runs functions of one name in several modes. */
  modes: readonly string[];
  calls: number;
  /** Calls a second; null until two moments are known. */
  rate: number | null;
  /** Milliseconds of a call: of those of the last seconds, of all where none ended in them; null where none has ended at all. */
  meanMs: number | null;
  /** Calls that have no duration at the last two moments: they failed, or are under way for long. */
  untimed: number;
}

/** A flow in a runner. */
export interface RunnerFlowView {
  runs: number;
  rows: number;
  /** Rows a second. */
  rate: number | null;
  meanMs: number | null;
}

/** All that a runner's metrics say, with what they come to in the last seconds. */
export interface RunnerView {
  functions: ReadonlyMap<string, RunnerFunctionView>;
  flows: ReadonlyMap<string, RunnerFlowView>;
}

/** Rates are of so many milliseconds. */
const rateMs = 10_000;

/** The moments that are needed to tell how fast things go. */
export function withMetrics(moments: readonly RunnerMetrics[], now: RunnerMetrics): readonly RunnerMetrics[] {
  const before = moments.filter(({ at }) => at < now.at);
  const from = Math.max(
    0,
    before.findLastIndex(({ at }) => now.at - at >= rateMs),
  );
  return [...before.slice(from), now];
}

/** What a runner does at the last of these moments. */
export function runnerView(moments: readonly RunnerMetrics[]): RunnerView {
  const [first, now] = [moments[0], moments.at(-1)];
  if (first === undefined || now === undefined) return { functions: new Map(), flows: new Map() };
  const seconds = (now.at - first.at) / 1000;
  const functions = increased(moments, functionsOf, ['calls', 'timed', 'durationMs']);
  const flows = increased(moments, flowsOf, ['runs', 'rows', 'timed', 'durationMs']);
  const before = moments.at(-2) ?? now;
  const functionsBefore = functionsOf(before);
  const rate = (count: number): number | null => (seconds > 0 ? count / seconds : null);
  return {
    functions: new Map(
      [...functions].map(([fname, { all, grown }]) => {
        const { calls, modes } = all;
        const old = functionsBefore.get(fname);
        const untimed = Math.min(untimedOf(calls, all), untimedOf(old?.calls ?? 0, old));
        return [
          fname,
          { modes, calls, rate: rate(grown.calls), meanMs: meanOf(grown, all), untimed },
        ] as const;
      }),
    ),
    flows: new Map(
      [...flows].map(([flow, { all, grown }]) => {
        const { runs, rows } = all;
        return [flow, { runs, rows, rate: rate(grown.rows), meanMs: meanOf(grown, all) }] as const;
      }),
    ),
  };
}

/** Whether the runner's process began anew between two moments: it says so, or a counter fell. */
export function beganAnew(before: RunnerMetrics | undefined, now: RunnerMetrics): boolean {
  if (before === undefined) return false;
  if (before.startedAt !== null && now.startedAt !== null && before.startedAt !== now.startedAt) return true;
  const [then, counts] = [functionsOf(before), functionsOf(now)];
  return [...then].some(([fname, { calls }]) => (counts.get(fname)?.calls ?? 0) < calls);
}

interface Durations {
  timed: number;
  durationMs: number;
}

function meanOf(grown: Durations, all: Durations): number | null {
  const of = grown.timed > 0 ? grown : all;
  return of.timed > 0 ? of.durationMs / of.timed : null;
}

function untimedOf(began: number, all: Durations | undefined): number {
  return Math.max(0, began - (all?.timed ?? 0));
}

type OneFunction = RunnerFunction & { modes: readonly string[] };

/** By name: KisFlow knows a function by its name alone, whatever its mode. */
function functionsOf({ functions }: RunnerMetrics): Map<string, OneFunction> {
  const byName = new Map<string, OneFunction>();
  for (const one of functions) {
    const known = byName.get(one.fname);
    byName.set(one.fname, {
      ...one,
      modes: [...(known?.modes ?? []), one.mode],
      calls: one.calls + (known?.calls ?? 0),
      timed: one.timed + (known?.timed ?? 0),
      durationMs: one.durationMs + (known?.durationMs ?? 0),
    });
  }
  return byName;
}

function flowsOf({ flows }: RunnerMetrics): Map<string, RunnerFlow> {
  return new Map(flows.map((one) => [one.flow, one]));
}

/**
 * What each has at the last moment, and by how much its counters grew since the first. A counter that fell belongs to a process that
 * began anew, and so does each one whose process says that it started later: then all that it has is growth.
 */
function increased<One extends object, Field extends keyof One>(
  moments: readonly RunnerMetrics[],
  byName: (moment: RunnerMetrics) => Map<string, One>,
  fields: readonly Field[],
): Map<string, { all: One; grown: Record<Field, number> }> {
  const found = new Map<string, { all: One; grown: Record<Field, number> }>();
  for (const [index, moment] of moments.entries()) {
    const before = moments[index - 1];
    const then = before === undefined ? undefined : byName(before);
    const isAnew = before !== undefined && before.startedAt !== moment.startedAt;
    for (const [name, all] of byName(moment)) {
      const grown = found.get(name)?.grown ?? zeros(fields);
      const old = then?.get(name);
      const fell = old !== undefined && fields.some((field) => Number(all[field]) < Number(old[field]));
      const base = isAnew || fell ? undefined : old;
      // At the first moment all of it is from before.
      if (then !== undefined)
        for (const field of fields) grown[field] += Number(all[field]) - Number(base?.[field] ?? 0);
      found.set(name, { all, grown });
    }
  }
  const last = moments.at(-1);
  const there = last === undefined ? new Map() : byName(last);
  return new Map([...found].filter(([name]) => there.has(name)));
}

function zeros<Field extends PropertyKey>(fields: readonly Field[]): Record<Field, number> {
  return Object.fromEntries(fields.map((field) => [field, 0])) as Record<Field, number>;
}
