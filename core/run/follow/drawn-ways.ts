import type { Followed, FollowStep, RowPlace } from './follow-row.ts';
import type { StoredStop } from './stored-rows.ts';

type Grade = 'certain' | 'likely';

/** A way of a followed row from one place of the chain to another; from null: from the source. */
export interface DrawnWay {
  from: number | null;
  to: number;
  /** The weakest link between the place where following began and this way, over all visits that took it. */
  grade: Grade;
}

/** The ways between functions that a followed row took, each once; `place` is where following began. */
export function drawnWays({ steps }: Followed, place: RowPlace): DrawnWay[] {
  const grades = gradesFrom(steps, place);
  const ways = new Map<string, DrawnWay>();
  for (const step of steps) {
    if (step.side !== 'in') continue;
    const before = stepBefore(steps, step);
    if (!before && step.readFrom !== 0) continue;
    const from = before?.node ?? null;
    const key = `${from} ${step.node}`;
    const grade = grades.get(step) ?? 'likely';
    const known = ways.get(key);
    ways.set(key, { from, to: step.node, grade: known?.grade === 'likely' ? 'likely' : grade });
  }
  return [...ways.values()];
}

/**
 * Places of a run, by their ids, between which and their storage a followed row likely went: where it was saved or loaded, and in the
 * same run loaded again, or saved before.
 */
export function drawnLinks(
  stops: readonly StoredStop[],
  { runId, nodeIds }: { runId: string; nodeIds: readonly string[] },
): Set<string> {
  const links = new Set<string>();
  for (const { step, other } of stops) {
    const id = nodeIds[step.node];
    if (id !== undefined) links.add(id);
    if (typeof other === 'object' && other?.run.runId === runId) links.add(other.row.place);
  }
  return links;
}

/** How surely each step is the row of the place, through all that lies between. */
function gradesFrom(steps: readonly FollowStep[], place: RowPlace): Map<FollowStep, Grade> {
  const grades = new Map<FollowStep, Grade>();
  const start = steps.find((step) => step.visit === place.visit && step.side === place.side);
  const waiting: [FollowStep, Grade][] = start ? [[start, 'certain']] : [];
  for (const [step, grade] of waiting) {
    grades.set(step, grade);
    for (const next of steps) {
      if (grades.has(next)) continue;
      // The later of two steps knows how it is the row of the one before.
      const later = stepBefore(steps, next) === step ? next : stepBefore(steps, step) === next ? step : null;
      if (later) waiting.push([next, later.link?.grade === 'certain' ? grade : 'likely']);
    }
  }
  return grades;
}

function stepBefore(steps: readonly FollowStep[], step: FollowStep): FollowStep | undefined {
  const visit = step.side === 'in' ? step.readFrom : step.visit;
  const side = step.side === 'in' ? 'out' : 'in';
  return steps.find((other) => other.visit === visit && other.side === side);
}
