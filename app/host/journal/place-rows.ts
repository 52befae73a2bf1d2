import type { JournalRows, RowsFilter } from '../../../core/contract/host/runs.ts';
import type { FoundRows } from './found-rows.ts';
import type { JournalReader } from './journal-reader.ts';
import { foundPage, sideRows } from './journal-rows.ts';
import type { PlaceSide, Side } from './place-visits.ts';
import type { QueryTalk, queryRows } from './query-rows.ts';

/** Which rows of a place are asked for; `node` is its index in the chain. */
export interface PlaceQuery {
  node: number;
  side: Side;
  offset?: number | undefined;
  limit?: number | undefined;
  filter?: Partial<RowsFilter> | undefined;
}

/** Queries whose finds are kept. */
const mostFound = 4;

/** A page of the rows of one side of a place, over all visits. */
export async function placeRows(
  reader: JournalReader,
  query: PlaceQuery,
  talk: QueryTalk = {},
): Promise<JournalRows> {
  const { node, side, offset = 0, limit = 200, filter = {} } = query;
  const whole = (await reader.places())[node]?.[side] ?? { visits: [], total: 0 };
  const wanted = wantedVisits(whole, filter);
  const { total } = wanted;
  const visitsNotKept = wanted.visits.filter(({ block }) => block === 0).length;
  if (!filter.find && !filter.where && !filter.sort)
    return { ...(await sideRows(reader, wanted, { offset, limit })), visitsNotKept };
  const found = await foundRows(reader, wanted, query, talk);
  const { looked: kept, visits, rows } = found;
  const page = await foundPage(reader, found, { offset, limit });
  return {
    ...{ rows: page, matching: rows.length, kept, total, visitsNotKept },
    ...(offset === 0 && { visits, withoutValue: found.withoutValue }),
  };
}

/** What a query finds; known for a while, as long as nothing more has happened in the run. */
async function foundRows(
  reader: JournalReader,
  wanted: PlaceSide,
  { node, side, filter = {} }: PlaceQuery,
  talk: QueryTalk,
): Promise<FoundRows> {
  const { found } = reader;
  const key = JSON.stringify([node, side, filter, reader.index.events]);
  const there = found.get(key) ?? (await query(reader, wanted, filter, talk));
  found.delete(key);
  found.set(key, there);
  const [oldest] = found.keys();
  if (found.size > mostFound && oldest !== undefined) found.delete(oldest);
  return there;
}

/** Expressions and all their functions come with the first query. */
async function query(...asked: Parameters<typeof queryRows>): Promise<FoundRows> {
  const { queryRows } = await import('./query-rows.ts');
  return await queryRows(...asked);
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
