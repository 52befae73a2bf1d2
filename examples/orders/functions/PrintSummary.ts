import type { Context, Flow } from 'kisflow-studio';
import type { LineTotal } from './orders.ts';

/** The value of late orders by city, highest first. */
export default async function PrintSummary(ctx: Context, flow: Flow, rows: LineTotal[]) {
  const totals = new Map<string, number>();
  for (const row of rows) totals.set(row.city, (totals.get(row.city) ?? 0) + row.total);
  const summary = [...totals].map(([city, total]) => ({ city, late_total: Math.round(total * 100) / 100 }));
  summary.sort((left, right) => right.late_total - left.late_total);
  for (const row of summary) ctx.log.info(`${row.city}: ${row.late_total}`);
  flow.commitRowBatch(summary);
}
