import { type EngineContract, engineContract } from '../../../core/contract/engine-contract.ts';
import { type Caller, connectCaller } from '../../../core/contract/peer.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { wallsMissing } from '../../../engine/wire/last-words.ts';
import { rareError } from '../rare-errors.ts';
import { describeExit } from './crash.ts';
import type { EngineExit, EngineLaunch, EngineSpawner } from './engine-process.ts';
import { neededNode } from './find-node.ts';
import { watchMemory } from './process-memory.ts';

/** How often a process that starts is asked whether it is there, each time for the seconds of `engine.ping`. */
const pingAttempts = 4;

/** Why this side ended a process. */
export type Ending = 'asked' | 'memory' | 'silent';

/** Where one process is in its life. `ending`: killed, but not gone yet. */
export type ConnectionState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'ending'; readonly why: Ending }
  | { readonly kind: 'gone'; readonly exit: EngineExit; readonly why: Ending | 'itself' };

/** One engine process, from its start to its exit. */
export interface EngineConnection {
  readonly pid: number | null;
  readonly caller: Caller<EngineContract>;
  readonly state: ConnectionState;
  /** Resolves when it answers. Rejects with `process.start-failed` or `process.walls-missing` when it ends before. */
  readonly ready: Promise<void>;
  /** Resolves when the process is gone; never rejects. */
  readonly gone: Promise<Extract<ConnectionState, { kind: 'gone' }>>;
  /** Ends the process at once, whatever it is doing; resolves when it is gone. */
  end(why: Ending): Promise<void>;
  /** Whether it sent what no engine sends, and is being ended for it. */
  readonly isViolated: boolean;
  /** It sent what no engine sends: ends it, and says so. */
  violate(reason: string): void;
  /** Makes it wait with what it sends until the promise settles. */
  pauseUntil(settled: Promise<unknown>): void;
  /** Bytes sent that it has not taken yet. */
  waitingBytes(): number;
}

export interface ConnectionSettings {
  spawn: EngineSpawner;
  launch: EngineLaunch;
  /** Bytes that the process may hold in all; it is ended when it holds more. */
  memoryLimit: number;
}

/** Starts a process and connects to it. */
export function connectEngine({ spawn, launch, memoryLimit }: ConnectionSettings): EngineConnection {
  const child = spawn(launch);
  const caller = connectCaller(engineContract, child.channel, {
    onBadMessage: violate,
  });
  const gone = Promise.withResolvers<Extract<ConnectionState, { kind: 'gone' }>>();
  let state: ConnectionState = { kind: 'starting' };
  let stopWatching = (): void => {};
  let isViolated = false;

  function violate(reason: string): void {
    isViolated = true;
    child.channel.refuse(reason);
  }
  child.onExit((exit) => {
    stopWatching();
    const left = { kind: 'gone', exit, why: state.kind === 'ending' ? state.why : 'itself' } as const;
    state = left;
    gone.resolve(left);
  });
  async function end(why: Ending): Promise<void> {
    if (state.kind === 'gone') return;
    if (state.kind !== 'ending') state = { kind: 'ending', why };
    child.kill();
    await gone.promise;
  }
  async function start(): Promise<void> {
    try {
      await firstAnswer(caller);
    } catch {
      await end('silent');
      throw startError((await gone.promise).exit);
    }
    if (state.kind === 'starting') state = { kind: 'ready' };
    stopWatching = watchMemory(child.pid, memoryLimit, () => void end('memory'));
  }

  return {
    pid: child.pid,
    caller,
    get state() {
      return state;
    },
    ready: start(),
    gone: gone.promise,
    end,
    get isViolated() {
      return isViolated;
    },
    violate,
    pauseUntil: child.channel.pauseUntil,
    waitingBytes: () => child.channel.waitingBytes,
  };
}

async function firstAnswer(caller: Caller<EngineContract>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await caller.call('engine.ping', {});
      return;
    } catch (thrown) {
      if (attempt === pingAttempts || isClosed(thrown)) throw thrown;
    }
  }
}

function startError(exit: EngineExit): CodedError {
  const at = exit.errorText.indexOf(wallsMissing);
  if (at < 0) return new CodedError('process.start-failed', { detail: describeExit(exit) });
  const [detail = ''] = exit.errorText.slice(at + wallsMissing.length).split('\n');
  return rareError('process.walls-missing', { detail, version: neededNode });
}

/** Whether a call failed because its process is gone. */
export function isClosed(thrown: unknown): boolean {
  return thrown instanceof CodedError && thrown.code === 'contract.closed';
}
