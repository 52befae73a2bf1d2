import type { VisitMark } from '../../../core/contract/host/runs.ts';
import type { BlockHeader, JournalEvent, JournalVisit } from '../../../core/contract/journal.ts';
import type { JournalState } from '../../../core/contract/journal-state.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { blockRows, readJournalText } from '../../../core/run/journal/journal-text.ts';
import { unpackMadeOf } from '../../../core/run/journal/made-of.ts';
import { readState } from '../../../core/run/journal/read-state.ts';
import { emptyState, reduce } from '../../../core/run/journal/state.ts';
import { printedRows } from '../../../engine/serialize/row-block.ts';
import { rowsOfLines } from '../../../engine/wire/parse-lines.ts';
import type { FoundRows } from './found-rows.ts';
import type { FrameStore } from './frame-store.ts';
import { type FrameEntry, type JournalIndex, lastUpTo } from './journal-index.ts';
import { createPlaceIndex, type PlaceSides } from './place-visits.ts';

/** A block's rows, a line each. */
export interface ReadBlock {
  header: {
    block: number;
    rows: number;
    at?: number[] | undefined;
    cut?: Record<string, number> | undefined;
  };
  lines: string[];
}

/** Reads one run's journal, also while it is written. */
export interface JournalReader {
  readonly index: JournalIndex;
  /** Events from this one (from 1) on, at most so many. */
  events(from: number, limit: number): Promise<JournalEvent[]>;
  /** All events, in order: from the disk, whatever is kept of them. */
  visits(): AsyncGenerator<JournalEvent>;
  /** The visits of all places. Kept: what was written since is all that is read. */
  places(): Promise<PlaceSides>;
  /** The visits that have ended, in order: kept in the same way. */
  marks(): Promise<readonly VisitMark[]>;
  /** What was found by the last queries, so that their next pages need no search. */
  readonly found: Map<string, FoundRows>;
  visit(number: number): Promise<JournalVisit | undefined>;
  /** The row, from 1, that each row that a visit committed was made of, 0 where that is not known; undefined where nothing is. */
  madeOf(visit: JournalVisit): Promise<readonly number[] | undefined>;
  /** The state after a visit, or at the end, and the number of its last event. */
  stateAt(visit: number | null): Promise<{ event: number; state: JournalState }>;
  /** Undefined for a block that is not there. */
  block(block: number): Promise<ReadBlock | undefined>;
}

/** Frames of rows that are held for the next page. */
const heldFrames = 4;

