import type { Context, Flow } from 'kisflow-studio';
import type { Price } from './prices.ts';

/** Keeps the newest price of each article in PriceCache, where OrderRevenue finds it. */
export default async function SavePrices(ctx: Context, flow: Flow, rows: Price[]) {
  const cache = flow.getConnector();
  await cache.call(rows);
  ctx.log.info(`${rows.length} prices saved in ${cache.name}`);
  flow.commitRowBatch(rows);
}
