import type { FollowStep } from './follow-row.ts';

/** A connector of a place whose storage tells rows apart by the fields of a key. */
export interface KeyedPlace {
  connector: string;
  mode: 'Save' | 'Load';
  /** The fields of its key. */
  key: readonly string[];
}

/** A run that used a connector, and the ids of its places that saved to it and loaded from it. */
export interface StoreRun {
  runId: string;
  flow: string;
  saves: readonly string[];
  loads: readonly string[];
}

/** A row of a place of a run, as it passed there. */
export interface StoredRow {
  /** The place's id. */
  place: string;
  visit: number;
  batch: number;
  row: number;
  json: string;
}

/** What is read of runs that share a store. */
export interface StoreSource {
  /** What the followed run's place keeps its rows in; undefined without a key, or where it called no connector in this visit. */
  keyedPlace(step: FollowStep): Promise<KeyedPlace | undefined>;
  /** The row at a stop, as JSON; undefined where it is not kept whole. */
  rowAt(step: FollowStep): Promise<string | undefined>;
  /** The runs that use a connector of the same storage, in the order in which they began, the followed one among them. */
  runs(connector: string): Promise<{ list: readonly StoreRun[]; own: number }>;
  /** Rows of one side of places that contain a text, in order, and whether every row that passed there is kept. */
  rows(
    run: StoreRun,
    side: 'in' | 'out',
    containing: string,
  ): Promise<{ rows: readonly StoredRow[]; isWhole: boolean }>;
}

/** A followed row that was saved under a key, or loaded with one. */
export interface StoredStop {
  step: FollowStep;
  how: 'saved' | 'loaded';
  connector: string;
  /** The values of its key, as JSON, by their fields. */
  key: ReadonlyMap<string, string>;
  /** Where in the row these fields are, such as `stock.` or `lines.2.`; '' for the row's own. */
  within: string;
  /**
   * Where the row with this key was loaded first, or was saved last: likely the same one, since others may write there, too. Null where
   * no run is known that did; `not-kept` where rows are missing that may have been it.
   */
  other: { run: StoreRun; row: StoredRow } | 'not-kept' | null;
}

/** Runs that are looked through on either side of the followed one. */
const mostRuns = 20;
/** Stops of one followed row that storage is asked about. */
const mostStops = 10;

/** Where a followed row went through storage that tells rows apart by a key, and where it likely came out again, or went in. */
export async function storedStops(source: StoreSource, steps: readonly FollowStep[]): Promise<StoredStop[]> {
  const stops: StoredStop[] = [];
  for (const step of steps) {
    if (stops.length >= mostStops) break;
    stops.push(...(await stopsAt(source, step)).slice(0, mostStops - stops.length));
  }
  return stops;
}

/** One of each key that the row has: what is stored may be part of it, or several of its items. */
async function stopsAt(source: StoreSource, step: FollowStep): Promise<StoredStop[]> {
  const place = await source.keyedPlace(step);
  // What goes into a Save is what it saves, and what comes out of a Load is what it loaded.
  if (!place || (step.side === 'in') !== (place.mode === 'Save')) return [];
  const json = await source.rowAt(step);
  const { connector } = place;
  const { list, own } = await source.runs(connector);
  const how = place.mode === 'Save' ? 'saved' : 'loaded';
  const stops: StoredStop[] = [];
  for (const { key, within } of json === undefined ? [] : keysIn(json, place.key).slice(0, mostStops)) {
    const search: Search = { source, key, visit: step.visit };
    const other =
      how === 'saved'
        ? await loadedNext(search, list.slice(own, own + mostRuns))
        : await savedBefore(search, list.slice(Math.max(0, own + 1 - mostRuns), own + 1));
    stops.push({ step, how, connector, key, within, other });
  }
  return stops;
}

interface Search {
  source: StoreSource;
  key: ReadonlyMap<string, string>;
  /** In the followed run. */
  visit: number;
}

/** The first load of the key behind a visit, in this run or those after it, until the next row is saved under it. */
async function loadedNext(search: Search, runs: readonly StoreRun[]): Promise<StoredStop['other']> {
  let isMissing = false;
  for (const [at, run] of runs.entries()) {
    const isBehind = ({ visit }: StoredRow) => at > 0 || visit > search.visit;
    const loads = await rowsOf(search, run, 'out');
    const saves = await rowsOf(search, run, 'in');
    const load = loads.rows.find(isBehind);
    const save = saves.rows.find(isBehind);
    if (load && (!save || load.visit <= save.visit)) return { run, row: load };
    isMissing ||= !loads.isWhole;
    if (save) break;
  }
  return isMissing ? 'not-kept' : null;
}

/** The last row that was saved under the key before a visit, in this run or those before it. */
async function savedBefore(search: Search, runs: readonly StoreRun[]): Promise<StoredStop['other']> {
  for (const [at, run] of runs.toReversed().entries()) {
    const saves = await rowsOf(search, run, 'in');
    const save = saves.rows.findLast(({ visit }) => at > 0 || visit < search.visit);
    if (save) return { run, row: save };
    // One that is not kept may have been the last.
    if (!saves.isWhole) return 'not-kept';
  }
  return null;
}

/** The rows of a run that were saved (in) or loaded (out) with the key, by visit. */
async function rowsOf({ source, key }: Search, run: StoreRun, side: 'in' | 'out') {
  const fields = [...key.keys()];
  const [text = ''] = [...key].map(([field, value]) => `${JSON.stringify(field)}:${value}`);
  const { rows, isWhole } = await source.rows(run, side, text);
  const same = rows.filter(({ json }) =>
    keysIn(json, fields).some((other) => fields.every((field) => other.key.get(field) === key.get(field))),
  );
  return { rows: same.sort((one, next) => one.visit - next.visit || one.row - next.row), isWhole };
}

interface FoundKey {
  key: ReadonlyMap<string, string>;
  within: string;
}

/** So deep a row is looked into for what it was stored as, or made of. */
const deepest = 6;

/**
 * The keys in a row: its own where it has all fields of one, since such a row is what the storage tells apart; else those of the
 * objects in it, each key once. Code often saves a part of a row, or hands on what it loaded as a field of another one.
 */
function keysIn(json: string, fields: readonly string[]): FoundKey[] {
  const found = new Map<string, FoundKey>();
  let level: [string, unknown][] = [['', parsed(json)]];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const next: [string, unknown][] = [];
    for (const [within, value] of level) {
      if (typeof value !== 'object' || value === null) continue;
      const members = Object.entries(value);
      const key = Array.isArray(value) ? undefined : keyOf(new Map(members), fields);
      if (key && within === '') return [{ key, within }];
      const id = JSON.stringify([...(key?.values() ?? [])]);
      if (key && !found.has(id)) found.set(id, { key, within });
      next.push(
        ...members.map(([name, member]): [string, unknown] => [
          `${within}${placeName(value, name)}.`,
          member,
        ]),
      );
    }
    level = next;
  }
  return [...found.values()];
}

/** Items of lists are counted from 1. */
function placeName(of: object, name: string): string {
  return Array.isArray(of) ? String(Number(name) + 1) : name;
}

/** The values of these fields, as JSON; undefined where one is missing: such a row is stored without a key. */
function keyOf(
  members: ReadonlyMap<string, unknown>,
  fields: readonly string[],
): Map<string, string> | undefined {
  const values = fields.map((field): [string, unknown] => [field, members.get(field)]);
  if (values.length === 0 || values.some(([, value]) => value === undefined || value === null))
    return undefined;
  return new Map(values.map(([field, value]) => [field, JSON.stringify(value)]));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
