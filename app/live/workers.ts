import { type ChildProcess, spawn } from 'node:child_process';
import { AggregatorRegistry } from 'prom-client';
import { wait } from '../sources/wait.ts';
import { serveControl } from './control-server.ts';
import type { LiveLog } from './live-log.ts';
import { fromWorkerSchema, type ToWorker, type WorkerState } from './worker-messages.ts';

const answerMs = 2000;
const firstWaitMs = 500;
const longestWaitMs = 30_000;
/** A worker that lived so long was well. */
const wellAfterMs = 60_000;

export interface WorkersSettings {
  count: number;
  /** The command line of one worker; its number, from 1, is in the environment variable `KISFLOW_LIVE_WORKER`. */
  command: readonly [string, ...string[]];
  listen: string | undefined;
  log: LiveLog;
}

/** The workers of a live run, each a process of its own: one that dies is started again. */
export interface Workers {
  reload(): void;
  /** Lets their batches end; resolves when all are gone. */
  stop(): Promise<void>;
  /** Resolves, with its exit code, when a worker could not begin. */
  readonly failed: Promise<number>;
}

interface Slot {
  worker: number;
  child: ChildProcess | undefined;
  gone: Promise<void>;
}

export async function startWorkers({ count, command, listen, log }: WorkersSettings): Promise<Workers> {
  const stopping = new AbortController();
  const failed = Promise.withResolvers<number>();
  const asked = new Map<number, (state: WorkerState) => void>();
  let hasBegun = false;
  let lastAsk = 0;

  function begin(slot: Slot): Promise<number | null> {
    const [program, ...args] = command;
    const env = { ...process.env, KISFLOW_LIVE_WORKER: String(slot.worker) };
    const child = spawn(program, args, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    slot.child = child;
    child.on('message', (message) => {
      const told = fromWorkerSchema.safeParse(message).data;
      if (told === undefined) return;
      if ('begun' in told) hasBegun = true;
      else asked.get(told.id)?.(told);
    });
    return new Promise((resolve) => {
      child.on('error', () => resolve(null));
      child.on('exit', (code) => resolve(code));
    });
  }
  /** Starts a worker again and again until all are to stop. */
  async function keep(slot: Slot): Promise<void> {
    for (let deaths = 0; !stopping.signal.aborted; deaths++) {
      const beganAt = performance.now();
      const code = await begin(slot);
      slot.child = undefined;
      if (stopping.signal.aborted) return;
      // What no worker could begin with is wrong for all of them, and has been said.
      if (!hasBegun && code !== null && code !== 0) return failed.resolve(code);
      if (performance.now() - beganAt > wellAfterMs) deaths = 0;
      const milliseconds = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(deaths, 10));
      log.say('warn', 'worker-died', 'a worker died and is started again', {
        worker: slot.worker,
        exitCode: code ?? undefined,
        milliseconds,
      });
      await wait(milliseconds, stopping.signal);
    }
  }
  function tell({ child }: Slot, message: ToWorker): void {
    if (child?.connected) child.send(message);
  }
  async function stateOf(slot: Slot): Promise<WorkerState | undefined> {
    const id = ++lastAsk;
    const { promise, resolve } = Promise.withResolvers<WorkerState | undefined>();
    asked.set(id, resolve);
    const limit = setTimeout(() => resolve(undefined), answerMs);
    tell(slot, { ask: id });
    const state = await promise;
    clearTimeout(limit);
    asked.delete(id);
    return state;
  }

  const slots = Array.from({ length: count }, (_, index): Slot => {
    return { worker: index + 1, child: undefined, gone: Promise.resolve() };
  });
  const reload = (): void => {
    for (const slot of slots) tell(slot, { reload: true });
  };
  const control =
    listen === undefined
      ? undefined
      : await serveControl({
          listen,
          async metrics() {
            const states = await Promise.all(slots.map(stateOf));
            const registry = AggregatorRegistry.aggregate(states.map((state) => state?.metrics ?? []));
            return { text: await registry.metrics(), contentType: registry.contentType };
          },
          async state() {
            const states = await Promise.all(slots.map(stateOf));
            const sources = Object.fromEntries(
              states.flatMap((state, index) =>
                Object.entries(state?.sources ?? { worker: 'live.no-answer' }).map(([name, code]) => {
                  return [`${index + 1}/${name}`, code] as const;
                }),
              ),
            );
            return { ready: states.every((state) => state?.ready === true), sources };
          },
          reload,
        });
  if (control) log.say('info', 'listening', 'metrics and health are served', { address: control.address });
  for (const slot of slots) slot.gone = keep(slot);
  return {
    reload,
    async stop() {
      stopping.abort();
      for (const slot of slots) tell(slot, { stop: true });
      await Promise.all(slots.map(({ gone }) => gone));
      await control?.close();
    },
    failed: failed.promise,
  };
}
