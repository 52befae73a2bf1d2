import type { Context, Flow } from 'kisflow-studio';
import type { LineTotal } from './orders.ts';

/** Saves every line's total, and hands the lines on. */
export default async function SaveTotals(_ctx: Context, flow: Flow, rows: LineTotal[]) {
  await flow.getConnector().call(rows);
  flow.commitRowBatch(rows);
}
