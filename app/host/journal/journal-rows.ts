import type { JournalRow, JournalRows } from '../../../core/contract/host/runs.ts';
import type { BlockHeader } from '../../../core/contract/journal.ts';
import type { FoundRow, FoundRows } from './found-rows.ts';
import type { JournalReader, ReadBlock } from './journal-reader.ts';
import type { PlaceSide, SideOfVisit } from './place-visits.ts';

/** Characters of one page at most. */
const longestPage = 16 * 1024 * 1024;

interface Page {
  offset: number;
  limit: number;
}

/** Rows of one side of one visit. */
export async function visitRows(
  reader: JournalReader,
  number: number,
  side: 'in' | 'out' | 'committed',
  page: Page,
): Promise<JournalRows> {
  const visit = (await reader.visit(number)) ?? (await unended(reader, number));
  if (!visit) return { rows: [], matching: 0, kept: 0, total: 0 };
  const block = { in: visit.blockIn, out: visit.blockOut, committed: visit.blockCommitted }[side];
  const total = {
    in: visit.rowsIn,
    out: visit.rowsOut,
    committed: visit.blockCommitted > 0 ? visit.rowsCommitted : 0,
  }[side];
  const failed = visit.next === 'error';
  const threwAt = side === 'in' ? visit.threwAt : 0;
  const { visit: _number, ...of } = { visit: number, batch: visit.batch, before: 0, failed };
  const facts = { rows_in: visit.rowsIn, number };
  const found = { ...of, visit: number, rows: total, block, threwAt, facts };
  const read = await reader.block(block);
  const kept = read?.header.rows === undefined ? 0 : read.lines.length;
  return { rows: await pageOf(reader, [found], page, () => kept), matching: kept, kept, total };
}

/** A visit under way, or one that never ended. */
async function unended(reader: JournalReader, number: number) {
  const { state } = await reader.stateAt(number);
  const { active } = state;
  if (active?.visit !== number) return undefined;
  return {
    ...active,
    blockOut: 0,
    blockCommitted: 0,
    rowsOut: 0,
    rowsCommitted: 0,
    next: 'next',
    threwAt: 0,
  };
}

/** Rows of one side of a place over all visits, in their order, without any filter. */
export async function sideRows(reader: JournalReader, side: PlaceSide, page: Page): Promise<JournalRows> {
  const survivors = createSurvivors(reader, side);
  const counts = side.visits.map((visit) => survivors.kept(visit));
  const kept = counts.reduce((sum, count) => sum + count, 0);
  let skipped = 0;
  const first = counts.findIndex((count) => {
    if (skipped + count > page.offset) return true;
    skipped += count;
    return false;
  });
  const visits = first < 0 ? [] : side.visits.slice(first);
  const own = { offset: page.offset - skipped, limit: page.limit };
  const rows = await pageOf(reader, visits, own, survivors.kept, survivors.has);
  return { rows, matching: kept, kept, total: side.total };
}

/** A row with where it lies. */
export interface PlacedRow extends FoundRow {
  row: JournalRow;
}

/** Rows that are handed over at once. */
const mostAtOnce = 2000;

/** Every kept row of a side, in order, in pieces of one visit: what a search goes through. */
export async function* rowsOfVisits(reader: JournalReader, side: PlaceSide): AsyncGenerator<PlacedRow[]> {
  const survivors = createSurvivors(reader, side);
  for (const visit of side.visits) {
    let rows: PlacedRow[] = [];
    for await (const placed of rowsOf(reader, visit, survivors.has)) {
      rows.push(placed);
      if (rows.length < mostAtOnce) continue;
      yield rows;
      rows = [];
    }
    if (rows.length > 0) yield rows;
  }
}

/** A page of what was found. Rows of one block are read together, wherever they stand in the page. */
export async function foundPage(
  reader: JournalReader,
  { rows, comesTo }: FoundRows,
  { offset, limit }: Page,
): Promise<JournalRow[]> {
  const wanted = rows.slice(offset, offset + limit).map((found, at) => ({ ...found, at }));
  const page: JournalRow[] = [];
  for (const { visit, line, at } of wanted.toSorted((a, b) => a.visit.block - b.visit.block)) {
    const block = await reader.block(visit.block);
    if (!block) continue;
    const row = rowAt(block, visit, line);
    const value = comesTo?.(row, visit);
    page[at] = value === undefined ? row : { ...row, value };
  }
  return cutToLength(page.filter((row) => row !== undefined));
}

/** The first rows that fit into one message, and one at least. */
function cutToLength(rows: JournalRow[]): JournalRow[] {
  let [length, end] = [0, 0];
  for (const { json, value = '' } of rows) {
    length += json.length + value.length;
    if (length > longestPage && end > 0) break;
    end++;
  }
  return rows.slice(0, end);
}

async function pageOf(
  reader: JournalReader,
  visits: readonly SideOfVisit[],
  { offset, limit }: Page,
  kept: (visit: SideOfVisit) => number,
  has?: (visit: SideOfVisit, line: number) => boolean,
): Promise<JournalRow[]> {
  const rows: JournalRow[] = [];
  let skip = offset;
  let length = 0;
  for (const visit of visits) {
    const count = kept(visit);
    if (skip >= count) {
      skip -= count;
      continue;
    }
    for await (const { row } of rowsOf(reader, visit, has)) {
      if (skip-- > 0) continue;
      length += row.json.length;
      if (rows.length >= limit || (length > longestPage && rows.length > 0)) return rows;
      rows.push(row);
    }
    skip = 0;
  }
  return rows;
}

async function* rowsOf(
  reader: JournalReader,
  visit: SideOfVisit,
  has: (visit: SideOfVisit, line: number) => boolean = () => true,
): AsyncGenerator<PlacedRow> {
  const block = await reader.block(visit.block);
  if (!block) return;
  for (let line = 0; line < block.lines.length; line++)
    if (has(visit, line)) yield { visit, line, row: rowAt(block, visit, line) };
}

function rowAt({ header, lines }: ReadBlock, visit: SideOfVisit, line: number): JournalRow {
  const row = header.at?.[line] ?? line + 1;
  const cutFromBytes = header.cut?.[line + 1];
  return {
    index: visit.before + row,
    batch: visit.batch,
    visit: visit.visit,
    row,
    json: lines[line] ?? '',
    ...(cutFromBytes !== undefined && { cutFromBytes }),
    ...(visit.failed && { failed: true }),
    ...(row === visit.threwAt && { threw: true }),
  };
}

/** Rows of a fair sample give their place to later ones: those that are left. */
function createSurvivors({ index }: JournalReader, side: PlaceSide) {
  const picked = new Map(index.picked.map((header) => [header.block, header]));
  const holder = new Map<number, string>();
  const lines = ({ block }: SideOfVisit): [number, number][] =>
    (picked.get(block)?.slots ?? []).map((slot, line) => [slot, line]);
  for (const visit of side.visits)
    for (const [slot, line] of lines(visit)) if (slot > 0) holder.set(slot, `${visit.block} ${line}`);
  function has({ block }: SideOfVisit, line: number): boolean {
    const slot = picked.get(block)?.slots?.[line] ?? 0;
    return slot === 0 || holder.get(slot) === `${block} ${line}`;
  }
  function kept(visit: SideOfVisit): number {
    const header: BlockHeader | undefined = picked.get(visit.block);
    if (!header?.slots) return index.kept[visit.block - 1] ?? 0;
    return header.slots.filter((_, line) => has(visit, line)).length;
  }
  return { has, kept };
}
