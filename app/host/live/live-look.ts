import type { z } from 'zod';
import type { ParamsOf, ResultOf } from '../../../core/contract/contract.ts';
import type { liveToldSchema } from '../../../core/contract/host/live.ts';
import {
  type LiveControlContract,
  liveControlContract,
  liveControlVersion,
  liveGreetingSchema,
  liveLineSchema,
  liveSnapshotSchema,
} from '../../../core/contract/live-control.ts';
import { CodedError, type ErrorData, fromErrorData, toErrorData } from '../../../core/errors/coded-error.ts';
import { askLive, type LiveTarget, notLive, openLive, unreachable } from './live-request.ts';

const firstWaitMs = 1000;
const longestWaitMs = 30_000;
/** Characters of one line. */
const longestLine = 64 * 1024 * 1024;

export type LiveTold = z.output<typeof liveToldSchema>['told'];

/** A window's look at a live run, kept up until it is ended: lost connections are made again, after 1 s and up to 30 s. */
export interface LiveLook {
  readonly kind: 'run';
  /** Asks something of the run; rejects with what it says. */
  ask<Method extends keyof LiveControlContract['methods']>(
    method: Method,
    params: ParamsOf<LiveControlContract, Method>,
  ): Promise<ResultOf<LiveControlContract, Method>>;
  end(): void;
}

/** Begins to look; rejects with why the run can't be looked at. `tell` is called with the whole first. */
export async function startLook(target: LiveTarget, tell: (told: LiveTold) => void): Promise<LiveLook> {
  const ending = new AbortController();
  const { signal } = ending;
  tell({ snapshot: await greeted(target) });
  void keep();

  async function keep(): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      const why = await listen(() => {
        failures = 0;
      });
      if (signal.aborted) return;
      const retryMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures, 10));
      failures += 1;
      tell({ lost: why, retryMs });
      await pause(retryMs, signal);
    }
  }
  /** Tells what comes until nothing does; resolves to why. */
  async function listen(onFirst: () => void): Promise<ErrorData> {
    try {
      const response = await openLive(target, { method: 'GET', path: '/live/stream', signal });
      signal.addEventListener('abort', () => response.destroy());
      for await (const line of linesOf(response, target)) {
        const read = lineOf(target, line);
        if ('end' in read) throw fromErrorData(read.end as ErrorData);
        if (!signal.aborted) tell(read);
        onFirst();
      }
      throw new Error('closed');
    } catch (thrown) {
      return toErrorData(thrown instanceof CodedError ? thrown : unreachable(target, thrown));
    }
  }

  return {
    kind: 'run',
    async ask(method, params) {
      const definition = liveControlContract.methods[method];
      const limitMs = 'timeoutMs' in definition ? definition.timeoutMs : undefined;
      const answer = await askLive(target, {
        method: 'POST',
        path: `/live/${method}`,
        body: params,
        limitMs,
      });
      const read = definition.result.safeParse(answer);
      if (!read.success) throw notLive(target, method);
      return read.data as ResultOf<LiveControlContract, typeof method>;
    },
    end: () => ending.abort(),
  };
}

/** What the run says first, where it is one that this Studio knows. */
async function greeted(target: LiveTarget) {
  const answer = await askLive(target, { method: 'GET', path: '/live' });
  requireKnown(target, answer);
  const read = liveSnapshotSchema.safeParse(answer);
  if (!read.success) throw notLive(target, 'snapshot');
  return read.data;
}

function requireKnown(target: LiveTarget, answer: unknown): void {
  const greeting = liveGreetingSchema.safeParse(answer).data;
  if (greeting === undefined) throw notLive(target, 'product');
  if (greeting.version > liveControlVersion)
    throw new CodedError('live.newer-process', {
      ...{ address: target.url.host, version: greeting.version, known: liveControlVersion },
    });
}

function lineOf(target: LiveTarget, line: string) {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw notLive(target, 'JSON?');
  }
  // After a restart another version may answer.
  if (typeof value === 'object' && value !== null && 'snapshot' in value)
    requireKnown(target, value.snapshot);
  const read = liveLineSchema.safeParse(value);
  if (!read.success) throw notLive(target, 'stream');
  return read.data;
}

async function* linesOf(response: AsyncIterable<unknown>, target: LiveTarget): AsyncGenerator<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const piece of response) {
    text += decoder.decode(piece instanceof Uint8Array ? piece : Buffer.from(String(piece)), {
      stream: true,
    });
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    if (text.length > longestLine) throw notLive(target, `> ${longestLine}`);
    yield* lines;
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
