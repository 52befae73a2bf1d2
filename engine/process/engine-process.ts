import type { CheckedParamsOf, Handlers, MessageChannelLike } from '../../core/contract/contract.ts';
import { type EngineContract, engineContract } from '../../core/contract/engine-contract.ts';
import { connectCallee } from '../../core/contract/peer.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { UserCodeRegistry } from '../faas/user-code.ts';
import { describeThrown, placeOfStack } from '../faas/user-error.ts';
import { asError } from '../kis/kis-error.ts';
import { createJournalPipe, type JournalPipe } from './journal-pipe.ts';
import type { LiveSession } from './live-session.ts';
import type { LogLevel, LogSettings } from './log-box.ts';
import { createRunLog, type RunLog } from './run-log.ts';
import type { RunSession } from './run-parts.ts';
import { startLive } from './start-live.ts';
import { startRun } from './start-run.ts';
import { createStoreClient } from './store-client.ts';

/** Counters and logs go out at most so often. */
const flushEveryMs = 34;
/** Finished runs whose code is still known; the host forgets them earlier if it likes. */
const keptRuns = 8;

interface Known<Session> {
  session: Session;
  forget(): void;
}
type KnownRun = Known<RunSession>;

/** The engine behind a message channel, and where the process sends what no run asked for. */
export interface EngineProcess {
  /** What user code wrote to the console: goes to the log of the run whose code it was. */
  write(level: LogLevel, values: unknown[]): void;
  /** What user code threw outside of every call: a timer, a promise nobody waits for. */
  stray(thrown: unknown): void;
}

export interface EngineProcessSettings {
  /** The project's folder: runs of another are refused, since the walls stand around this one. */
  root: string;
  registry: UserCodeRegistry;
  pid: number;
  memoryBytes(): number;
}

