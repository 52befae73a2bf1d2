import type { Context, Flow } from 'kisflow-studio';
import type { Click } from './clicks.ts';

const tenMinutes = 600_000;

/** Counts page views in the flow's cache and passes its rows on as they came. */
export default async function CountPages(ctx: Context, flow: Flow, rows: Click[]) {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.page, (counts.get(row.page) ?? 0) + 1);
  for (const [page, count] of counts) {
    const total = Number(flow.getCacheData(page) ?? 0) + count;
    flow.setCacheData(page, total, tenMinutes);
    ctx.log.info(`${page}: ${total} views`);
  }
  return flow.next(ctx.Action.dataReuse);
}
