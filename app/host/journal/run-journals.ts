import type { RunSummary } from '../../../core/contract/host/runs.ts';
import type { JournalEventOf } from '../../../core/contract/journal.ts';
import { createMemoryFrames } from './frame-store.ts';
import { createJournalReader, type JournalReader } from './journal-reader.ts';
import { createJournalWriter, type JournalWriter } from './journal-writer.ts';

/** A journal that is being written, and can be read meanwhile. */
export interface LiveJournal extends Pick<JournalWriter, 'state' | 'write' | 'end' | 'flush'> {
  readonly reader: JournalReader;
  /** The run did not begin: nothing is kept of it. */
  discard(): Promise<void>;
}

/** A journal that can be read. */
export interface OpenJournal {
  reader: JournalReader;
  isLive: boolean;
}

export interface RunList {
  /** Newest first. */
  runs: RunSummary[];
  /** What went for want of room, all in all. */
  dropped: { runs: number; bytes: number };
}

/** The journals of one project's runs. Whatever keeps them can take the files' place. */
export interface RunJournals {
  begin(started: JournalEventOf<'started'>): Promise<LiveJournal>;
  list(): Promise<RunList>;
  /** Throws `host.no-journal`. */
  open(runId: string): Promise<OpenJournal>;
  /** Forgets all runs but those that go on. */
  clear(): Promise<void>;
}

/** A journal that only lives as long as whoever asked for it. */
export function memoryJournal(started: JournalEventOf<'started'>): LiveJournal {
  return liveJournal(createJournalWriter(createMemoryFrames(), started), async () => undefined);
}

/** A writer with the reader of what it has written. */
export function liveJournal(writer: JournalWriter, discard: () => Promise<void>): LiveJournal {
  return {
    get state() {
      return writer.state;
    },
    write: writer.write,
    flush: writer.flush,
    end: writer.end,
    reader: createJournalReader(writer.store, writer.index),
    discard,
  };
}
