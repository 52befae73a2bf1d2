import type { JournalRow, JournalRows, RowsFilter } from '../../../core/contract/host/runs.ts';
import type { JournalReader } from './journal-reader.ts';
import { allRows, sideRows } from './journal-rows.ts';
import { type PlaceSide, placeSides, type Side } from './place-visits.ts';

/** Which rows of a place are asked for; `node` is its index in the chain. */
export interface PlaceQuery {
  node: number;
  side: Side;
  offset?: number | undefined;
  limit?: number | undefined;
  filter?: Partial<RowsFilter> | undefined;
}

const nothing: JournalRows = { rows: [], matching: 0, kept: 0, total: 0 };

/** A page of the rows of one side of a place, over all visits. */
export async function placeRows(reader: JournalReader, query: PlaceQuery): Promise<JournalRows> {
  const { node, side, offset = 0, limit = 200, filter = {} } = query;
  const whole = (await placeSides(reader))[node]?.[side];
  if (!whole) return nothing;
  const rows = wantedVisits(whole, filter);
  const { find = '' } = filter;
  if (find === '') return await sideRows(reader, rows, { offset, limit });
  const needle = find.toLowerCase();
  const matching: JournalRow[] = [];
  let kept = 0;
  for await (const row of allRows(reader, rows)) {
    kept++;
    if (row.json.toLowerCase().includes(needle)) matching.push(row);
  }
  return { rows: matching.slice(offset, offset + limit), matching: matching.length, kept, total: rows.total };
}

/** Only the visits that a filter speaks of, and the rows that passed in them. */
function wantedVisits(side: PlaceSide, { batch, fromVisit, toVisit }: Partial<RowsFilter>): PlaceSide {
  if (!batch && !fromVisit && !toVisit) return side;
  const visits = side.visits.filter(
    (one) =>
      (!batch || one.batch === batch) &&
      (!fromVisit || one.visit >= fromVisit) &&
      (!toVisit || one.visit <= toVisit),
  );
  return { visits, total: visits.reduce((sum, { rows }) => sum + rows, 0) };
}
