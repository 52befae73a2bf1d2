import type { NodeId } from '../project/chain.ts';

/** Which part of a flow is to be run: all of it, from a place on, that place only, or up to it. */
export const planModes = ['all', 'from', 'only', 'up-to'] as const;
export type PlanMode = (typeof planModes)[number];

/**
 * What a run will do with a place. `reused`: its rows of an earlier run go on; `stale`: they do, though something has changed
 * since or it failed then; `pinned`: its pinned rows go on; `not-reached`: it is not called, and nothing is taken of it.
 */
export type PlanState = 'runs' | 'reused' | 'stale' | 'pinned' | 'not-reached';

/** Rows that were seen going into a place, in an earlier run. */
export interface SeenInput {
  rows: number;
  /** The first place whose results may be others by now: 0 where that is all; null where nothing has changed. */
  changedFrom: number | null;
  /** Places before it that failed in that run, whose rows are never to be relied on. */
  failed: ReadonlySet<number>;
}

export interface PlanRequest {
  mode: PlanMode;
  /** The place of the chain, from 0; of no matter for `all`. */
  at: number;
  ids: readonly NodeId[];
  /** Places that get pinned rows: those pinned on the output of what comes before them. Ascending. */
  pinnedInto: readonly number[];
  /** Null where none were seen, or none are kept. */
  seen: SeenInput | null;
}

export interface RunPlan {
  places: readonly { id: NodeId; state: PlanState }[];
  /** Where the run begins. */
  start: number;
  /** Where its rows come from; `none`: it can't be run so, since none were seen. */
  rows: 'samples' | 'pinned' | 'seen' | 'none';
  counts: Readonly<Record<PlanState, number>>;
}

/** What will be run and what will be reused, before anything is. A jump may lead elsewhere. */
export function planRun(request: PlanRequest): RunPlan {
  const { mode, ids } = request;
  const rows = rowsOf(request);
  const start = startOf(request);
  const end = mode === 'only' || mode === 'up-to' ? request.at : ids.length - 1;
  const places = ids.map((id, place) => ({ id, state: stateOf(place, request, { rows, start, end }) }));
  const counts = { runs: 0, reused: 0, stale: 0, pinned: 0, 'not-reached': 0 };
  for (const { state } of places) counts[state]++;
  return { places, start, rows, counts };
}

/** The pinned rows that a run of this part takes up: of places that it comes to. */
export function pinsOfPart({ mode, at }: Pick<PlanRequest, 'mode' | 'at'>, into: number): boolean {
  switch (mode) {
    case 'all':
      return true;
    case 'from':
      return into >= at;
    case 'only':
      return into === at;
    case 'up-to':
      return into <= at;
  }
}

function startOf({ mode, at, pinnedInto }: PlanRequest): number {
  if (mode === 'from' || mode === 'only') return at;
  return pinnedInto.find((into) => pinsOfPart({ mode, at }, into)) ?? 0;
}

function rowsOf(request: PlanRequest): RunPlan['rows'] {
  const start = startOf(request);
  if (request.pinnedInto.includes(start)) return 'pinned';
  if (start === 0) return 'samples';
  return request.seen === null ? 'none' : 'seen';
}

function stateOf(
  place: number,
  { seen }: PlanRequest,
  { rows, start, end }: { rows: RunPlan['rows']; start: number; end: number },
): PlanState {
  if (place >= start) return place <= end ? 'runs' : 'not-reached';
  if (rows === 'pinned') return place === start - 1 ? 'pinned' : 'not-reached';
  if (rows !== 'seen' || seen === null) return 'not-reached';
  const isChanged = seen.changedFrom !== null && place >= seen.changedFrom;
  return isChanged || seen.failed.has(place) ? 'stale' : 'reused';
}
