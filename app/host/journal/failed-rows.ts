import { type LaneEntry, laneEntry } from '../../../core/run/failed-rows.ts';
import type { JournalReader } from './journal-reader.ts';

/** A page of the rows that a run went on without, in the order in which they failed. */
export async function failedRows(
  reader: JournalReader,
  { offset, limit }: { offset: number; limit: number },
): Promise<LaneEntry[]> {
  const rows: LaneEntry[] = [];
  let chain: { id: string; fname: string }[] = [];
  let at = 0;
  for await (const event of reader.visits()) {
    if (event.kind === 'started') chain = event.chain;
    if (event.kind !== 'row-failed' || at++ < offset) continue;
    rows.push(laneEntry(event, chain));
    if (rows.length === limit) break;
  }
  return rows;
}
