import { type LogEntry, logLevels } from '../../core/contract/run-payloads.ts';

export interface LogFilter {
  /** This level and those above it; null is all. */
  level: string | null;
  /** Only entries of this place in the chain. */
  node: number | null;
  find: string;
}

/** The entries that a filter lets through, in their order; the same list when it lets all through. */
export function filterLogs(
  entries: readonly LogEntry[],
  { level, node, find }: LogFilter,
): readonly LogEntry[] {
  const levels: readonly string[] = logLevels;
  const least = level === null ? 0 : levels.indexOf(level);
  const wanted = find.trim().toLowerCase();
  if (least <= 0 && node === null && wanted === '') return entries;
  return entries.filter(
    (entry) =>
      levels.indexOf(entry.level) >= least &&
      (node === null || entry.node === node) &&
      (wanted === '' || `${entry.fname ?? ''} ${entry.message}`.toLowerCase().includes(wanted)),
  );
}
