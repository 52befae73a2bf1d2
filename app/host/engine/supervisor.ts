import type { ConnConfig } from '../../../core/config/types.ts';
import type { ParamsOf, ResultOf } from '../../../core/contract/contract.ts';
import type { EngineContract } from '../../../core/contract/engine-contract.ts';
import type { JournalState } from '../../../core/contract/journal-state.ts';
import { CodedError, toErrorData } from '../../../core/errors/coded-error.ts';
import { connectorsOf } from '../../../core/project/flow-connectors.ts';
import { projectModel } from '../../../core/project/model.ts';
import { createProject } from '../../../core/project/project.ts';
import type { JournalPart } from '../../../core/run/journal/journal-parts.ts';
import type { DebugCalls, DebugMethod, ProcessState } from '../run-engine.ts';
import { type ConnectKeeper, createConnectKeeper } from './connect-keeper.ts';
import { crashError } from './crash.ts';
import type { Engine } from './engine.ts';
import { connectEngine, type EngineConnection, isClosed } from './engine-connection.ts';
import { type EngineFiles, engineLaunch } from './engine-launch.ts';
import type { EngineSpawner } from './engine-process.ts';
import { nodeFinder } from './find-node.ts';
import { hearEngine } from './hear-engine.ts';
import { createListeners, type Listeners } from './listeners.ts';
import { createRunRegistry, type KnownRun, type RunSink } from './run-registry.ts';
import { spawnEngine } from './spawn-engine.ts';
import { stopRun } from './stop-policy.ts';
import { createStoreKeeper, type StoreKeeper, type StorePlace } from './store-keeper.ts';
import { relayStoreCalls } from './store-relay.ts';

const defaultMemoryLimitMb = 1024;
/** How long the project's code may take to load. */
const defaultLoadLimitMs = 20_000;
/** Buffers live outside of the heap that Node limits: a process that much over the limit is ended as well. */
const defaultMemorySlackMb = 1024;
const megabyte = 1024 * 1024;

/** What starts a run. The engine is not told where the store is. */
export type StartParams = ParamsOf<EngineContract, 'run.start'> & Pick<StorePlace, 'storePath'>;
type Started = ResultOf<EngineContract, 'run.start'>;

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
  /** Stores that several engines share: whoever made them closes them. Default: its own. */
  stores?: StoreKeeper | undefined;
}

/**
 * Owns one engine process: starts it when it is needed, stops runs within a second whatever their code does, tells how a
 * run ended whose process died, and starts the process again. Every run that began, or was stopped before, gets exactly one
 * `run.finished`.
 */
export interface EngineSupervisor extends Pick<Listeners, 'on'> {
  state(): ProcessState;
  /**
   * Starts a run that then waits for rows; it can be stopped from the moment of the call. Rejects with coded errors that name file
   * and line, with `process.stopped` when it was stopped before it began. `journal` holds what it began with.
   */
  startRun(params: StartParams, journal: RunSink): Promise<Started>;
  /** Feeds rows; resolves when the engine wants more, or when the run has ended. */
  feed(params: ParamsOf<EngineContract, 'run.feed'>): Promise<void>;
  /** Tells the listeners what the host has to say of a run. */
  tell(runId: string, part: JournalPart, state: JournalState): void;
  control(params: ParamsOf<EngineContract, 'run.control'>): Promise<void>;
  /** Calls about a run that goes on or waits, as they are. */
  debug: DebugCalls;
  forget(runId: string): Promise<void>;
  /** Ends the process, and its runs with it, and starts a new one. */
  restart(): Promise<ProcessState>;
  /** Ends its processes; none is started after. */
  close(): Promise<void>;
  /** The embedded stores of its projects. */
  readonly stores: StoreKeeper;
  /** The real storage of runs that ask for it. */
  readonly connections: ConnectKeeper;
}

