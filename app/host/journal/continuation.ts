import type { RunEdit } from '../../../core/contract/edit-payload.ts';
import type { JournalEvent, LevelData } from '../../../core/contract/journal.ts';
import type { JournalState } from '../../../core/contract/journal-state.ts';
import type { Continuation, ResumePayload } from '../../../core/contract/resume-payload.ts';
import { reduce } from '../../../core/run/journal/state.ts';
import { isJson } from '../../../core/text/is-json.ts';
import type { JournalReader } from './journal-reader.ts';

/** The moment before one visit of a run, as far as its journal holds it. */
export interface Moment extends ResumePayload {
  /** Node ids of the run's chain. */
  ids: readonly string[];
  /** Keys of values that were too long to be kept. */
  lost: string[];
  /** Rows of the source that had been read by then. */
  sourceRows: number;
  buffered: number;
}

/** The rows of a state, each list once. Undefined when a block is not there whole. */
interface RowLists {
  rows: string[];
  /** The index of a block's rows. */
  list(block: number, rows: number): Promise<number | undefined>;
}

const eventsPerRead = 500;
/** A longer value of an edit was cut. */
const longestEdit = 4096;

/** What a run that begins at this visit would begin with; or why there can be none. */
export async function momentOf(reader: JournalReader, number: number): Promise<Moment | 'not-told' | 'rows'> {
  const found = await stateBefore(reader, number);
  const { started } = found?.state ?? {};
  if (!found || !started) return 'not-told';
  const { state, visit } = found;
  const place = started.chain[visit.node];
  if (!place) return 'not-told';
  const lists = rowLists(reader);
  const input = { visit: visit.inputVisit, rows: visit.rowsIn, block: visit.blockIn };
  const levels = await levelLists(lists, state.levels.with(visit.node, input));
  const buffer = await bufferList(lists, reader, state.buffer);
  if (levels === undefined || buffer === undefined) return 'rows';
  const lost: string[] = [];
  const sourceRows = state.rowsRead + (started.continues?.sourceOffset ?? 0);
  const isPinned = (started.pinned?.length ?? 0) > 0 || started.continues?.readsOn === false;
  return {
    from: {
      ...{ runId: started.runId, at: started.at, batch: visit.batch, visit: number, place: place.id },
      ...{ readsOn: !isPinned, sourceOffset: sourceRows - visit.rowsIn },
    },
    ids: started.chain.map(({ id }) => id),
    node: visit.node,
    ...{ rows: lists.rows, levels, buffer, rowsIn: visit.rowsIn },
    ...{ sourceRows, buffered: state.buffer.rows, lost },
    ...valuesOf(state, lost),
    params: paramsOf(state, lost),
  };
}

/** The same moment as data for whoever asks what it is. */
export function continuationOf(moment: Moment | 'not-told' | 'rows', state: JournalState): Continuation {
  if (typeof moment === 'string') return { kind: 'refused', why: moment };
  const { from, rowsIn, buffered, metadata, cache, params, sourceRows, lost } = moment;
  const { source = '', withoutRow, batchSize = 0 } = state.started ?? {};
  const left = withoutRow === undefined ? {} : { withoutRow };
  const places = Object.values(metadata.places).map((own) => Object.keys(own).length);
  return {
    kind: 'can',
    ...{ place: from.place, batch: from.batch, visit: from.visit, rows: rowsIn, buffered, lost },
    metadata: places.reduce((sum, count) => sum + count, Object.keys(metadata.flow).length),
    cache: Object.keys(cache).length,
    params: params.length,
    batchSize,
    source: from.readsOn ? { name: source, rows: sourceRows, ...left } : null,
  };
}

/** The moment in a chain as it is by now: places keep what was theirs. Undefined when the visit's place is gone. */
export function momentIn(
  { ids: old, node, levels, metadata, params, ...moment }: Moment,
  ids: readonly string[],
) {
  const here = (place: number): number => ids.indexOf(old[place] ?? '');
  const at = here(node);
  if (at < 0) return undefined;
  const levelsHere = [
    levels[0] ?? null,
    ...ids.map((id) => levels[old.indexOf(id) + 1 || levels.length] ?? null),
  ];
  const places = Object.entries(metadata.places).map(([place, own]) => [here(Number(place)), own] as const);
  const { from, rows, buffer, cache, rowsIn } = moment;
  return {
    ...{ from, rows, buffer, cache, rowsIn, node: at },
    levels: levelsHere.with(at, levels[node] ?? null),
    metadata: { flow: metadata.flow, places: Object.fromEntries(places.filter(([place]) => place >= 0)) },
    params: params.map((one) => ({ ...one, node: here(one.node) })).filter((one) => one.node >= 0),
  } satisfies ResumePayload;
}

