import type { EnteredVisit, RowSnapshot } from '../../core/contract/run-payloads.ts';
import type { VisitStart } from '../kis/observer.ts';
import { rowText } from './row-text.ts';

/** Rows of a visit that are told before it begins, and their bytes. */
const toldRows = 100;
const toldBytes = 32 * 1024;
/** The first visits of a run are all told. */
const alwaysTold = 300;
/** Later ones as long as telling takes no more than this part of a run's time. */
const share = 0.02;
/** One telling counts as no longer, even if the process had to wait for its turn meanwhile. */
const longestMs = 0.5;

/**
 * Tells of a visit, with its first rows, before its function is called: should it never return, these are the last words of the
 * run. Bounded in count and bytes, and in time beside the time of the run. Says whether it told.
 */
export function createVisitTeller(tell: (visit: Omit<EnteredVisit, 'runId'>) => void) {
  const startedAt = performance.now();
  let told = 0;
  let spentMs = 0;
  return (visit: VisitStart, batch: number, firstRow: number, now: number): boolean => {
    if (told >= alwaysTold && spentMs > (now - startedAt) * share) return false;
    told++;
    const { node, sequence, input } = visit;
    tell({ node, sequence, batch, rows: firstRows(input, batch, firstRow), rowsIn: input.length });
    // The counters that go along cost about as much.
    spentMs += Math.min(longestMs, 2 * (performance.now() - now));
    return true;
  };
}

function firstRows(input: readonly unknown[], batch: number, firstRow: number): RowSnapshot[] {
  const rows: RowSnapshot[] = [];
  let bytes = 0;
  for (let index = 0; index < input.length && index < toldRows && bytes < toldBytes; index++) {
    const text = rowText(input[index]);
    bytes += text.json.length;
    rows.push({ index: firstRow + index, batch, ...text });
  }
  return rows;
}
