import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { RunSummary } from '../../../core/contract/host/runs.ts';
import type { JournalEventOf } from '../../../core/contract/journal.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { identityText, lifeOf, parseIdentity, thisProcess } from '../disk/process-identity.ts';
import { writeWholeFile } from '../disk/write-whole-file.ts';
import { clearHistory, listHistory } from '../history/run-history.ts';
import { toFileError } from '../project/file-error.ts';
import { prepareRunFolder, runsFolderOf } from '../project/studio-folder.ts';
import type { OnTrouble } from '../storage/troubles.ts';
import { createFileFrames, openFileFrames } from './file-frames.ts';
import type { FrameStore } from './frame-store.ts';
import type { JournalIndex } from './journal-index.ts';
import { createJournalReader, type JournalReader } from './journal-reader.ts';
import { createJournalWriter, type JournalWriter } from './journal-writer.ts';
import { journalFiles, readIndex } from './open-journal.ts';
import { type Bounds, pruneJournals, readDropped } from './prune-journals.ts';
import { type LiveJournal, liveJournal, memoryJournal, type RunJournals } from './run-journals.ts';

/** Journals of runs that have ended and are held open. */
const heldOpen = 4;
/** How long a host that ends waits for the ends of its runs. */
const patienceMs = 1000;

export interface FileJournalSettings {
  onTrouble: OnTrouble;
  /** Where nothing can be written, journals live in memory. */
  isReadOnly(): Promise<boolean>;
  bounds?: Bounds | undefined;
}

interface Held {
  reader: JournalReader;
  store: FrameStore;
}

export interface FileJournals extends RunJournals {
  /** Closes the files of runs that have ended. */
  close(): Promise<void>;
}

