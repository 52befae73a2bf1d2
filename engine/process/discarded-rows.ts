import type { DiscardingAction } from '../../core/contract/run-payloads.ts';
import type { VisitRecord, VisitStart } from '../kis/observer.ts';

export type Discarded = Partial<Record<DiscardingAction, number>>;

/** Which committed rows no function reads since an action threw them away (traps 1 and 6), by place. A few additions a visit. */
export interface DiscardedRows {
  /** A visit reads what the place before it handed on. */
  begin(visit: VisitStart): void;
  end(record: VisitRecord): void;
  /** A batch is over. Rows of a batch that failed are another matter. */
  endBatch(failed: boolean): void;
  /** Undefined where there are none. */
  of(node: number): Discarded | undefined;
}

export function createDiscardedRows(places: number): DiscardedRows {
  const totals: (Discarded | undefined)[] = new Array<undefined>(places).fill(undefined);
  /** Rows that a jump left behind: a later visit of the batch may still read them. */
  const leftBehind: number[] = new Array<number>(places).fill(0);
  let isAnyLeft = false;

  function add(node: number, action: DiscardingAction, rows: number): void {
    const discarded = totals[node] ?? {};
    totals[node] = discarded;
    discarded[action] = (discarded[action] ?? 0) + rows;
  }
  function loseLeftBehind(node: number): void {
    const rows = leftBehind[node] ?? 0;
    if (rows > 0) add(node, 'JumpFunc', rows);
    leftBehind[node] = 0;
  }

  return {
    begin({ inputFrom }) {
      if (isAnyLeft && inputFrom >= 0) leftBehind[inputFrom] = 0;
    },
    end(record) {
      const { node, action, committed, input, error, nextNode } = record;
      if (isAnyLeft && committed.length > 0) loseLeftBehind(node);
      // The last function's rows go nowhere in any case.
      if (error || node === places - 1) return;
      if (action.dataReuse) {
        // Without rows to reuse, what was committed stays in the buffer (trap 4).
        if (input.length === 0) return;
        if (committed.length > 0) add(node, 'DataReuse', committed.length);
        if (action.forceEntryNext) add(node, 'ForceEntryNext', input.length);
        return;
      }
      if (committed.length === 0) return;
      if (action.forceEntryNext) return add(node, 'ForceEntryNext', committed.length);
      if (action.abort) return add(node, 'Abort', committed.length);
      if (action.jumpFunc === '' || nextNode === node + 1) return;
      leftBehind[node] = committed.length;
      isAnyLeft = true;
    },
    endBatch(failed) {
      if (!isAnyLeft) return;
      for (let node = 0; node < places; node++) {
        if (failed) leftBehind[node] = 0;
        else loseLeftBehind(node);
      }
      isAnyLeft = false;
    },
    of: (node) => totals[node],
  };
}
