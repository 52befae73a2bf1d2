import type { ParamsOf, ResultOf } from '../../../core/contract/contract.ts';
import type { EngineContract } from '../../../core/contract/engine-contract.ts';
import type { JournalRows } from '../../../core/contract/host/runs.ts';
import type { JournalEventOf } from '../../../core/contract/journal.ts';
import type { RunEnding, RunFinished } from '../../../core/contract/run-payloads.ts';
import { createSendWindow, feedWindow } from '../../../core/contract/send-window.ts';
import { CodedError, type ErrorData, toErrorData } from '../../../core/errors/coded-error.ts';
import { createRoundedNumberCounter, type RoundedNumberCounter } from '../../../core/rows/rounded-numbers.ts';
import { partOf } from '../../../core/run/journal/journal-parts.ts';
import { finishedOf } from '../../../core/run/journal/progress.ts';
import { type PlaceQuery, placeRows } from '../journal/place-rows.ts';
import { type LiveJournal, memoryJournal } from '../journal/run-journals.ts';
import { startedEvent } from '../journal/started-event.ts';
import type { RowSource } from '../rows/row-source.ts';
import { endedByExit } from './crash.ts';
import { roundedLog, withRounded } from './rounded.ts';
import { messagesOf } from './row-messages.ts';
import type { EngineSupervisor, StartParams } from './supervisor.ts';

type RunAction = ParamsOf<EngineContract, 'run.control'>['action'];

/** One run with its rows. What happens comes as events of the supervisor, under the run's id. */
export interface RunHandle {
  readonly runId: string;
  /** The chain as it was built; rejects when the project's code or config can't be loaded, or the run is stopped before. */
  readonly began: Promise<Chain>;
  /**
   * How it ended; errors of the rows name their file and line. Rejects only as `began` does, and not when somebody stopped
   * the run before it began: that is an end like any other.
   */
  readonly finished: Promise<RunFinished>;
  /** Also while the code is loading. */
  control(action: RunAction): Promise<void>;
  /** Kept rows of one side of one place, also after the end. */
  rows(query: PlaceQuery): Promise<JournalRows>;
  /** Forgets the run's code. */
  forget(): Promise<void>;
}

type Chain = ResultOf<EngineContract, 'run.start'>['nodes'];

export interface RunSettings {
  supervisor: EngineSupervisor;
  request: StartParams;
  source: RowSource;
  /** Begins the run's journal; default: one in memory. */
  begin?: ((started: JournalEventOf<'started'>) => Promise<LiveJournal>) | undefined;
  /** It was stopped before it could be started: its journal tells that, and no process is asked for it. */
  isStopped?: boolean | undefined;
}

/** Starts a run and feeds it, as fast as it takes the rows. It can be stopped at once. */
export function startRun({ supervisor, request, source, begin, isStopped = false }: RunSettings): RunHandle {
  const { runId } = request;
  const ended = Promise.withResolvers<RunEnding>();
  let over = false;
  /** Whether the engine was asked for it, and whether somebody stopped it before. */
  let isAsked = false;
  let stopsEarly = isStopped;
  const stopListening = supervisor.on('run.finished', (finished) => {
    if (finished.runId !== runId) return;
    over = true;
    stopListening();
    ended.resolve(finished.end);
  });
  const feed: Feed = { chunks: 0, error: undefined, numbers: createRoundedNumberCounter(), isPinned: false };
  const journal = (begin ?? asMemory)(startedEvent(request, source.name));
  const began = journal.then(async (own) => {
    supervisor.tell(runId, partOf([own.state.started].filter((event) => event !== null)), own.state);
    if (stopsEarly) {
      over = true;
      ended.resolve(endedByExit(own.state, 0, undefined));
      throw new CodedError('process.stopped');
    }
    isAsked = true;
    const { nodes } = await supervisor.startRun(request, own);
    lookAtPinned(request.options, nodes.length, feed);
    const feeding = feedAll(supervisor, runId, source, feed, () => over);
    return { nodes, feeding };
  });
  began.catch((thrown: unknown) => {
    stopListening();
    ended.reject(thrown);
    void journal.then((own) => (over ? undefined : own.discard())).catch(() => undefined);
  });
  async function finish(): Promise<RunFinished> {
    const end = await ended.promise;
    const fed = await began.catch(() => undefined);
    const own = await journal;
    const told = fed ? await withSourceError(end, source.name, feed, fed.feeding) : end;
    return await close(own, withRounded(told, feed.numbers, source.name));
  }
  /** The last words of the journal; how the run ended. */
  async function close(own: LiveJournal, end: RunEnding): Promise<RunFinished> {
    const logs = roundedLog(end).map((entry) => ({ kind: 'log' as const, entry }));
    if (logs.length > 0) await own.write(partOf(logs));
    const event = { kind: 'finished' as const, ...end };
    const ending = own.end(event);
    supervisor.tell(runId, partOf([...logs, event]), own.state);
    await ending;
    const finished = finishedOf(own.state);
    if (!finished) throw new Error('a run that has ended has no end');
    return finished;
  }
  const chain = began.then(({ nodes }) => nodes);
  const finished = finish();
  // Whoever waits for one of them only learns of a failure there.
  for (const promise of [chain, finished]) promise.catch(() => undefined);
  return {
    runId,
    began: chain,
    finished,
    async control(action) {
      if (isAsked) return await supervisor.control({ runId, action });
      stopsEarly ||= action === 'stop';
    },
    async rows(query) {
      const own = await journal;
      await own.flush();
      return await placeRows(own.reader, query);
    },
    forget: () => supervisor.forget(runId),
  };
}

