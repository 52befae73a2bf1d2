import type { Context, Flow } from 'kisflow-studio';
import type { Order } from './orders.ts';

const msPerDay = 86_400_000;

/** One row an order line: amount times price, in the currency that the flow asks for. */
export default async function LineTotals(_ctx: Context, flow: Flow, rows: Order[]) {
  const currency = flow.getFuncParam('currency');
  const cnyPerEur = Number(flow.getFuncParam('cny_per_eur'));
  const scale = 10 ** Number(flow.getFuncParam('decimals'));

  for (const order of rows) {
    const rate = order.currency === currency ? 1 : currency === 'EUR' ? 1 / cnyPerEur : cnyPerEur;
    const days = (Date.parse(order.shipped_on) - Date.parse(order.ordered_on)) / msPerDay;
    for (const [index, line] of order.lines.entries()) {
      flow.commitRow({
        order_id: order.order_id,
        line: index + 1,
        city: order.city,
        sku: line.sku,
        qty: line.qty,
        total: Math.round(line.qty * line.price * rate * scale) / scale,
        currency,
        days_to_ship: days,
      });
    }
  }
}
