import type { Context, Flow } from 'kisflow-studio';
import type { Click } from './clicks.ts';

const lastSeen = 'last_click_id';

/** Drops clicks that were delivered before. A batch of nothing else is aborted: nothing after this may count it twice. */
export default async function DropReplays(ctx: Context, flow: Flow, rows: Click[]) {
  const seen = Number(flow.getMetaData(lastSeen) ?? 0);
  const fresh = rows.filter((row) => row.click_id > seen);
  if (fresh.length === 0) {
    ctx.log.warn(`all ${rows.length} clicks were delivered before`);
    return flow.next(ctx.Action.abort);
  }
  flow.setMetaData(
    lastSeen,
    fresh.reduce((last, row) => Math.max(last, row.click_id), seen),
  );
  flow.commitRowBatch(fresh);
}
