import { basename, resolve } from 'node:path';
import { CodedError, type Language, toErrorData } from '../../core/errors/coded-error.ts';
import { isForEngine } from '../../core/project/engine-files.ts';
import { safeFileName } from '../../core/project/file-names.ts';
import type { Source } from '../../core/sources/source-file.ts';
import { sourceName } from '../../core/sources/source-path.ts';
import { type Hold, holdLock } from '../host/disk/file-lock.ts';
import { makeFolder } from '../host/project/make-folder.ts';
import { layoutOf } from '../host/project/project-files.ts';
import { createTaskQueue } from '../host/project/task-queue.ts';
import { watchFiles } from '../host/project/watch-files.ts';
import { openOrWait } from '../sources/open-or-wait.ts';
import { readerOf } from '../sources/open-source.ts';
import { expandSettings, masking } from '../sources/secrets.ts';
import { chooseSources } from './choose-sources.ts';
import { type ControlServer, serveControl } from './control-server.ts';
import { createDeadLetters } from './dead-letters.ts';
import { createLetterDesk, type SentRow } from './letters/letter-desk.ts';
import { createLetterFolder } from './letters/letter-folder.ts';
import { createLiveLog, type LiveLog } from './live-log.ts';
import { createLiveMetrics } from './live-metrics.ts';
import { createLiveWatch } from './live-watch.ts';
import { type LiveProject, loadFlow, type StorageMaker } from './load-flow.ts';
import type { LoadedFlow } from './loaded-flow.ts';
import { lookOf } from './look.ts';
import { positionFile } from './position-file.ts';
import { type SourceRun, startSourceRun } from './source-run.ts';
import { stateFilesOf } from './state-files.ts';
import type { WorkerFlows, WorkerState } from './worker-messages.ts';

export interface LiveSettings {
  read(): Promise<LiveProject>;
  /** None for all that have a source. */
  flows: readonly string[];
  allowState: boolean;
  /** Where places lie that no server keeps. */
  stateFolder: string;
  deadLetters: string;
  /** Where `/metrics` and the like are served; undefined for nowhere. */
  listen: string | undefined;
  /** What those who look at it have to know; undefined: nobody may look. */
  token: string | undefined;
  batchLimitMs: number;
  /** How long a batch may take to end when the run is to stop. */
  stopLimitMs: number;
  storageOf: StorageMaker;
  /** From 1. */
  worker: number;
  /** Whether there are others beside it. */
  isOneOfSeveral: boolean;
  language: Language;
  write(line: string): void;
}

/** A live run that has begun. */
export interface LiveRun {
  /** Reads the project again, and goes on with it between two batches; what is wrong with it is logged, and changes nothing. */
  reload(): Promise<void>;
  /** How it is, and its metrics as data. */
  state(): Promise<Omit<WorkerState, 'id'>>;
  /** What each source's flow does; secrets are masked. */
  flows(): Promise<WorkerFlows>;
  /** Runs rows of dead letters through the flow of a source; rejects with why they did not come to its end. */
  send(source: string, rows: readonly SentRow[]): Promise<void>;
  /** Lets the batches under way end, and resolves when all is closed. */
  stop(): Promise<void>;
}

const lagEveryMs = 2000;

interface Running {
  source: Source;
  run: SourceRun;
  log: LiveLog;
}

