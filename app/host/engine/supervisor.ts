import type { EventPayload, ParamsOf, ResultOf } from '../../../core/contract/contract.ts';
import { type EngineContract, engineContract } from '../../../core/contract/engine-contract.ts';
import { type Caller, connectCaller } from '../../../core/contract/peer.ts';
import type { RowsPage, RunFinished, RunProgress } from '../../../core/contract/run-payloads.ts';
import { CodedError, toErrorData } from '../../../core/errors/coded-error.ts';
import type { EngineState } from '../run-engine.ts';
import { activeAt, activeFunction, crashError, describeExit, finishedByExit } from './crash.ts';
import { emptyProgress, idleNode } from './empty-progress.ts';
import { type EngineFiles, type EngineGrants, engineLaunch } from './engine-launch.ts';
import type { EngineExit, EngineProcess, EngineSpawner } from './engine-process.ts';
import { createEventGatherer } from './event-gatherer.ts';
import { nodeFinder } from './find-node.ts';
import { createLastVisits } from './last-visits.ts';
import { watchMemory } from './process-memory.ts';
import { spawnEngine } from './spawn-engine.ts';

const defaultMemoryLimitMb = 1024;
/** How long a run may take to stop by itself before its process is ended: Stop takes less than a second, always. */
const stopGraceMs = 600;
/** How long the project's code may take to load. */
const defaultLoadLimitMs = 20_000;
/** How often a process that starts is asked whether it is there, each time for the seconds of `engine.ping`. */
const pingAttempts = 4;
/** Buffers live outside of the heap that Node limits: a process that much over the limit is ended as well. */
const defaultMemorySlackMb = 1024;

type StartParams = ParamsOf<EngineContract, 'run.start'>;
interface SupervisorEvents {
  'run.progress': EventPayload<EngineContract, 'run.progress'>;
  'run.logs': EventPayload<EngineContract, 'run.logs'>;
  'run.output': EventPayload<EngineContract, 'run.output'>;
  'run.paused': EventPayload<EngineContract, 'run.paused'>;
  'run.finished': EventPayload<EngineContract, 'run.finished'>;
  'engine.stateChanged': EngineState;
}
type SupervisorEvent = keyof SupervisorEvents;

export interface SupervisorSettings {
  /** Default: a child of this process. */
  spawn?: EngineSpawner | undefined;
  /** The Node that engines run on; throws `process.no-node`. Default: this one, or that of npm's package. */
  findNode?: (() => string) | undefined;
  /** Default: the engine as it stands beside the host. */
  files?: EngineFiles | undefined;
  memoryLimitMb?: number | undefined;
  /** What the process may hold besides, in buffers and in Node itself. */
  memorySlackMb?: number | undefined;
  /** How long the project's code may take to load before the process is ended. */
  loadLimitMs?: number | undefined;
}

/**
 * Owns one engine process: starts it when it is needed, stops runs within a second whatever their code does, tells how a
 * run ended whose process died, and starts the process again. Every run that began gets exactly one `run.finished`.
 */
export interface EngineSupervisor {
  state(): EngineState;
  /** Starts a run that then waits for rows. Rejects with coded errors that name file and line. */
  startRun(params: StartParams): Promise<ResultOf<EngineContract, 'run.start'>>;
  /** Feeds rows; resolves when the engine wants more, or when the run has ended. */
  feed(params: ParamsOf<EngineContract, 'run.feed'>): Promise<void>;
  control(params: ParamsOf<EngineContract, 'run.control'>): Promise<void>;
  rows(query: ParamsOf<EngineContract, 'run.rows'>): Promise<RowsPage>;
  forget(runId: string): Promise<void>;
  /** Ends the process, and its runs with it, and starts a new one. */
  restart(): Promise<EngineState>;
  close(): Promise<void>;
  /** Gives the function that stops listening. */
  on<E extends SupervisorEvent>(event: E, listener: (payload: SupervisorEvents[E]) => void): () => void;
}

interface Run {
  progress: RunProgress;
  readonly startedAt: number;
  stopping: boolean;
  /** Why it ended with its process. */
  crash: CodedError | undefined;
  finish(finished: RunFinished): void;
  readonly finished: Promise<void>;
}

interface Connection {
  process: EngineProcess;
  caller: Caller<EngineContract>;
  grantsKey: string;
  /** Why this side ended it; undefined while it lives or when it died by itself. */
  ending: 'asked' | 'memory' | undefined;
  exited: Promise<void>;
  /** Ends the watch over its memory. */
  stopWatching(): void;
}