export function createJournalReader(store: FrameStore, index: JournalIndex): JournalReader {
  const held = new Map<number, Map<number, () => ReadBlock>>();
  const places = createPlaceIndex();
  let placed = 0;
  let placing: Promise<void> = Promise.resolve();

  async function text([offset, length]: FrameEntry): Promise<string> {
    return (await store.read({ offset, length })).slice(1);
  }
  /** Events from the frame at this place of the index on. */
  async function* eventsFrom(place: number): AsyncGenerator<{ number: number; event: JournalEvent }> {
    for (let at = Math.max(0, place); at < index.eventFrames.length; at++) {
      const frame = index.eventFrames[at];
      if (!frame) return;
      let [, , number] = frame;
      for (const record of readJournalText(await text(frame)))
        if (record.kind === 'event') yield { number: number++, event: record.event };
    }
  }
  /** Reads the frames of events that came since the last time. */
  async function placeNew(): Promise<void> {
    const until = index.eventFrames.length;
    for (; placed < until; placed++) {
      const frame = index.eventFrames[placed];
      if (!frame) return;
      for (const record of readJournalText(await text(frame)))
        if (record.kind === 'event') places.add(record.event);
    }
  }
  /** One at a time, also after one that failed: no event is counted twice. */
  async function placeAll(): Promise<void> {
    placing = placing.then(placeNew, placeNew);
    await placing;
  }
  function placeOf(frame: FrameEntry | undefined): number {
    return frame ? index.eventFrames.indexOf(frame) : 0;
  }
  async function frameBlocks(frame: FrameEntry): Promise<Map<number, () => ReadBlock>> {
    const [offset] = frame;
    const there = held.get(offset);
    if (there) return there;
    const blocks = readBlocks(await text(frame));
    held.set(offset, blocks);
    const [oldest] = held.keys();
    if (held.size > heldFrames && oldest !== undefined) held.delete(oldest);
    return blocks;
  }

  return {
    index,
    async events(from, limit) {
      const events: JournalEvent[] = [];
      for await (const { number, event } of eventsFrom(placeOf(lastUpTo(index.eventFrames, from)))) {
        if (events.length >= limit) break;
        if (number >= from) events.push(event);
      }
      return events;
    },
    async *visits() {
      for await (const { event } of eventsFrom(0)) yield event;
    },
    async places() {
      await placeAll();
      return places.sides(index.summary.state === 'running');
    },
    async marks() {
      await placeAll();
      return places.marks;
    },
    found: new Map(),
    async visit(wanted) {
      // The last frame that has not yet told of the visit before it has this one.
      for await (const { event } of eventsFrom(placeOf(lastUpTo(index.eventFrames, wanted - 1, 3)))) {
        if (event.kind === 'visit' && event.visit === wanted) return event;
        if (event.kind === 'visit' && event.visit > wanted) return undefined;
      }
      return undefined;
    },
    async madeOf({ visit: wanted, rowsCommitted }) {
      for await (const { event } of eventsFrom(placeOf(lastUpTo(index.eventFrames, wanted - 1, 3)))) {
        if (event.kind === 'made-of' && event.visit === wanted)
          return unpackMadeOf(event.pairs, rowsCommitted);
        if (event.kind === 'visit' && event.visit > wanted) return undefined;
      }
      return undefined;
    },
    async stateAt(visit) {
      const before = visit === null ? index.stateFrames.at(-1) : lastUpTo(index.stateFrames, visit - 1, 3);
      const begin = before ? storedState(await text(before)) : { ...emptyState };
      let [event, state] = [before?.[2] ?? 0, begin];
      for await (const one of eventsFrom(placeOf(lastUpTo(index.eventFrames, event + 1)))) {
        if (one.number <= event) continue;
        if (visit !== null && isBehind(state, one.event, visit)) break;
        state = reduce(state, one.event);
        event = one.number;
      }
      return { event, state };
    },
    async block(wanted) {
      const frame = lastUpTo(index.rowFrames, wanted);
      return frame && (await frameBlocks(frame)).get(wanted)?.();
    },
  };
}

/** Whether an event comes behind a visit, its values and its calls; of a visit that has ended in this state. */
function isBehind(state: JournalState, { kind }: JournalEvent, visit: number): boolean {
  const hasEnded = state.visit > visit || (state.visit === visit && !state.active && state.started !== null);
  return hasEnded && kind !== 'values' && kind !== 'made-of' && kind !== 'connector' && kind !== 'log';
}

function storedState(text: string): JournalState {
  const state = readState(text);
  if (!state) throw new CodedError('host.journal-damaged', { path: '' });
  return state;
}

/** The blocks of a frame, each taken apart when it is asked for. */
function readBlocks(text: string): Map<number, () => ReadBlock> {
  const blocks = new Map<number, () => ReadBlock>();
  for (const record of readJournalText(text)) {
    if (record.kind !== 'block') continue;
    const { header, start } = record;
    let read: ReadBlock | undefined;
    blocks.set(header.block, () => {
      read ??= readBlock(header, text.slice(start, start + header.length));
      return read;
    });
  }
  return blocks;
}

function readBlock(header: BlockHeader, text: string): ReadBlock {
  const rows = header.source ? sourceRows(text) : undefined;
  if (rows === undefined) return { header, lines: blockRows(header, text) };
  const { header: own, text: printed } = printedRows(rows);
  return { header: { ...header, cut: own.cut }, lines: blockRows(own, printed) };
}

/** Undefined of lines that no engine would have read: they are shown as they are. */
function sourceRows(lines: string): unknown[] | undefined {
  try {
    return rowsOfLines(lines);
  } catch {
    return undefined;
  }
}
