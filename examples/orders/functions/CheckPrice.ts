import type { Context, Flow } from 'kisflow-studio';
import type { Price } from './prices.ts';

/** Drops prices without an article, and those no article can have. */
export default async function CheckPrice(ctx: Context, flow: Flow, rows: Price[]) {
  const highest = Number(flow.getFuncParam('max_price'));
  const good = rows.filter((row) => row.sku && row.price > 0 && row.price <= highest);
  if (good.length < rows.length) ctx.log.warn(`${rows.length - good.length} prices dropped`);
  flow.commitRowBatch(good);
}