export function createEngineSupervisor(settings: SupervisorSettings = {}): EngineSupervisor {
  const spawn = settings.spawn ?? spawnEngine;
  const findNode = settings.findNode ?? nodeFinder();
  const memoryLimitMb = settings.memoryLimitMb ?? defaultMemoryLimitMb;
  const processLimitMb = memoryLimitMb + (settings.memorySlackMb ?? defaultMemorySlackMb);
  const loadLimitMs = settings.loadLimitMs ?? defaultLoadLimitMs;
  const runs = new Map<string, Run>();
  const listeners = new Map<SupervisorEvent, Set<(payload: never) => void>>();
  const lastVisits = createLastVisits();
  const gatherer = createEventGatherer({
    progress: (progress) => emit('run.progress', progress),
    logs: (logs) => emit('run.logs', logs),
  });
  let state: EngineState = { state: 'stopped', pid: null, error: null };
  let grants: EngineGrants | undefined;
  let connection: Connection | undefined;
  let connecting: Promise<Connection> | undefined;
  /** A stopped function is still going in the process: it must not share it with the next run. */
  let tainted = false;

  function emit<E extends SupervisorEvent>(event: E, payload: SupervisorEvents[E]): void {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  }
  function on<E extends SupervisorEvent>(
    event: E,
    listener: (payload: SupervisorEvents[E]) => void,
  ): () => void {
    const set = listeners.get(event) ?? new Set();
    listeners.set(event, set);
    set.add(listener as (payload: never) => void);
    return () => set.delete(listener as (payload: never) => void);
  }
  function setState(next: Partial<EngineState>): void {
    state = { ...state, ...next };
    emit('engine.stateChanged', state);
  }
  function settleState(): void {
    if (state.state === 'ready' || state.state === 'running')
      setState({ state: runs.size > 0 ? 'running' : 'ready' });
  }

  async function connect(wanted: EngineGrants): Promise<Connection> {
    const key = JSON.stringify([wanted.root, wanted.storePath]);
    if (connecting) await connecting.catch(() => undefined);
    if (connection && (connection.grantsKey !== key || tainted)) {
      if (runs.size > 0 && connection.grantsKey !== key) throw new CodedError('process.busy');
      if (runs.size === 0) await end('asked');
    }
    if (connection && !connection.ending) return connection;
    grants = wanted;
    connecting = start(wanted, key);
    try {
      return await connecting;
    } finally {
      connecting = undefined;
    }
  }

  async function start(wanted: EngineGrants, grantsKey: string): Promise<Connection> {
    const launch = engineLaunch({ grants: wanted, memoryLimitMb, node: findNode(), files: settings.files });
    setState({ state: 'starting', pid: null, error: null });
    tainted = false;
    const child = spawn(launch);
    const caller = connectCaller(engineContract, child.channel);
    let exit: EngineExit | undefined;
    const exited = new Promise<void>((resolve) => {
      child.onExit((how) => {
        exit = how;
        onExit(made, how);
        resolve();
      });
    });
    const made: Connection = {
      process: child,
      caller,
      grantsKey,
      ending: undefined,
      exited,
      stopWatching: () => {},
    };
    connection = made;
    listen(caller);
    try {
      await firstAnswer(caller);
    } catch {
      made.ending ??= 'asked';
      child.kill();
      await exited;
      const detail = exit ? describeExit(exit) : 'no answer';
      const error = new CodedError('process.start-failed', { detail });
      setState({ state: 'crashed', pid: null, error: errorOf(error) });
      throw error;
    }
    made.stopWatching = watchMemory(child.pid, processLimitMb * 1024 * 1024, () => {
      if (connection === made) void end('memory');
    });
    setState({ state: runs.size > 0 ? 'running' : 'ready', pid: child.pid });
    return made;
  }

  function listen(caller: Caller<EngineContract>): void {
    caller.on('run.progress', (progress) => {
      const run = runs.get(progress.runId);
      if (run) run.progress = progress;
      gatherer.progress(progress);
    });
    caller.on('run.entered', (visit) => {
      const run = runs.get(visit.runId);
      if (!run) return;
      lastVisits.add(visit);
      run.progress = activeAt(run.progress, visit.node);
    });
    caller.on('run.logs', gatherer.logs);
    caller.on('run.output', (output) => emit('run.output', output));
    caller.on('run.paused', (paused) => {
      gatherer.flush();
      emit('run.paused', paused);
    });
    caller.on('run.finished', (finished) => {
      gatherer.flush();
      tainted ||= finished.status === 'stopped' && finished.progress.nodes.some((node) => node.active);
      runs.get(finished.runId)?.finish(finished);
    });
  }

  /** The process is gone: every run that was going on gets its end. */
  function onExit(ended: Connection, exit: EngineExit): void {
    if (connection === ended) connection = undefined;
    ended.stopWatching();
    let crash: CodedError | undefined;
    gatherer.flush();
    for (const run of [...runs.values()]) {
      const { fname } = activeFunction(run.progress);
      if (run.stopping) run.finish(finishedByExit(lastKnown(run), undefined));
      else {
        crash = ended.ending === 'asked' ? new CodedError('process.ended') : crashOf(ended, exit, fname);
        run.crash = crash;
        run.finish(finishedByExit(lastKnown(run), crash.data));
      }
    }
    if (ended.ending === 'asked') setState({ state: 'stopped', pid: null, error: null });
    else {
      const error = crash ?? crashOf(ended, exit, '—');
      setState({ state: 'crashed', pid: null, error: errorOf(error) });
    }
  }

  function crashOf({ ending }: Connection, exit: EngineExit, fname: string): CodedError {
    const limitMb = ending === 'memory' ? processLimitMb : memoryLimitMb;
    return crashError(exit, fname, limitMb, ending === 'memory');
  }

  async function end(why: 'asked' | 'memory'): Promise<void> {
    const ending = connection;
    if (!ending) return;
    ending.ending ??= why;
    ending.process.kill();
    await ending.exited;
  }

  function addRun(runId: string, flow: string): Run {
    let done = (): void => {};
    const run: Run = {
      progress: emptyProgress(runId, flow),
      startedAt: performance.now(),
      stopping: false,
      crash: undefined,
      finished: new Promise((resolve) => {
        done = resolve;
      }),
      finish(finished) {
        if (!runs.delete(runId)) return;
        settleState();
        emit('run.finished', finished);
        done();
      },
    };
    runs.set(runId, run);
    settleState();
    return run;
  }

  async function startRun(params: StartParams): Promise<ResultOf<EngineContract, 'run.start'>> {
    const { caller } = await connect({ root: params.root, storePath: params.storePath });
    const run = addRun(params.runId, params.flow);
    let tooLong = false;
    const limit = setTimeout(() => {
      tooLong = true;
      void end('asked');
    }, loadLimitMs);
    try {
      const started = await caller.call('run.start', params);
      run.progress = {
        ...run.progress,
        nodes: started.nodes.map(({ fname }, node) => idleNode(fname, node)),
      };
      return started;
    } catch (thrown) {
      gatherer.flush();
      runs.delete(params.runId);
      settleState();
      if (tooLong) throw new CodedError('process.load-too-long', { seconds: loadLimitMs / 1000 });
      throw run.crash ?? thrown;
    } finally {
      clearTimeout(limit);
    }
  }

  /** Asks politely; ends the process when the run is not over soon. */
  async function stop(runId: string): Promise<void> {
    const run = runs.get(runId);
    if (!run) return;
    run.stopping = true;
    connection?.caller.call('run.control', { runId, action: 'stop' }).catch(() => undefined);
    const timer = setTimeout(() => void restartAfterKill(), stopGraceMs);
    await run.finished;
    clearTimeout(timer);
  }
  async function restartAfterKill(): Promise<void> {
    await end('asked');
    if (grants) await connect(grants).catch(() => undefined);
  }

  /** Calls the engine about a run it may know. */
  async function call<M extends 'run.rows' | 'run.control' | 'run.forget'>(
    method: M,
    params: ParamsOf<EngineContract, M>,
  ): Promise<ResultOf<EngineContract, M>> {
    if (!connection) throw new CodedError('process.ended');
    return await connection.caller.call(method, params);
  }

  return {
    state: () => state,
    startRun,
    async feed(params) {
      const run = runs.get(params.runId);
      if (!run || !connection) return;
      await connection.caller.call('run.feed', params).catch((thrown: unknown) => {
        if (runs.has(params.runId) && !isClosed(thrown)) throw thrown;
      });
    },
    async control(params) {
      if (params.action === 'stop') await stop(params.runId);
      else await call('run.control', params);
    },
    async rows(query) {
      try {
        return await call('run.rows', query);
      } catch (thrown) {
        // The process that had them is gone.
        const left = lastVisits.rows(query.runId, query);
        if (left) return left;
        throw thrown;
      }
    },
    async forget(runId) {
      if (connection) await call('run.forget', { runId });
    },
    async restart() {
      await end('asked');
      if (grants) await connect(grants);
      return state;
    },
    async close() {
      await connecting?.catch(() => undefined);
      await end('asked');
    },
    on,
  };
}

/** What the process told last; the time went on since. */
function lastKnown({ progress, startedAt }: Run): RunProgress {
  return { ...progress, elapsedMs: Math.max(progress.elapsedMs, performance.now() - startedAt) };
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

function isClosed(thrown: unknown): boolean {
  return thrown instanceof CodedError && thrown.code === 'contract.closed';
}

function errorOf(error: CodedError): NonNullable<EngineState['error']> {
  const { code, params } = toErrorData(error);
  return { code, params };
}
