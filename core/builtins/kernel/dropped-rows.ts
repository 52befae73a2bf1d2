import { describeRowFailure } from '../messages.ts';
import { failureKind } from '../row-failed.ts';

interface Log {
  readonly log: { warn(...values: unknown[]): void };
}

/** How many dropped rows of a batch are told one by one. */
const mostTold = 5;

/** Keeps count of the rows of a batch that are left out since they failed, and tells of them at its end. */
export function droppedRows(ctx: Log) {
  const told: string[] = [];
  let count = 0;
  return {
    /** A row, counted from 1, for which this was thrown; throws it again when no row is to blame. */
    add(thrown: unknown, row: number, field: string): void {
      const kind = failureKind(thrown);
      if (kind === undefined) throw thrown;
      count += 1;
      if (told.length < mostTold)
        told.push(`row ${row}, ${field}: ${describeRowFailure(kind, 'en').message}`);
    },
    tell(what = 'dropped'): void {
      if (count === 0) return;
      const more = count > told.length ? ['…'] : [];
      ctx.log.warn(`${count} ${count === 1 ? 'row' : 'rows'} ${what}: ${[...told, ...more].join('; ')}`);
    },
  };
}
