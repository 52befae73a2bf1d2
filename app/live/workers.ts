import { type ChildProcess, spawn } from 'node:child_process';
import { CodedError, type ErrorData, fromErrorData } from '../../core/errors/coded-error.ts';
import { addFlows } from '../../core/live/add-flows.ts';
import { wait } from '../sources/wait.ts';
import { serveControl } from './control-server.ts';
import { createLetterDesk, type SentRow } from './letters/letter-desk.ts';
import { createLetterFolder } from './letters/letter-folder.ts';
import type { LiveLog } from './live-log.ts';
import { createLiveWatch } from './live-watch.ts';
import { lookOf } from './look.ts';
import {
  fromWorkerSchema,
  type ToWorker,
  type WorkerAnswer,
  type WorkerFlows,
  type WorkerState,
} from './worker-messages.ts';
import { createWorkerMetrics } from './worker-metrics.ts';

const answerMs = 2000;
/** Rows that are sent again take as long as a batch may, and wait for the one before. */
const sendMs = 120_000;
const firstWaitMs = 500;
const longestWaitMs = 30_000;
/** A worker that lived so long was well. */
const wellAfterMs = 60_000;

export interface WorkersSettings {
  count: number;
  /** The command line of one worker; its number, from 1, is in the environment variable `KISFLOW_LIVE_WORKER`. */
  command: readonly [string, ...string[]];
  listen: string | undefined;
  /** What those who look at it have to know; undefined: nobody may look. */
  token: string | undefined;
  /** The folder of all workers' dead letters. */
  deadLetters: string;
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

export async function startWorkers(settings: WorkersSettings): Promise<Workers> {
  const { count, command, listen, log } = settings;
  const stopping = new AbortController();
  const failed = Promise.withResolvers<number>();
  const asked = new Map<number, (answer: WorkerAnswer | undefined) => void>();
  const counts = createWorkerMetrics();
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
      await counts.died(slot.worker);
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
  /** Undefined when no answer comes in time. */
  async function ask(
    slot: Slot,
    question: (id: number) => ToWorker,
    limitMs = answerMs,
  ): Promise<WorkerAnswer | undefined> {
    const id = ++lastAsk;
    const { promise, resolve } = Promise.withResolvers<WorkerAnswer | undefined>();
    asked.set(id, resolve);
    const limit = setTimeout(() => resolve(undefined), limitMs);
    slot.child?.once('exit', () => resolve(undefined));
    if (slot.child?.connected) slot.child.send(question(id));
    else resolve(undefined);
    const answer = await promise;
    clearTimeout(limit);
    asked.delete(id);
    return answer;
  }
  async function stateOf(slot: Slot): Promise<WorkerState | undefined> {
    const answer = await ask(slot, (id) => ({ ask: id }));
    if (!answer || !('metrics' in answer)) return undefined;
    counts.told(slot.worker, answer.metrics);
    return answer;
  }
  async function flows(): Promise<WorkerFlows> {
    const answers = await Promise.all(slots.map((slot) => ask(slot, (id) => ({ askFlows: id }))));
    const told = answers.flatMap((answer) => (answer && 'flows' in answer ? [answer] : []));
    return { project: told[0]?.project ?? '', flows: addFlows(told.flatMap((one) => one.flows)) };
  }
  async function send(source: string, rows: readonly SentRow[]): Promise<void> {
    const slot = slots.find(({ child }) => child?.connected === true);
    const answer = slot && (await ask(slot, (id) => ({ send: id, source, rows: [...rows] }), sendMs));
    if (answer === undefined || !('sent' in answer)) throw new CodedError('live.no-worker');
    if (answer.sent !== null) throw fromErrorData(answer.sent as ErrorData);
  }

  const slots = Array.from({ length: count }, (_, index): Slot => {
    return { worker: index + 1, child: undefined, gone: Promise.resolve() };
  });
  const reload = (): void => {
    for (const slot of slots) tell(slot, { reload: true });
  };
  const letters = createLetterFolder(settings.deadLetters);
  const workers = async () =>
    slots.map(({ worker, child }) => ({ worker, pid: child?.pid ?? null, isUp: child?.connected === true }));
  const control =
    listen === undefined
      ? undefined
      : await serveControl({
          listen,
          async metrics() {
            await Promise.all(slots.map(stateOf));
            const registry = counts.registry();
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
          token: settings.token,
          watch: createLiveWatch(lookOf({ flows, workers, letters })),
          desk: createLetterDesk({ letters, send }),
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