async function asMemory(started: JournalEventOf<'started'>): Promise<LiveJournal> {
  return memoryJournal(started);
}

/** What went into a run, and what was wrong with the rest. */
interface Feed {
  chunks: number;
  error: ErrorData | undefined;
  numbers: RoundedNumberCounter;
  /** Pinned rows stand in for those that are fed. */
  isPinned: boolean;
}

/** Pinned rows of the chain's places are what the run begins with. */
function lookAtPinned({ pinned = [] }: StartParams['options'], chainLength: number, feed: Feed): void {
  for (const { node, rows } of pinned) {
    if (node >= chainLength) continue;
    feed.isPinned = true;
    feed.numbers.look(rows.join('\n'));
  }
}

/** Feeds until the input or the run ends. The engine finds the next texts there when it has used one up. */
async function feedAll(
  supervisor: EngineSupervisor,
  runId: string,
  source: RowSource,
  feed: Feed,
  isOver: () => boolean,
): Promise<void> {
  const underWay = createSendWindow(feedWindow);
  try {
    for await (const chunk of source.chunks()) {
      for (const { lines, firstLine } of messagesOf(chunk)) {
        if (isOver()) return;
        feed.chunks++;
        if (!feed.isPinned) feed.numbers.look(lines);
        await underWay.send(lines.length, () => supervisor.feed({ runId, lines, firstLine, last: false }));
      }
    }
    await underWay.settled();
  } catch (thrown) {
    feed.error = toErrorData(thrown);
  }
  // The rows before an error are run to their end. Without any, the flow is not run: it was never given an empty input.
  if (feed.error && feed.chunks === 0) return await supervisor.control({ runId, action: 'stop' });
  await supervisor.feed({ runId, lines: '', firstLine: 0, last: true }).catch(() => undefined);
}

async function withSourceError(
  finished: RunEnding,
  name: string,
  feed: Feed,
  feeding: Promise<void>,
): Promise<RunEnding> {
  if (finished.error?.code === 'process.row-not-json' && finished.error.file === undefined)
    return { ...finished, error: { ...finished.error, file: name } };
  if (finished.status === 'ok' && finished.stoppedBecause !== 'disabled') await feeding;
  const gaveUp = finished.status === 'stopped' && feed.chunks === 0;
  if (!feed.error || !(finished.status === 'ok' || gaveUp)) return finished;
  const { code, params, file, line } = new CodedError(feed.error.code, feed.error.params, feed.error).data;
  const place = { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
  // No function is to blame for rows that none has seen.
  const { node: _node, row: _row, ...end } = finished;
  return { ...end, status: 'error', stoppedBecause: 'error', error: { code, params, ...place } };
}
