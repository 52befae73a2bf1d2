import { randomUUID } from 'node:crypto';
import type { ResultOf } from '../../core/contract/contract.ts';
import type { EngineContract } from '../../core/contract/engine-contract.ts';
import type { LiveBatchEnd } from '../../core/contract/live-payloads.ts';
import { textOf } from '../../core/contract/long-text.ts';
import type { LogEntry } from '../../core/contract/run-payloads.ts';
import { CodedError, toErrorData } from '../../core/errors/coded-error.ts';
import type { SourceFile } from '../../core/project/project.ts';
import { journalPart } from '../../core/run/journal/journal-parts.ts';
import { logsOf } from '../../core/run/journal/logs.ts';
import { crashError } from '../host/engine/crash.ts';
import { connectEngine, type EngineConnection, isClosed } from '../host/engine/engine-connection.ts';
import { engineLaunch } from '../host/engine/engine-launch.ts';
import { nodeFinder } from '../host/engine/find-node.ts';
import { spawnEngine } from '../host/engine/spawn-engine.ts';
import type { LiveStorage } from './live-storage.ts';

const memoryLimitMb = 1024;
/** What the process may hold besides, in buffers and in Node itself. */
const memorySlackMb = 1024;

export interface LiveEngineSettings {
  root: string;
  flow: string;
  files: readonly SourceFile[];
  storage: LiveStorage;
  /** The connectors whose rows get ids of their messages. */
  identified: readonly string[];
  /** A batch that takes longer is given up with its process. */
  batchLimitMs: number;
  onLog(entry: LogEntry): void;
}

type Nodes = ResultOf<EngineContract, 'live.start'>['nodes'];

/** The engine process of one flow, made anew when it was lost. */
export interface LiveEngine {
  /** Starts it and loads the flow's code; rejects with why it can't. */
  start(): Promise<Nodes>;
  /**
   * Runs one batch of JSON Lines, of the messages with these names. What the flow's code does is never an exception here: a hang, a crash or too much memory is a
   * batch that ended with an error. Rejects when no process can be started, or the code can't be loaded any more.
   * Of its time what goes by before `turn` has settled does not count: it waits for others.
   */
  batch(
    lines: string | Uint8Array,
    messages?: readonly string[],
    turn?: Promise<unknown>,
  ): Promise<LiveBatchEnd>;
  /** Ends the process at once; a batch under way ends with `process.stopped`. */
  close(): Promise<void>;
}

interface Running {
  connection: EngineConnection;
  nodes: Nodes;
}

export function createLiveEngine(settings: LiveEngineSettings): LiveEngine {
  const runId = randomUUID();
  const findNode = nodeFinder();
  let running: Promise<Running> | undefined;
  let isOver = false;

  async function begin(): Promise<Running> {
    if (isOver) throw new CodedError('process.stopped');
    const { root, flow, files } = settings;
    const launch = engineLaunch({ grants: { root }, memoryLimitMb, node: findNode() });
    const memoryLimit = (memoryLimitMb + memorySlackMb) * 1024 * 1024;
    const connection = connectEngine({ spawn: spawnEngine, launch, memoryLimit });
    try {
      await connection.ready;
      settings.storage.relay(connection);
      const { nodes } = await connection.caller.call('live.start', {
        ...{ runId, flow, root, files: [...files] },
        storage: settings.storage.kind,
        identified: [...settings.identified],
      });
      hear(connection, nodes.length);
      return { connection, nodes };
    } catch (thrown) {
      await connection.end('asked');
      throw thrown;
    }
  }
  function hear(connection: EngineConnection, places: number): void {
    connection.caller.on('run.journal', ({ text }) => {
      try {
        for (const entry of logsOf(journalPart(textOf(text), places).events).entries) settings.onLog(entry);
      } catch (thrown) {
        connection.violate(String(thrown));
      }
    });
  }
  function current(): Promise<Running> {
    if (running) return running;
    // Once a process, not once a batch: what waits for its end is kept until then.
    const own = begin();
    running = own;
    own.then(({ connection }) => connection.gone).then(forget, forget);
    function forget(): void {
      if (running === own) running = undefined;
    }
    return own;
  }

  /** The end of a batch whose process is gone. */
  async function lost(
    { connection, nodes }: Running,
    isTooLong: boolean,
    beganAt: number,
  ): Promise<LiveBatchEnd> {
    const { exit, why } = await connection.gone;
    running = undefined;
    const durationMs = performance.now() - beganAt;
    return { stoppedBecause: 'crashed', error: errorOf(), durationMs, visits: [] };

    function errorOf() {
      if (isTooLong)
        return new CodedError('live.batch-too-long', {
          flow: settings.flow,
          seconds: settings.batchLimitMs / 1000,
        }).data;
      if (isOver) return new CodedError('process.stopped').data;
      const fname = nodes.length === 1 ? (nodes[0]?.fname ?? '') : settings.flow;
      return crashError(exit, fname, memoryLimitMb, why === 'memory').data;
    }
  }

  return {
    async start() {
      return (await current()).nodes;
    },
    async batch(lines, messages, turn = Promise.resolve()) {
      const own = await current();
      const beganAt = performance.now();
      let isTooLong = false;
      const inTime = limitFrom(turn, settings.batchLimitMs, () => {
        isTooLong = true;
        void own.connection.end('asked');
      });
      try {
        return await own.connection.caller.call('live.batch', {
          ...{ runId, lines },
          ...(messages ? { origins: [...messages] } : {}),
        });
      } catch (thrown) {
        if (!isClosed(thrown) && !own.connection.isViolated)
          return { stoppedBecause: 'error', error: toErrorData(thrown), durationMs: 0, visits: [] };
        return await lost(own, isTooLong, beganAt);
      } finally {
        inTime();
      }
    },
    async close() {
      isOver = true;
      const last = await running?.catch(() => undefined);
      await last?.connection.end('asked');
    },
  };
}

/** Calls `late` so many milliseconds after the promise has settled, unless what it gives is called before. */
function limitFrom(turn: Promise<unknown>, milliseconds: number, late: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const count = (): void => {
    if (!isOver) timer = setTimeout(late, milliseconds);
  };
  turn.then(count, count);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
