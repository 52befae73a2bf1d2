import type { RunSummary } from '../../../core/contract/host/runs.ts';
import type { BlockHeader, JournalEvent, JournalEventOf } from '../../../core/contract/journal.ts';
import type { JournalState } from '../../../core/contract/journal-state.ts';
import type { JournalPart } from '../../../core/run/journal/journal-parts.ts';
import { blockText, eventLine } from '../../../core/run/journal/journal-text.ts';
import { progressOf } from '../../../core/run/journal/progress.ts';
import { emptyState, reduce } from '../../../core/run/journal/state.ts';
import type { FrameStore } from './frame-store.ts';
import type { JournalIndex } from './journal-index.ts';

/** Characters that wait for the next frame at most, and for how long. */
const mostWaiting = 256 * 1024;
const longestWaitMs = 200;
/** Bytes on their way to the disk before the engine has to wait. */
const mostUnwritten = 8 * 1024 * 1024;
/** A state is written after so many events: whoever goes to a visit reads no more than these. */
const eventsBetweenStates = 2000;

/** What a frame holds, by its first character. */
export const frameKinds = { events: 'E', rows: 'R', state: 'S' } as const;

/** One run's journal while it is written. */
export interface JournalWriter {
  readonly state: JournalState;
  readonly index: JournalIndex;
  readonly store: FrameStore;
  /** A promise when there is much to write: resolves when more may come. */
  write(part: JournalPart): Promise<void> | undefined;
  /** Everything so far can be read from the store. */
  flush(): Promise<void>;
  /** The run is over; the journal can still be read. */
  end(finished: JournalEventOf<'finished'>): Promise<void>;
}

export function createJournalWriter(store: FrameStore, started: JournalEventOf<'started'>): JournalWriter {
  let state = emptyState;
  const index: JournalIndex = emptyIndex(started);
  let waiting: string[] = [];
  let waitingRows: string[] = [];
  let length = 0;
  let firstEvent = 1;
  let visitBefore = 0;
  let firstBlock = 1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written: Promise<void> = Promise.resolve();

  function append(kind: string, text: string): [number, number] {
    const { frame, written: done } = store.append(kind + text);
    written = done;
    return [frame.offset, frame.length];
  }
  function putFrames(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waitingRows.length > 0)
      index.rowFrames.push([...append(frameKinds.rows, waitingRows.join('')), firstBlock, 0]);
    if (waiting.length > 0)
      index.eventFrames.push([...append(frameKinds.events, waiting.join('')), firstEvent, visitBefore]);
    const [, , seen = 0] = index.stateFrames.at(-1) ?? [];
    if (index.events - seen >= eventsBetweenStates)
      index.stateFrames.push([
        ...append(frameKinds.state, JSON.stringify(state)),
        index.events,
        lastVisit(state),
      ]);
    waiting = [];
    waitingRows = [];
    length = 0;
    firstEvent = index.events + 1;
    visitBefore = lastVisit(state);
    firstBlock = index.kept.length + 1;
    index.summary = summaryOf(state, store.bytes);
  }
  function addEvents(events: readonly JournalEvent[], lines: string): void {
    waiting.push(lines);
    length += lines.length;
    index.events += events.length;
    for (const event of events) state = reduce(state, event);
  }
  function addBlock(header: BlockHeader, rows: string): void {
    // Numbers that leave gaps or come again would be of no engine: what they name can't be found.
    if (header.block !== index.kept.length + 1) return;
    const text = blockText(header, rows);
    waitingRows.push(text);
    length += text.length;
    index.kept.push(header.kept);
    if (header.at) index.picked.push(header);
  }
  function write({ events, lines, blocks }: JournalPart): Promise<void> | undefined {
    for (const { header, rows } of blocks) addBlock(header, rows);
    addEvents(events, lines);
    if (length > mostWaiting) putFrames();
    else timer ??= setTimeout(putFrames, longestWaitMs);
    return store.waitingBytes > mostUnwritten ? written : undefined;
  }

  addEvents([started], eventLine(started));
  putFrames();
  return {
    get state() {
      return state;
    },
    index,
    store,
    write,
    async flush() {
      if (length > 0) putFrames();
      await store.settled();
    },
    async end(finished) {
      addEvents([finished], eventLine(finished));
      putFrames();
      await store.settled();
    },
  };
}

/** The last visit of which a state tells the end. */
function lastVisit({ visit, active }: JournalState): number {
  return active ? visit - 1 : visit;
}

export function emptyIndex(started: JournalEventOf<'started'>): JournalIndex {
  const lists = { eventFrames: [], rowFrames: [], stateFrames: [], kept: [], picked: [] };
  const summary = summaryOf(reduce(emptyState, started), 0);
  return { version: 1, summary, events: 0, tornBytes: 0, ...lists };
}

/** What the list of runs tells of a run. */
export function summaryOf(state: JournalState, bytes: number): RunSummary {
  const { started, ended, level } = state;
  const { kind: _kind, elapsedMs: _elapsed, memoryBytes: _memory, found: _found, ...end } = ended ?? cutOff;
  return {
    runId: started?.runId ?? '',
    flow: started?.flow ?? '',
    startedAt: started?.at ?? 0,
    batchSize: started?.batchSize ?? 0,
    source: started?.source ?? '',
    state: ended ? 'ended' : 'running',
    finished: { ...end, runId: started?.runId ?? '', progress: progressOf(state) },
    alone: started?.alone ?? null,
    ...(started?.continues && { continues: started.continues }),
    ...(started?.storage && { storage: started.storage }),
    level,
    bytes,
  };
}

/** The end of a run that has none. */
const cutOff = {
  ...{ kind: 'finished', status: 'crashed', stoppedBecause: 'crashed', leftInBuffer: 0 },
  ...{ elapsedMs: 0, memoryBytes: 0, found: [] },
} as const satisfies JournalEventOf<'finished'>;
