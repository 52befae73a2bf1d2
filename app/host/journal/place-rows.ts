import type { JournalRows, RowsFilter } from '../../../core/contract/host/runs.ts';
import type { JournalReader } from './journal-reader.ts';
import { sideRows } from './journal-rows.ts';
import { type PlaceSide, placeSides, type Side } from './place-visits.ts';
import { type QueryTalk, queryRows } from './query-rows.ts';

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
export async function placeRows(
  reader: JournalReader,
  query: PlaceQuery,
  talk: QueryTalk = {},
): Promise<JournalRows> {
  const { node, side, offset = 0, limit = 200, filter = {} } = query;
  const whole = (await placeSides(reader))[node]?.[side];
  if (!whole) return nothing;
  const rows = wantedVisits(whole, filter);
  if (!filter.find && !filter.where && !filter.sort) return await sideRows(reader, rows, { offset, limit });
  const { matching, looked } = await queryRows(reader, rows, filter, talk);
  const page = matching.slice(offset, offset + limit);
  return { rows: page, matching: matching.length, kept: looked, total: rows.total };
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