/** The state when a visit began, and what went into it; the edits are those that were made until it was called. */
async function stateBefore(reader: JournalReader, number: number) {
  let { event, state } = await reader.stateAt(number - 1);
  let begun: Extract<JournalEvent, { kind: 'visit-began' }> | undefined;
  for (;;) {
    const events = await reader.events(event + 1, eventsPerRead);
    for (const one of events) {
      event++;
      if (one.kind === 'visit' && one.visit === number) return { state, visit: one };
      if (isBehind(one, number)) return undefined;
      if (one.kind === 'edited' && begun) state = withEdit(state, one.edit);
      else if (one.kind === 'visit-began' && one.visit === number) begun ??= one;
      else if (!begun) state = reduce(state, one);
    }
    if (events.length === 0) return begun && { state, visit: begun };
  }
}

/** Whether an event comes behind the beginning of a visit that was not told by itself. */
function isBehind(event: JournalEvent, number: number): boolean {
  if (event.kind === 'visit' || event.kind === 'visit-began') return event.visit > number;
  return event.kind === 'counted' && event.visit >= number;
}

/** What a person changed right before the visit was called; its rows are told with the visit. */
function withEdit(state: JournalState, edit: RunEdit): JournalState {
  const edits = [...state.edits, edit];
  if (edit.kind !== 'metadata') return { ...state, edits };
  const { flow, places } = state.metadata;
  return { ...state, edits, metadata: { places, flow: { ...flow, [edit.key]: edit.after } } };
}

function rowLists(reader: JournalReader): RowLists {
  const rows: string[] = [];
  const known = new Map<number, number | undefined>();
  async function read(number: number, count: number): Promise<number | undefined> {
    const block = number === 0 ? undefined : await reader.block(number);
    if (!block || block.header.at || block.header.cut || block.lines.length !== count) return undefined;
    return rows.push(block.lines.join('\n')) - 1;
  }
  return {
    rows,
    async list(block, count) {
      if (count === 0) return rows.push('') - 1;
      if (!known.has(block)) known.set(block, await read(block, count));
      return known.get(block);
    },
  };
}

async function levelLists(
  lists: RowLists,
  levels: readonly (LevelData | null)[],
): Promise<(number | null)[] | undefined> {
  const found: (number | null)[] = [];
  for (const level of levels) {
    const list = level === null ? null : await lists.list(level.block, level.rows);
    if (list === undefined) return undefined;
    found.push(list);
  }
  return found;
}

/** What waits in the buffer was committed by several visits, perhaps. */
async function bufferList(
  { rows }: RowLists,
  reader: JournalReader,
  buffer: JournalState['buffer'],
): Promise<number | null | undefined> {
  if (buffer.rows === 0) return null;
  const lists = rowLists(reader);
  for (const block of buffer.blocks) {
    const lines = (await reader.block(block))?.lines.length ?? 0;
    if ((await lists.list(block, lines)) === undefined) return undefined;
  }
  const lines = lists.rows.filter((text) => text !== '').join('\n');
  return lines.split('\n').length === buffer.rows ? rows.push(lines) - 1 : undefined;
}

function valuesOf({ metadata, cache }: JournalState, lost: string[]) {
  const whole = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(values).filter(([key, json]) => isJson(json) || lost.push(key) === 0));
  return {
    metadata: {
      flow: whole(metadata.flow),
      places: Object.fromEntries(Object.entries(metadata.places).map(([place, own]) => [place, whole(own)])),
    },
    cache: whole(cache),
  };
}

function paramsOf({ edits }: JournalState, lost: string[]): ResumePayload['params'] {
  return edits.flatMap(({ kind, node, key, after }) => {
    if (kind !== 'param') return [];
    if (after.length < longestEdit) return [{ node, key, value: after }];
    lost.push(key);
    return [];
  });
}
