import type { Context, Flow } from 'kisflow-studio';
import { type Click, gapKey, type Session } from './clicks.ts';

/** Cuts each user's clicks into sessions: a longer pause than the gap begins a new one. */
export default async function Sessionize(_ctx: Context, flow: Flow, rows: Click[]) {
  const gapMinutes = Number(flow.getMetaData(gapKey) ?? flow.getFuncParam('gap_minutes'));
  flow.setMetaData(gapKey, gapMinutes);
  const open = new Map<string, Click[]>();
  for (const row of rows) {
    const clicks = open.get(row.user);
    const last = clicks?.at(-1);
    if (clicks && last && Date.parse(row.at) - Date.parse(last.at) <= gapMinutes * 60_000) clicks.push(row);
    else {
      if (clicks) flow.commitRow(toSession(clicks));
      open.set(row.user, [row]);
    }
  }
  for (const clicks of open.values()) flow.commitRow(toSession(clicks));
}

function toSession(clicks: Click[]): Session {
  const first = clicks[0];
  const last = clicks.at(-1);
  return {
    user: first?.user ?? '',
    started_at: first?.at ?? '',
    pages: clicks.map((click) => click.page),
    seconds: (Date.parse(last?.at ?? '') - Date.parse(first?.at ?? '')) / 1000,
  };
}
