import type { Context, Flow } from 'kisflow-studio';
import { gapKey, type Session } from './clicks.ts';

const attemptsKey = 'attempts';

/**
 * Too many sessions of a single click mean that the gap was too short: jump back and cut the same clicks again with twice
 * the gap. KisFlow has no bound on jumps, so this function counts its own.
 */
export default async function JudgeSessions(ctx: Context, flow: Flow, rows: Session[]) {
  const bounces = rows.filter((row) => row.pages.length === 1).length;
  const attempts = Number(flow.getMetaData(attemptsKey) ?? 1);
  const mayRetry = attempts < Number(flow.getFuncParam('max_attempts'));
  if (mayRetry && bounces / rows.length > Number(flow.getFuncParam('max_bounce_share'))) {
    const gap = 2 * Number(flow.getMetaData(gapKey));
    flow.setMetaData(attemptsKey, attempts + 1);
    flow.setMetaData(gapKey, gap);
    ctx.log.info(`${bounces} of ${rows.length} sessions have one click: trying a gap of ${gap} minutes`);
    return flow.next(ctx.Action.jumpFunc('Sessionize'));
  }
  // Metadata outlives the batch.
  flow.setMetaData(attemptsKey, 1);
  flow.setMetaData(gapKey, undefined);
  flow.commitRowBatch(rows);
}
