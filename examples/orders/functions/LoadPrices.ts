import type { Context, Flow } from 'kisflow-studio';
import type { Order } from './orders.ts';
import type { Price } from './prices.ts';

/**
 * Prices the lines of EUR orders from PriceCache, which the flow PriceFeed fills. A line without a price there keeps the one it was ordered at.
 */
export default async function LoadPrices(ctx: Context, flow: Flow, rows: Order[]) {
  const cache = flow.getConnector();
  const prices = new Map<string, number>();
  for (const price of (await cache.call(undefined)) as Price[]) prices.set(price.sku, price.price);
  if (prices.size === 0) ctx.log.warn('PriceCache is empty: run PriceFeed first to use its prices');

  for (const order of rows) {
    const lines = order.lines.map((line) => ({ ...line, price: currentPrice(order, line, prices) }));
    flow.commitRow({ ...order, lines });
  }
}

function currentPrice(order: Order, line: Order['lines'][number], prices: Map<string, number>): number {
  return order.currency === 'EUR' ? (prices.get(line.sku) ?? line.price) : line.price;
}
