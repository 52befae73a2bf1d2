import type { VisitMark } from '../../../core/contract/host/runs.ts';
import { isOfKind } from '../../../core/run/journal/visit-mark.ts';

/** Of which visits a run keeps rows. */
export interface KeptVisits {
  /** From this visit to that one, without a gap. */
  ranges: [first: number, last: number][];
  /** Visits of which only counts are known. */
  countsOnly: number;
}

/** What is kept of these visits. One without rows lacks none; those between two marks were only counted. */
export function keptVisits(marks: readonly VisitMark[]): KeptVisits {
  const ranges: [number, number][] = [];
  let kept = 0;
  for (const mark of marks) {
    const [visit, , , rowsIn, rowsOut] = mark;
    if (!isOfKind(mark, 'kept') && rowsIn + rowsOut > 0) continue;
    kept++;
    const last = ranges.at(-1);
    if (last && last[1] === visit - 1) last[1] = visit;
    else ranges.push([visit, visit]);
  }
  return { ranges, countsOnly: (marks.at(-1)?.[0] ?? 0) - kept };
}

/** Ranges that are told; more are too many to be read. */
const mostTold = 3;

/** `1–40, 88–120` */
export function rangesText(ranges: KeptVisits['ranges'], language: string): string {
  const number = (visit: number): string => visit.toLocaleString(language);
  const told = ranges
    .slice(0, mostTold)
    .map(([first, last]) => (first === last ? number(first) : `${number(first)}–${number(last)}`));
  return [...told, ...(ranges.length > mostTold ? ['…'] : [])].join(', ');
}
