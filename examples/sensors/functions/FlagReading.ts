import type { Context, Flow } from 'kisflow-studio';
import { type FlaggedReading, kinds, parseRange, type Reading } from './readings.ts';

/** Flags readings out of range, stuck at one value for too long, or jumping further than the air can. */
export default async function FlagReading(_ctx: Context, flow: Flow, rows: Reading[]) {
  const ranges = Object.fromEntries(
    kinds.map((kind) => [kind, parseRange(flow.getFuncParam(`${kind}_range`))]),
  );
  const stuckAfter = Number(flow.getFuncParam('stuck_after'));
  const step = Number(flow.getFuncParam('temperature_step'));
  const history = new Map<string, { value: number; same: number }>();

  for (const row of rows) {
    const before = history.get(row.sensor);
    const same = before?.value === row.value ? before.same + 1 : 1;
    history.set(row.sensor, { value: row.value, same });
    const range = ranges[row.kind];
    const jumps =
      row.kind === 'temperature' && before !== undefined && Math.abs(row.value - before.value) > step;

    let flag: FlaggedReading['flag'] = 'ok';
    if (range && (row.value < range.low || row.value > range.high)) flag = 'range';
    else if (same >= stuckAfter) flag = 'stuck';
    else if (jumps) flag = 'jump';
    flow.commitRow({ ...row, flag });
  }
}
