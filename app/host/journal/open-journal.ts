import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalState } from '../../../core/contract/journal-state.ts';
import { readJournalText } from '../../../core/run/journal/journal-text.ts';
import { emptyState, reduce } from '../../../core/run/journal/state.ts';
import { scanFrames } from './file-frames.ts';
import type { Frame } from './frame-store.ts';
import { type JournalIndex, journalIndexSchema } from './journal-index.ts';
import { emptyIndex, frameKinds, summaryOf } from './journal-writer.ts';

/** The files of one run's folder. */
export const journalFiles = { journal: 'journal', index: 'index.json', live: 'live' } as const;

/** What lies where in a run's journal; undefined when there is none. The index is made again when it is missing or torn. */
export async function readIndex(folder: string): Promise<JournalIndex | undefined> {
  return (await storedIndex(folder)) ?? (await scannedIndex(folder));
}

async function storedIndex(folder: string): Promise<JournalIndex | undefined> {
  const text = await readFile(join(folder, journalFiles.index), 'utf8').catch(() => '');
  try {
    const { data } = journalIndexSchema.safeParse(JSON.parse(text));
    if (!data) return undefined;
    if (data.summary.bytes === 0) return data;
    const { size } = await stat(join(folder, journalFiles.journal));
    return size === data.summary.bytes ? data : undefined;
  } catch {
    return undefined;
  }
}

/** The index as the frames themselves tell it. The run was cut off where they end without its end. */
async function scannedIndex(folder: string): Promise<JournalIndex | undefined> {
  let index: JournalIndex | undefined;
  let state: JournalState = emptyState;
  const file = join(folder, journalFiles.journal);

  function addEvents({ offset, length }: Frame, text: string): void {
    const from: [number, number] = [(index?.events ?? 0) + 1, state.active ? state.visit - 1 : state.visit];
    for (const record of readJournalText(text)) {
      if (record.kind !== 'event') continue;
      if (record.event.kind === 'started') index ??= emptyIndex(record.event);
      if (!index) return;
      index.events++;
      state = reduce(state, record.event);
    }
    index?.eventFrames.push([offset, length, ...from]);
  }
  function addRows({ offset, length }: Frame, text: string): void {
    if (!index) return;
    index.rowFrames.push([offset, length, index.kept.length + 1, 0]);
    for (const record of readJournalText(text)) {
      if (record.kind !== 'block') continue;
      index.kept.push(record.header.kept);
      if (record.header.at) index.picked.push(record.header);
    }
  }
  function onFrame(frame: Frame, text: string): void {
    const body = text.slice(1);
    if (text.startsWith(frameKinds.events)) addEvents(frame, body);
    else if (text.startsWith(frameKinds.rows)) addRows(frame, body);
    else if (text.startsWith(frameKinds.state))
      index?.stateFrames.push([
        frame.offset,
        frame.length,
        index.events,
        state.active ? state.visit - 1 : state.visit,
      ]);
  }
  const { tornBytes } = await scanFrames(file, onFrame).catch(() => ({ tornBytes: 0 }));
  if (!index) return undefined;
  const { size } = await stat(file);
  const summary = summaryOf(state, size);
  return {
    ...(index as JournalIndex),
    tornBytes,
    summary: { ...summary, state: state.ended ? 'ended' : 'cut-off' },
  };
}
