import type { FailedRow, JournalPlace } from '../contract/journal.ts';
import { describeError, type Language } from '../errors/coded-error.ts';

/** A row of the error lane with the place of the chain that failed; null for one that could not be read. */
export interface LaneEntry extends Omit<FailedRow, 'kind' | 'node'> {
  place: Pick<JournalPlace, 'id' | 'fname'> | null;
}

/** The place of the chain that an event of the journal speaks of. */
export function laneEntry(
  { kind: _kind, node, ...row }: FailedRow,
  chain: readonly Pick<JournalPlace, 'id' | 'fname'>[],
): LaneEntry {
  const place = node === null ? undefined : chain[node];
  return { ...row, place: place ? { id: place.id, fname: place.fname } : null };
}

/**
 * The error lane as JSON Lines: each row as it was read (`row`; `text` where that is no JSON), with where and why it failed.
 * Batches and rows are counted from 1.
 */
export function laneLines(entries: readonly LaneEntry[], language: Language): string {
  return entries.map((entry) => `${laneLine(entry, language)}\n`).join('');
}

function laneLine(
  { json, place, batch, index, row, together, error }: LaneEntry,
  language: Language,
): string {
  const { message } = describeError(error, language);
  const { code, file, line } = error;
  const why = {
    place: place?.id ?? null,
    function: place?.fname ?? null,
    batch,
    ...(index > 0 && { index }),
    rowNumber: row,
    ...(together > 1 && { failedTogether: together }),
    error: { code, message, ...(file !== undefined && { file }), ...(line !== undefined && { line }) },
  };
  // As it was read: numbers keep every digit.
  const own = place === null ? `"text":${JSON.stringify(json)}` : `"row":${json}`;
  return `{${own},${JSON.stringify(why).slice(1)}`;
}

/** The rows alone, as they were read: what the flow can be run with again. Those that are no JSON are left out. */
export function rowsAgain(entries: readonly LaneEntry[]): string {
  return entries.flatMap(({ json, place }) => (place === null ? [] : [`${json}\n`])).join('');
}
