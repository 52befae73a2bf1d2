import type { Context, Flow } from 'kisflow-studio';
import { kinds, type Reading } from './readings.ts';

/** Drops what is no reading: no sensor, an unknown kind, a value that is no number, a time that is none. */
export default async function CheckReading(ctx: Context, flow: Flow, rows: Reading[]) {
  const good = rows.filter(isReading);
  if (good.length < rows.length)
    ctx.log.warn(`${rows.length - good.length} of ${rows.length} readings dropped`);
  flow.commitRowBatch(good);
}

function isReading(row: Reading): boolean {
  return (
    Boolean(row.sensor) &&
    kinds.includes(row.kind) &&
    Number.isFinite(row.value) &&
    !Number.isNaN(Date.parse(row.at))
  );
}
