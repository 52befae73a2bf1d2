import type { Context, Flow } from 'kisflow-studio';
import type { LineTotal } from './orders.ts';

/** Hands on the lines that were shipped late. A batch without any stops here: KisFlow ends a flow that gets no rows. */
export default async function NotifyLate(ctx: Context, flow: Flow, rows: LineTotal[]) {
  const limit = Number(flow.getFuncParam('late_after_days'));
  const late = rows.filter((row) => row.days_to_ship > limit);
  const orders = new Set(late.map((row) => row.order_id));
  if (orders.size > 0) ctx.log.warn(`${orders.size} orders were shipped late`);
  flow.commitRowBatch(late);
}
