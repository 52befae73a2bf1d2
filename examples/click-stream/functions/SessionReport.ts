import type { Context, Flow } from 'kisflow-studio';
import type { Session } from './clicks.ts';

/** How far sessions come: home, product, cart, paid. */
export default async function SessionReport(ctx: Context, flow: Flow, rows: Session[]) {
  for (const step of ['/', '/product', '/cart', '/paid']) {
    const sessions = rows.filter((row) => row.pages.some((page) => page === step)).length;
    const share = Math.round((1000 * sessions) / rows.length) / 10;
    ctx.log.info(`${step}: ${share} % of ${rows.length} sessions`);
    flow.commitRow({ step, sessions, share });
  }
}