/** Begins a live run of a project's sources. Rejects with why it can't, before any row was taken. */
export async function startLive(settings: LiveSettings): Promise<LiveRun> {
  const { read, flows, allowState, worker } = settings;
  const first = await read();
  const { root } = first;
  const chosen = chooseSources(first.project, first.model, flows, allowState);
  const alone = settings.isOneOfSeveral ? chosen.find(({ type }) => !type.isShared) : undefined;
  if (alone) throw new CodedError('live.one-reader', { source: alone.name, type: alone.type.name });
  const expanded = chosen.map((source) => ({ source, ...expandSettings(source) }));
  const mask = masking([...expanded.flatMap(({ secrets }) => secrets), settings.token ?? '']);
  const log = createLiveLog(
    { language: settings.language, write: settings.write, mask },
    { worker, pid: process.pid },
  );
  const metrics = createLiveMetrics();
  const stopping = new AbortController();
  const running: Running[] = [];
  const holds: Extract<Hold, { release: unknown }>[] = [];
  let control: ControlServer | undefined;

  function loaded(source: Source, from: LiveProject, ownLog: LiveLog): Promise<LoadedFlow> {
    const { batchLimitMs, storageOf } = settings;
    return loadFlow({ source, from, batchLimitMs, storageOf, log: ownLog });
  }
  async function begin({ source, settings: values }: (typeof expanded)[number]): Promise<void> {
    const ownLog = log.with({ source: source.name, flow: source.flow });
    if (!source.type.isShared) await hold(source);
    const flow = await loaded(source, first, ownLog);
    const fileName = safeFileName(source.name);
    try {
      const open = await readerOf(source.type.name);
      const { places, spool } = stateFilesOf(settings.stateFolder, source.name);
      const positions = positionFile(places);
      const { reader, trouble } = await openOrWait(open, {
        name: source.name,
        flow: source.flow,
        project: basename(root),
        settings: values,
        root,
        positions,
        spool,
        warn: (problem) => ownLog.fail('warn', 'source', problem),
      });
      const letters = createDeadLetters({
        ...{ folder: settings.deadLetters, name: `${fileName}-${worker}`, mask },
        ...{ source: source.name, flow: source.flow },
      });
      const { signal } = stopping;
      const keptName = [basename(root), source.name, values['group'] ?? ''].join('/');
      const run = startSourceRun({
        ...{ source, keptName, reader, trouble, flow },
        ...{ letters, metrics, log: ownLog, signal },
      });
      running.push({ source, run, log: ownLog });
      ownLog.say('info', 'started', `${source.path} → ${source.flow}`, { address: reader.address });
      if (trouble) ownLog.fail('warn', 'waiting', trouble);
    } catch (thrown) {
      await flow.close();
      throw thrown;
    }
  }
  /** Of a source with one reader no second process may run: its rows would come twice, and its places go back. */
  async function hold({ name }: Source): Promise<void> {
    const { stateFolder: folder } = settings;
    await makeFolder(folder);
    const held = await holdLock(stateFilesOf(folder, name).lock);
    if ('release' in held) holds.push(held);
    else throw new CodedError('live.state-taken', { source: name, folder, pid: held.heldBy ?? '?' });
  }
  async function stop(): Promise<void> {
    stopping.abort();
    await watcher.close();
    const late = setTimeout(() => {
      log.say('warn', 'stopped-in-a-batch', 'stopped in the middle of a batch: its rows come again');
      for (const { run } of running) void run.kill();
    }, settings.stopLimitMs);
    await Promise.all(running.map(({ run }) => run.ended));
    clearTimeout(late);
    await control?.close();
    for (const held of holds) await held.release();
    log.say('info', 'stopped', 'stopped');
  }

  const reloads = createTaskQueue();
  const reload = (): Promise<void> => reloads(readAgain);
  async function readAgain(): Promise<void> {
    try {
      const now = await read();
      const sources = chooseSources(now.project, now.model, flows, allowState);
      if (isOtherwise(chosen, sources))
        log.say('warn', 'reload', 'sources were added, removed or changed: they count after a restart');
      const flowsNow = await Promise.allSettled(
        running.map(({ source, log: ownLog }) => loaded(source, now, ownLog)),
      );
      const failed = flowsNow.find((one) => one.status === 'rejected');
      if (failed) {
        for (const one of flowsNow) if (one.status === 'fulfilled') await one.value.close();
        throw failed.reason;
      }
      await Promise.all(
        flowsNow.map((one, index) => one.status === 'fulfilled' && running[index]?.run.replace(one.value)),
      );
      log.say('info', 'reloaded', 'the project was read again');
    } catch (thrown) {
      log.fail('error', 'reload', toErrorData(thrown));
    }
  }

  function troubles() {
    const codes = running.map(({ source, run }) => [source.name, run.trouble?.code ?? null] as const);
    return { ready: codes.every(([, code]) => code === null), sources: Object.fromEntries(codes) };
  }
  /** What waits for a server is looked at again: it may be there, and have nothing to give. */
  async function health() {
    await Promise.all(running.map(async ({ run }) => run.trouble && (await run.lag())));
    return troubles();
  }
  async function state(): Promise<Omit<WorkerState, 'id'>> {
    await Promise.all(running.map(({ run }) => run.lag()));
    return { ...troubles(), metrics: await metrics.json() };
  }

  let lagAskedAt = Number.NEGATIVE_INFINITY;
  async function told(): Promise<WorkerFlows> {
    // A server is asked how much waits in it less often than those who look want to know the rest.
    if (performance.now() - lagAskedAt > lagEveryMs) {
      lagAskedAt = performance.now();
      await Promise.all(running.map(({ run }) => run.lag()));
    }
    const seen = running.map(({ run }) => ({ ...run.told(), letters: 0 }));
    return { project: basename(root), flows: masked(seen, mask) };
  }
  async function send(name: string, rows: readonly SentRow[]): Promise<void> {
    const found = running.find(({ source }) => source.name === name);
    if (found === undefined) throw new CodedError('live.source-gone', { source: name });
    await found.run.send(rows);
    found.log.say('info', 'sent-again', 'dead letters were sent again', { messages: rows.length });
  }

  const watcher = watchFiles(root, await layoutOf(root), (paths) => {
    const files = paths.filter((path) => isForEngine({ path }) || sourceName(path) !== undefined);
    if (files.length > 0)
      log.say('warn', 'drift', `changed since it was read: ${files.join(', ')}`, { files: files.length });
  });
  try {
    for (const one of expanded) await begin(one);
    if (settings.listen !== undefined) {
      const letters = createLetterFolder(settings.deadLetters);
      const workers = async () => [{ worker, pid: process.pid, isUp: true }];
      control = await serveControl({
        listen: settings.listen,
        async metrics() {
          await Promise.all(running.map(({ run }) => run.lag()));
          return { text: await metrics.text(), contentType: metrics.contentType };
        },
        state: health,
        reload: () => void reload(),
        token: settings.token,
        watch: createLiveWatch(lookOf({ flows: told, workers, letters })),
        desk: createLetterDesk({ letters, send }),
      });
      log.say('info', 'listening', 'metrics and health are served', { address: control.address });
    }
  } catch (thrown) {
    await stop();
    throw thrown;
  }
  return { reload, state, flows: told, send, stop };
}

/** Whether sources are not the same as they were. */
function isOtherwise(before: readonly Source[], now: readonly Source[]): boolean {
  const text = (sources: readonly Source[]) =>
    JSON.stringify(sources.map(({ path, flow, settings, batch }) => [path, flow, settings, batch]));
  return text(before) !== text(now);
}

/** The default place of what a live run keeps in a project's folder. */
export function liveFolderOf(root: string): string {
  return resolve(root, '.studio', 'live');
}

/** The same, with this taken out of every text. */
function masked<Value>(value: Value, mask: (text: string) => string): Value {
  return JSON.parse(JSON.stringify(value), (_key, one) => (typeof one === 'string' ? mask(one) : one));
}
