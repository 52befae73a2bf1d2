// Making one for each number takes longer than formatting it.
const grouped = new Intl.NumberFormat('en-US');

/** A count as it stands on nodes and edges: `1,204`, and from ten million on `12.3M`. */
export function formatCount(count: number): string {
  if (count < 10_000_000) return grouped.format(count);
  const millions = count / 1_000_000;
  return millions < 1000 ? `${millions.toFixed(1)}M` : `${(millions / 1000).toFixed(2)}G`;
}

/** Rows or messages a second: `0`, `0.3`, `1,204`. */
export function formatRate(rate: number): string {
  return rate >= 100 || rate === 0 ? formatCount(Math.round(rate)) : rate.toFixed(1);
}

/** A duration from milliseconds: `0.8 ms`, `34 ms`, `2.35 s`, `3 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 10) return `${milliseconds.toFixed(milliseconds < 0.1 ? 2 : 1)} ms`;
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 120) return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