export function createEngineSupervisor(settings: SupervisorSettings = {}): EngineSupervisor {
  const { spawn = spawnEngine, findNode = nodeFinder(), loadLimitMs = defaultLoadLimitMs } = settings;
  const memoryLimitMb = settings.memoryLimitMb ?? defaultMemoryLimitMb;
  const processLimitMb = memoryLimitMb + (settings.memorySlackMb ?? defaultMemorySlackMb);
  const listeners = createListeners();
  const stores = settings.stores ?? createStoreKeeper({ spawn, findNode, files: settings.files });
  const connections = createConnectKeeper({ spawn, findNode, files: settings.files });
  /** The stores of the runs that go on. */
  const used = new Map<string, StorePlace>();
  const runs = createRunRegistry({
    onChange: settle,
    onFinished: (finished) => void listeners.emit('run.finished', finished),
  });
  let state: ProcessState = { state: 'stopped', pid: null, error: null };
  let grants: StorePlace | undefined;
  let engine: Engine | undefined;
  let starting: Promise<Engine> | undefined;
  /** Closed: what was on its way to a process gets none, since nobody would end it. */
  let isOver = false;

  function setState(next: Partial<ProcessState>): void {
    state = { ...state, ...next };
    listeners.emit('engine.stateChanged', state);
  }
  function settle(): void {
    for (const [runId, place] of used) {
      if (runs.get(runId)) continue;
      used.delete(runId);
      stores.endRun(place);
    }
    if (runs.size === 0) connections.rest();
    const wanted = runs.size > 0 ? 'running' : 'ready';
    if ((state.state === 'ready' || state.state === 'running') && state.state !== wanted)
      setState({ state: wanted });
  }

  /** The process for these grants; `asking` is the run that wants it. */
  async function engineFor(wanted: StorePlace, asking?: KnownRun): Promise<Engine> {
    const key = JSON.stringify([wanted.root, wanted.storePath, wanted.storage]);
    await starting?.catch(() => undefined);
    if (asking?.isStopping) throw new CodedError('process.stopped');
    const isFree = runs.all().every((run) => run === asking || !engine?.given.has(run.runId));
    if (engine && engine.grantsKey !== key && !isFree) throw new CodedError('process.busy');
    if (engine && (engine.grantsKey !== key || engine.tainted) && isFree) await end();
    const there = engine?.connection.state.kind;
    if (engine && (there === 'ready' || there === 'starting')) return engine;
    grants = wanted;
    starting = start(wanted, key);
    try {
      return await starting;
    } finally {
      starting = undefined;
    }
  }

  async function start(wanted: StorePlace, grantsKey: string): Promise<Engine> {
    if (isOver) throw new CodedError('process.ended');
    const launch = engineLaunch({ grants: wanted, memoryLimitMb, node: findNode(), files: settings.files });
    setState({ state: 'starting', pid: null, error: null });
    const connection = connectEngine({ spawn, launch, memoryLimit: processLimitMb * megabyte });
    const given = new Map<string, RunSink>();
    const made: Engine = { connection, grantsKey, given, tainted: false, settled: Promise.resolve() };
    made.settled = connection.gone.then(() => onGone(made));
    engine = made;
    hearEngine({ engine: made, runs, emit: listeners.emit });
    relayStoreCalls({ connection, stores, connections, place: wanted });
    try {
      await connection.ready;
    } catch (thrown) {
      await made.settled;
      if (state.state === 'crashed') setState({ error: errorOf(thrown) });
      throw thrown;
    }
    setState({ state: runs.size > 0 ? 'running' : 'ready', pid: connection.pid });
    return made;
  }

  /** The process is gone: every run that it was given gets its end. */
  function onGone({ connection, given }: Engine): void {
    if (engine?.connection === connection) engine = undefined;
    const wasAsked = connection.state.kind === 'gone' && connection.state.why === 'asked';
    let crash = wasAsked ? undefined : crashOf(connection, '—');
    for (const run of runs.all().filter(({ runId }) => given.has(runId))) {
      const error = wasAsked ? new CodedError('process.ended') : crashOf(connection, run.activeFunction);
      if (!wasAsked && !run.isStopping) crash = error;
      run.finishByExit(error);
    }
    if (crash) setState({ state: 'crashed', pid: null, error: errorOf(crash) });
    else setState({ state: 'stopped', pid: null, error: null });
  }
  function crashOf({ state: left }: EngineConnection, fname: string): CodedError {
    if (left.kind !== 'gone') return new CodedError('process.ended');
    const isOver = left.why === 'memory';
    return crashError(left.exit, fname, isOver ? processLimitMb : memoryLimitMb, isOver);
  }

  async function end(): Promise<void> {
    const ending = engine;
    await ending?.connection.end('asked');
    await ending?.settled;
  }
  /** A new process takes the place of one that had to be ended, so that the next run begins at once. */
  async function endForStop(): Promise<void> {
    await end();
    if (grants) void engineFor(grants).catch(() => undefined);
  }

  async function startRun(params: StartParams, journal: RunSink): Promise<Started> {
    const { storePath, ...request } = params;
    const { runId, root } = request;
    const place: StorePlace = { root, storePath, storage: params.storage ?? 'embedded' };
    const run = runs.add({ runId, hasOutputs: params.options.outputs === true, journal });
    let given: Engine | undefined;
    try {
      given = await engineFor(place, run);
      if (run.isStopping) throw new CodedError('process.stopped');
      given.given.set(runId, journal);
      if (place.storage === 'real') await connections.begin(connectorsToOpen(params));
      else {
        stores.beginRun(place);
        used.set(runId, place);
      }
      const started = await load(given, request);
      run.began();
      return started;
    } catch (thrown) {
      const isLost = isClosed(thrown) || given?.connection.isViolated === true;
      if (isLost) await given?.settled;
      if (run.isStopping) {
        run.finishByExit();
        throw new CodedError('process.stopped', {}, {}, thrown);
      }
      run.drop();
      throw isLost ? (run.crash ?? thrown) : thrown;
    }
  }
  async function load(
    { connection }: Engine,
    params: ParamsOf<EngineContract, 'run.start'>,
  ): Promise<Started> {
    let isTooLong = false;
    const limit = setTimeout(() => {
      isTooLong = true;
      void connection.end('asked');
    }, loadLimitMs);
    try {
      return await connection.caller.call('run.start', params);
    } catch (thrown) {
      throw isTooLong ? new CodedError('process.load-too-long', { seconds: loadLimitMs / 1000 }) : thrown;
    } finally {
      clearTimeout(limit);
    }
  }

  function ask(runId: string): void {
    engine?.connection.caller.call('run.control', { runId, action: 'stop' }).catch(() => undefined);
  }
  /** Calls the engine about a run it may know. */
  async function call<M extends 'run.control' | 'run.forget' | DebugMethod>(
    method: M,
    params: ParamsOf<EngineContract, M>,
  ): Promise<ResultOf<EngineContract, M>> {
    if (!engine) throw new CodedError('process.ended');
    return await engine.connection.caller.call(method, params);
  }

  return {
    state: () => state,
    startRun,
    tell: (runId, part, state) => void listeners.emit('run.events', { runId, ...part, state }),
    async feed(params) {
      if (!runs.get(params.runId) || !engine) return;
      await engine.connection.caller.call('run.feed', params).catch((thrown: unknown) => {
        if (runs.get(params.runId) && !isClosed(thrown)) throw thrown;
      });
    },
    async control(params) {
      const run = runs.get(params.runId);
      if (params.action !== 'stop') await call('run.control', params);
      else if (run) await stopRun(run, { ask, end: endForStop });
    },
    debug: call,
    async forget(runId) {
      if (engine) await call('run.forget', { runId });
    },
    async restart() {
      await end();
      if (grants) await engineFor(grants);
      return state;
    },
    async close() {
      isOver = true;
      await starting?.catch(() => undefined);
      await end();
      await Promise.all([settings.stores ? undefined : stores.close(), connections.close()]);
    },
    stores,
    connections,
    on: listeners.on,
  };
}

function errorOf(thrown: unknown): NonNullable<ProcessState['error']> {
  const { code, params } = toErrorData(thrown);
  return { code, params };
}

/** What the flow's YAML says of its connectors, unsaved edits included: what the engine says of them is not asked. */
function connectorsToOpen({ files, flow }: StartParams): ConnConfig[] {
  const model = projectModel(createProject('', files));
  const entry = model.flow(flow);
  return entry ? connectorsOf(model, entry).map(({ config }) => config) : [];
}
