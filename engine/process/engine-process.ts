import type { CheckedParamsOf, Handlers, MessageChannelLike } from '../../core/contract/contract.ts';
import { type EngineContract, engineContract } from '../../core/contract/engine-contract.ts';
import { connectCallee } from '../../core/contract/peer.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { UserCodeRegistry } from '../faas/user-code.ts';
import { describeThrown, placeOfStack } from '../faas/user-error.ts';
import { asError } from '../kis/kis-error.ts';
import type { LogLevel } from './log-box.ts';
import type { RunSession } from './run-session.ts';
import { startRun } from './start-run.ts';
import { createStores } from './stores.ts';

/** Counters and logs go out at most so often. */
const flushEveryMs = 34;
/** Finished runs whose rows can still be looked at; the host forgets them earlier if it likes. */
const keptRuns = 8;

interface KnownRun {
  session: RunSession;
  forget(): void;
}

/** The engine behind a message channel, and where the process sends what no run asked for. */
export interface EngineProcess {
  /** What user code wrote to the console: goes to the log of the run whose code it was. */
  write(level: LogLevel, values: unknown[]): void;
  /** What user code threw outside of every call: a timer, a promise nobody waits for. */
  stray(thrown: unknown): void;
}

export interface EngineProcessSettings {
  registry: UserCodeRegistry;
  pid: number;
  memoryBytes(): number;
}

/** Serves the engine's contract on a channel. */
export function serveEngine(channel: MessageChannelLike, settings: EngineProcessSettings): EngineProcess {
  const { registry } = settings;
  const runs = new Map<string, KnownRun>();
  const stores = createStores();
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
    'run.rows': ({ runId, node, side, ...window }) => known(runId).session.rows(node, side, window),
    'run.forget'({ runId }) {
      forget(runId);
      return null;
    },
  };
  const callee = connectCallee(engineContract, channel, handlers, undefined);

  function known(runId: string): KnownRun {
    const run = runs.get(runId);
    if (!run) throw new CodedError('process.unknown-run', { runId });
    return run;
  }
  function forget(runId: string): void {
    runs.get(runId)?.forget();
    runs.delete(runId);
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
    if (runs.has(params.runId)) throw new CodedError('process.repeat-run', { runId: params.runId });
    forgetOldest();
    const { code, forget: forgetCode } = registry.add(params.root, params.files);
    const { store, release } = stores.open(params.storePath, params.root);
    try {
      const { session, nodes } = await startRun(params, code, store, { emit: callee.emit, onEnd: release });
      runs.set(params.runId, { session, forget: forgetCode });
      timer ??= setInterval(flush, flushEveryMs);
      // After the answer: events of a run never come before the caller knows of it.
      setImmediate(() => void session.run());
      return { nodes };
    } catch (thrown) {
      release();
      forgetCode();
      throw thrown;
    }
  }

  /** The run whose code is on the stack, else the latest one that is still going. */
  function ownerOf(stack: string): RunSession | undefined {
    const sessions = [...runs.values()].map((run) => run.session).reverse();
    return (
      sessions.find(({ code }) => placeOfStack(code, stack).file !== undefined) ??
      sessions.find((session) => !session.finished)
    );
  }

  return {
    write(level, values) {
      const live = [...runs.values()].filter(({ session }) => !session.finished);
      const [only] = live;
      if (only && live.length === 1 && runs.size === 1)
        return only.session.logs.add(level, values, () => placeOfStack(only.session.code, new Error().stack));
      const { stack = '' } = new Error();
      const owner = ownerOf(stack);
      owner?.logs.add(level, values, () => placeOfStack(owner.code, stack));
      if (owner?.finished) sendLate(owner);
    },
    stray(thrown) {
      const stack = asError(thrown)?.stack ?? '';
      const owner = ownerOf(stack) ?? [...runs.values()].at(-1)?.session;
      if (!owner) return;
      owner.stray(thrown);
      owner.logs.add('error', [`outside of every call: ${describeThrown(thrown)}`], () =>
        placeOfStack(owner.code, stack),
      );
      if (owner.finished) sendLate(owner);
    },
  };

  function sendLate(session: RunSession): void {
    const logs = session.logs.drain();
    if (logs) callee.emit('run.logs', logs);
  }
}
