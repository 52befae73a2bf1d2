import type { Context, Flow } from 'kisflow-studio';
import type { SensorQuality } from './readings.ts';

/** Warns of sensors with too many flagged readings, and hands on the worst first. */
export default async function ReportSensors(ctx: Context, flow: Flow, rows: SensorQuality[]) {
  const limit = Number(flow.getFuncParam('alert_share'));
  const worst = rows.toSorted((left, right) => share(right) - share(left));
  for (const row of worst) {
    if (share(row) <= limit) break;
    ctx.log.warn(`${row.sensor} (${row.station}): ${row.flagged} of ${row.readings} readings flagged`);
  }
  flow.commitRowBatch(worst);
}

function share(row: SensorQuality): number {
  return row.flagged / row.readings;
}
