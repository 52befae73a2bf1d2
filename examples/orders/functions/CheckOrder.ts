import type { Context, Flow } from 'kisflow-studio';
import type { Order } from './orders.ts';

/** Drops orders that nobody could ship: without an id, without lines, or with a line without article or amount. */
export default async function CheckOrder(ctx: Context, flow: Flow, rows: Order[]) {
  const good = rows.filter(isComplete);
  if (good.length < rows.length) ctx.log.warn(`${rows.length - good.length} incomplete orders dropped`);
  flow.commitRowBatch(good);
}

function isComplete(order: Order): boolean {
  return (
    Boolean(order.order_id) &&
    order.lines?.length > 0 &&
    order.lines.every((line) => line.sku && line.qty > 0)
  );
}