/** Serves the engine's contract on a channel. */
export function serveEngine(channel: MessageChannelLike, settings: EngineProcessSettings): EngineProcess {
  const { registry } = settings;
  const runs = new Map<string, KnownRun>();
  const lives = new Map<string, Known<LiveSession>>();
  /** Of every run that is known, and of those whose code is loading. */
  const logs = new Map<string, RunLog>();
  let timer: ReturnType<typeof setInterval> | undefined;

  const handlers: Handlers<EngineContract> = {
    'engine.ping': () => ({ pid: settings.pid, memoryBytes: settings.memoryBytes() }),
    'run.start': start,
    async 'run.feed'({ runId, lines, firstLine, last }) {
      await known(runId).session.push(lines, firstLine, last);
      return null;
    },
    'run.control'({ runId, action }) {
      known(runId).session.control(action);
      return null;
    },
    'debug.breakpoints'({ runId, breakpoints, pauseOn }) {
      known(runId).session.debug.setBreakpoints(breakpoints, pauseOn);
      return null;
    },
    'debug.goOn'({ runId, how }) {
      known(runId).session.debug.goOn(how);
      return null;
    },
    'debug.edit': ({ runId, edit }) => known(runId).session.debug.edit(edit),
    'debug.rows': ({ runId, ...window }) => known(runId).session.debug.rows(window),
    'store.answers'(answers) {
      store.answer(answers);
      return null;
    },
    'live.start': startLiveRun,
    async 'live.batch'({ runId, lines, origins }) {
      const live = lives.get(runId);
      if (!live) throw new CodedError('process.unknown-run', { runId });
      return await live.session.batch(lines, origins);
    },
    'run.forget'({ runId }) {
      forget(runId);
      return null;
    },
  };
  const callee = connectCallee(engineContract, channel, handlers, undefined);
  const store = createStoreClient((calls) => callee.emit('store.calls', { calls }));

  function known(runId: string): KnownRun {
    const run = runs.get(runId);
    if (!run) throw new CodedError('process.unknown-run', { runId });
    return run;
  }
  function forget(runId: string): void {
    (runs.get(runId) ?? lives.get(runId))?.forget();
    runs.delete(runId);
    lives.delete(runId);
    logs.delete(runId);
  }
  function forgetOldest(): void {
    const ended = [...runs.values()].filter(({ session }) => session.finished);
    for (const { session } of ended.slice(0, -keptRuns)) forget(session.runId);
  }
  function flush(): void {
    let live = false;
    for (const { session } of runs.values()) {
      session.flush();
      live ||= !session.finished;
    }
    if (live) return;
    clearInterval(timer);
    timer = undefined;
  }

  async function start(params: CheckedParamsOf<EngineContract, 'run.start'>) {
    if (params.root !== settings.root) throw new CodedError('process.busy');
    const { runId } = params;
    if (logs.has(runId)) throw new CodedError('process.repeat-run', { runId });
    forgetOldest();
    const { code, forget: forgetCode } = registry.add(params.root, params.files);
    const pipe = createJournalPipe((text) => callee.emit('run.journal', { runId, text }));
    const log = createRunLog(runId, code, { enabled: params.options.logs, send: logSender(pipe) });
    logs.set(runId, log);
    function onEnd(): void {
      log.finished = true;
    }
    try {
      const parts = { store: store.forRun(), emit: callee.emit, onEnd, log, pipe };
      const { session, nodes } = await startRun(params, code, parts);
      runs.set(runId, { session, forget: forgetCode });
      timer ??= setInterval(flush, flushEveryMs);
      // After the answer: events of a run never come before the caller knows of it.
      setImmediate(() => void session.run());
      return { nodes };
    } catch (thrown) {
      forgetCode();
      logs.delete(runId);
      throw thrown;
    }
  }

  async function startLiveRun(params: CheckedParamsOf<EngineContract, 'live.start'>) {
    if (params.root !== settings.root) throw new CodedError('process.busy');
    const { runId } = params;
    if (logs.has(runId)) throw new CodedError('process.repeat-run', { runId });
    const { code, forget: forgetCode } = registry.add(params.root, params.files);
    const pipe = createJournalPipe((text) => callee.emit('run.journal', { runId, text }));
    const log = createRunLog(runId, code, { enabled: true, send: logSender(pipe) });
    logs.set(runId, log);
    try {
      const { session, nodes } = await startLive(params, code, { store: store.forRun(), log });
      lives.set(runId, { session, forget: forgetCode });
      return { nodes };
    } catch (thrown) {
      forgetCode();
      logs.delete(runId);
      throw thrown;
    }
  }

  /** The log of the run whose code is on the stack, else of the latest one that is loading or going. */
  function ownerOf(stack: string): RunLog | undefined {
    const latest = [...logs.values()].reverse();
    return (
      latest.find(({ code }) => placeOfStack(code, stack).file !== undefined) ??
      latest.find((log) => !log.finished)
    );
  }

  return {
    write(level, values) {
      const [only] = logs.values();
      if (only && logs.size === 1 && !only.finished)
        return only.logs.add(level, values, () => placeOfStack(only.code, new Error().stack));
      const { stack = '' } = new Error();
      const owner = ownerOf(stack);
      owner?.logs.add(level, values, () => placeOfStack(owner.code, stack));
    },
    stray(thrown) {
      const stack = asError(thrown)?.stack ?? '';
      const owner = ownerOf(stack) ?? [...logs.values()].at(-1);
      if (!owner) return;
      (runs.get(owner.runId) ?? lives.get(owner.runId))?.session.stray(thrown);
      owner.logs.add('error', [`outside of every call: ${describeThrown(thrown)}`], () =>
        placeOfStack(owner.code, stack),
      );
    },
  };
}

/** Log entries leave at once, behind what happened before them. */
function logSender(pipe: JournalPipe): LogSettings['send'] {
  return (entries, dropped) => {
    for (const entry of entries) pipe.event({ kind: 'log', entry });
    if (dropped > 0) pipe.event({ kind: 'logs-dropped', count: dropped });
    pipe.flush();
  };
}
