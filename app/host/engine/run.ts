import type { ParamsOf, ResultOf } from '../../../core/contract/contract.ts';
import type { EngineContract } from '../../../core/contract/engine-contract.ts';
import type { RowsPage, RunFinished } from '../../../core/contract/run-payloads.ts';
import { CodedError, type ErrorData, toErrorData } from '../../../core/errors/coded-error.ts';
import { createRoundedNumberCounter, type RoundedNumberCounter } from '../../../core/rows/rounded-numbers.ts';
import type { RowSource } from '../rows/row-source.ts';
import { withRounded } from './rounded.ts';
import { messagesOf } from './row-messages.ts';
import type { EngineSupervisor, StartParams } from './supervisor.ts';

type RunAction = ParamsOf<EngineContract, 'run.control'>['action'];

/** One run with its rows. Progress, logs and pauses come as events of the supervisor, under the run's id. */
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
  /** Kept rows of one side of one function, also after the end. */
  rows(query: Omit<ParamsOf<EngineContract, 'run.rows'>, 'runId'>): Promise<RowsPage>;
  /** Forgets the kept rows. */
  forget(): Promise<void>;
}

type Chain = ResultOf<EngineContract, 'run.start'>['nodes'];

export interface RunSettings {
  supervisor: EngineSupervisor;
  request: StartParams;
  source: RowSource;
}

/** Starts a run and feeds it, as fast as it takes the rows. It can be stopped at once. */
export function startRun({ supervisor, request, source }: RunSettings): RunHandle {
  const { runId } = request;
  const ended = Promise.withResolvers<RunFinished>();
  let over = false;
  const stopListening = supervisor.on('run.finished', (finished) => {
    if (finished.runId !== runId) return;
    over = true;
    stopListening();
    ended.resolve(finished);
  });
  const feed: Feed = { chunks: 0, error: undefined, numbers: createRoundedNumberCounter(), isPinned: false };
  const began = supervisor.startRun(request).then(({ nodes }) => {
    lookAtPinned(request.options, nodes.length, feed);
    const feeding = feedAll(supervisor, runId, source, feed, () => over);
    return { nodes, feeding };
  });
  began.catch((thrown: unknown) => {
    stopListening();
    ended.reject(thrown);
  });
  async function finish(): Promise<RunFinished> {
    const finished = await ended.promise;
    const fed = await began.catch(() => undefined);
    if (!fed) return finished;
    const told = await withSourceError(finished, source.name, feed, fed.feeding);
    return withRounded(told, feed.numbers, source.name);
  }
  const chain = began.then(({ nodes }) => nodes);
  const finished = finish();
  // Whoever waits for one of them only learns of a failure there.
  for (const promise of [chain, finished]) promise.catch(() => undefined);
  return {
    runId,
    began: chain,
    finished,
    control: (action) => supervisor.control({ runId, action }),
    rows: (query) => supervisor.rows({ runId, ...query }),
    forget: () => supervisor.forget(runId),
  };
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

/** Feeds until the input or the run ends. */
async function feedAll(
  supervisor: EngineSupervisor,
  runId: string,
  source: RowSource,
  feed: Feed,
  isOver: () => boolean,
): Promise<void> {
  try {
    for await (const chunk of source.chunks()) {
      for (const { lines, firstLine } of messagesOf(chunk)) {
        if (isOver()) return;
        feed.chunks++;
        if (!feed.isPinned) feed.numbers.look(lines);
        await supervisor.feed({ runId, lines, firstLine, last: false });
      }
    }
  } catch (thrown) {
    feed.error = toErrorData(thrown);
  }
  // The rows before an error are run to their end. Without any, the flow is not run: it was never given an empty input.
  if (feed.error && feed.chunks === 0) return await supervisor.control({ runId, action: 'stop' });
  await supervisor.feed({ runId, lines: '', firstLine: 0, last: true }).catch(() => undefined);
}

async function withSourceError(
  finished: RunFinished,
  name: string,
  feed: Feed,
  feeding: Promise<void>,
): Promise<RunFinished> {
  if (finished.error?.code === 'process.row-not-json' && finished.error.file === undefined)
    return { ...finished, error: { ...finished.error, file: name } };
  if (finished.status === 'ok' && finished.stoppedBecause !== 'disabled') await feeding;
  const gaveUp = finished.status === 'stopped' && feed.chunks === 0;
  if (!feed.error || !(finished.status === 'ok' || gaveUp)) return finished;
  const { code, params, file, line } = new CodedError(feed.error.code, feed.error.params, feed.error).data;
  const place = { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
  // No function is to blame for rows that none has seen.
  const { runId, progress, leftInBuffer } = finished;
  const error = { code, params, ...place };
  return { runId, progress, leftInBuffer, status: 'error', stoppedBecause: 'error', error };
}