/** The journals of a project, a folder a run in `.studio/runs`. */
export function createFileJournals(root: string, settings: FileJournalSettings): FileJournals {
  const { onTrouble, isReadOnly, bounds } = settings;
  const live = new Map<string, LiveJournal>();
  const held = new Map<string, Promise<Held>>();
  /** Runs that are not over yet. */
  const open = new Map<string, PromiseWithResolvers<void>>();

  async function begin(started: JournalEventOf<'started'>): Promise<LiveJournal> {
    const { runId } = started;
    const journal = (await isReadOnly()) ? memoryJournal(started) : await onDisk(started);
    live.set(runId, journal);
    return journal;
  }
  async function onDisk(started: JournalEventOf<'started'>): Promise<LiveJournal> {
    try {
      await prune();
      const folder = await prepareRunFolder(root, started.runId);
      await writeFile(join(folder, journalFiles.live), identityText(thisProcess));
      const store = await createFileFrames(join(folder, journalFiles.journal));
      return fileJournal(folder, store, createJournalWriter(store, started));
    } catch (thrown) {
      const error = toFileError(thrown, runsFolderOf(root));
      if (error.code === 'host.link-outside') throw error;
      onTrouble(error);
      return memoryJournal(started);
    }
  }
  function fileJournal(folder: string, store: FrameStore, writer: JournalWriter): LiveJournal {
    const { runId } = writer.index.summary;
    const over = Promise.withResolvers<void>();
    open.set(runId, over);
    const journal = liveJournal(writer, async () => {
      live.delete(runId);
      await store.close();
      await rm(folder, { recursive: true, force: true });
      open.delete(runId);
      over.resolve();
    });
    async function end(finished: JournalEventOf<'finished'>): Promise<void> {
      await writer.end(finished);
      try {
        if (store.failure !== undefined) throw store.failure;
        await writeIndex(folder, writer.index);
      } catch (thrown) {
        onTrouble(toFileError(thrown, folder));
      }
      await rm(join(folder, journalFiles.live), { force: true });
      held.set(runId, Promise.resolve({ reader: journal.reader, store }));
      live.delete(runId);
      await closeOldest();
      open.delete(runId);
      over.resolve();
    }
    const { write, flush, reader, discard } = journal;
    return {
      get state() {
        return writer.state;
      },
      ...{ write, flush, reader, discard, end },
    };
  }
  async function prune(): Promise<void> {
    await pruneJournals(root, new Set(live.keys()), isWritten, bounds);
  }
  async function closeOldest(): Promise<void> {
    const [oldest] = held.keys();
    if (held.size <= heldOpen || oldest === undefined) return;
    const there = held.get(oldest);
    held.delete(oldest);
    await (await there?.catch(() => undefined))?.store.close();
  }
  async function openHeld(runId: string): Promise<Held> {
    const folder = join(runsFolderOf(root), runId);
    const index = await readIndex(folder).catch(() => undefined);
    if (!index || index.summary.bytes === 0) throw new CodedError('host.no-journal');
    const store = await openFileFrames(join(folder, journalFiles.journal));
    return { reader: createJournalReader(store, index), store };
  }

  return {
    begin,
    async list() {
      const names = await readdir(runsFolderOf(root)).catch(() => []);
      const found = await Promise.all(names.map((name) => summaryAt(root, name, live)));
      const runs = [
        ...found.filter((run) => run !== undefined),
        ...inMemory(live, names),
        ...(await listHistory(root)),
      ];
      return {
        runs: runs.sort((a, b) => b.startedAt - a.startedAt),
        dropped: await readDropped(root),
      };
    },
    async open(runId) {
      const there = live.get(runId);
      if (there) {
        await there.flush();
        return { reader: there.reader, isLive: there.state.ended === null };
      }
      if (!/^[\w-]{1,64}$/.test(runId)) throw new CodedError('host.no-journal');
      const opening = held.get(runId) ?? openHeld(runId);
      held.delete(runId);
      held.set(runId, opening);
      opening.catch(() => held.delete(runId));
      await closeOldest();
      return { reader: (await opening).reader, isLive: false };
    },
    async clear() {
      for (const runId of [...held.keys()]) await closeOne(held, runId);
      const names = await readdir(runsFolderOf(root)).catch(() => []);
      for (const name of names) {
        const folder = join(runsFolderOf(root), name);
        if (live.has(name) || (await isWritten(folder))) continue;
        await rm(folder, { recursive: true, force: true });
      }
      await clearHistory(root);
    },
    async close() {
      // Runs end with their engines; a journal that nobody ends is cut off.
      await Promise.race([
        Promise.all([...open.values()].map(({ promise }) => promise)),
        delay(patienceMs, undefined, { ref: false }),
      ]);
      for (const runId of [...held.keys()]) await closeOne(held, runId);
    },
  };
}

async function closeOne(held: Map<string, Promise<Held>>, runId: string): Promise<void> {
  const there = held.get(runId);
  held.delete(runId);
  await (await there?.catch(() => undefined))?.store.close();
}

async function writeIndex(folder: string, index: JournalIndex): Promise<void> {
  await writeWholeFile(join(folder, journalFiles.index), JSON.stringify(index));
}

/** Whether a process that still runs writes there. */
async function isWritten(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, journalFiles.live), 'utf8').catch(() => '');
  const identity = parseIdentity(text.trim());
  return identity !== null && (await lifeOf(identity)) !== 'dead';
}

async function summaryAt(
  root: string,
  runId: string,
  live: ReadonlyMap<string, LiveJournal>,
): Promise<RunSummary | undefined> {
  const there = live.get(runId);
  if (there) return there.reader.index.summary;
  const folder = join(runsFolderOf(root), runId);
  const index = await readIndex(folder).catch(() => undefined);
  if (!index) return undefined;
  const isRunning = index.summary.state === 'cut-off' && (await isWritten(folder));
  return isRunning ? { ...index.summary, state: 'running' } : index.summary;
}

function inMemory(live: ReadonlyMap<string, LiveJournal>, names: readonly string[]): RunSummary[] {
  return [...live].filter(([runId]) => !names.includes(runId)).map(([, { reader }]) => reader.index.summary);
}
