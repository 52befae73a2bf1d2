import type { LiveBatchEnd } from '../../core/contract/live-payloads.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { jsonProblem } from '../../core/errors/json-error.ts';
import type { UserCode } from '../faas/user-code.ts';
import { strayError } from '../faas/user-error.ts';
import type { KisFlow } from '../flow/kis-flow.ts';
import type { RowOrigins } from '../flow/row-origins.ts';
import type { Context } from '../kis/context.ts';
import type { FlowObserver, VisitRecord } from '../kis/observer.ts';
import { parseLines } from '../wire/parse-lines.ts';
import type { Breather } from './breather.ts';
import { errorPayload, explainError, type Jump, type RunPlaces } from './explain-error.ts';
import type { LogBox, LogOrigin } from './log-box.ts';
import type { RunStore } from './store-client.ts';

/** Everything one live flow is made of. */
export interface LiveParts {
  runId: string;
  code: UserCode;
  flow: KisFlow;
  /** Makes the flow anew. */
  build(): Promise<KisFlow>;
  maxVisits: number;
  places: RunPlaces;
  context: Context;
  logs: LogBox;
  breather: Breather;
  store: RunStore;
  /** Undefined where no row gets an id. */
  origins: RowOrigins | undefined;
}

/** One flow that is kept warm, and given batch after batch. */
export interface LiveSession {
  readonly runId: string;
  readonly code: UserCode;
  origin(): LogOrigin;
  /**
   * Runs one batch of JSON Lines, of the messages with these names. What the flow remembers is kept for the next one, unless this one
   * fails.
   */
  batch(lines: string, messages?: readonly string[]): Promise<LiveBatchEnd>;
  /** User code failed outside of every call: the batch under way fails, else the next one. */
  stray(thrown: unknown): void;
}

export function createLiveSession(parts: LiveParts): LiveSession {
  const { store, breather, logs } = parts;
  /** Undefined after an error: KisFlow would feed what is left in it to the next batch (traps 3 and 9). */
  let flow: KisFlow | undefined = parts.flow;
  let batches = 0;
  let stray: { thrown: unknown } | undefined;
  let visits: LiveBatchEnd['visits'] = [];
  let active: { node: number; fname: string } | undefined;
  let lastNode = -1;
  let lastJump: Jump | undefined;
  let stoppedBecause: LiveBatchEnd['stoppedBecause'] = 'end';

  const observer: FlowObserver = {
    beforeVisit({ node, fname }) {
      active = { node, fname };
      lastNode = node;
    },
    afterVisit(visit) {
      active = undefined;
      visits.push([visit.node, visit.input.length, visit.rowsOut, visit.error ? null : visit.durationMs]);
      if (visit.next === 'jump') lastJump = jumpOf(visit);
      return breather.isDue(performance.now()) ? breather.breathe() : undefined;
    },
    afterRun(summary) {
      ({ stoppedBecause } = summary);
    },
  };

  async function made(): Promise<KisFlow> {
    const own = await parts.build();
    if (parts.origins) own.trackOrigins(parts.origins);
    return own;
  }
  async function run(lines: string, messages: readonly string[]): Promise<void> {
    const own = flow ?? (await made());
    flow = own;
    for (const row of rowsOf(lines)) own.commitRow(row);
    parts.origins?.begin(own.buffer, messages);
    try {
      await own.run(parts.context, { observer, maxVisits: parts.maxVisits });
    } finally {
      // Also what nobody waited for is done, or known to have failed, before the batch counts as done.
      await store.settled();
      await breather.breathe();
    }
    if (stray) throw strayError(parts.code, stray.thrown);
  }
  function failure(thrown: unknown): Pick<LiveBatchEnd, 'error' | 'node'> {
    const error = errorPayload(explainError(thrown, parts.places, lastJump));
    return { error, ...(lastNode < 0 ? {} : { node: lastNode }) };
  }

  return {
    runId: parts.runId,
    code: parts.code,
    origin: () => (active ? { ...active, batch: batches } : { batch: batches }),
    async batch(lines, messages = []) {
      batches += 1;
      [visits, lastNode, lastJump, stoppedBecause] = [[], -1, undefined, 'end'];
      const began = performance.now();
      let failed: Pick<LiveBatchEnd, 'error' | 'node'> = {};
      try {
        await run(lines, messages);
      } catch (thrown) {
        failed = failure(thrown);
        stoppedBecause = 'error';
        flow = undefined;
      }
      stray = undefined;
      active = undefined;
      logs.flush();
      return { stoppedBecause, ...failed, durationMs: performance.now() - began, visits };
    },
    stray(thrown) {
      stray ??= { thrown };
    },
  };
}

/** Throws `live.poison` at a line that is no JSON, before any row is given to the flow. */
function rowsOf(lines: string): unknown[] {
  const together = parseLines(lines);
  if (together) return together;
  const rows: unknown[] = [];
  for (const line of lines.split('\n')) {
    if (line === '') continue;
    try {
      rows.push(JSON.parse(line));
    } catch (thrown) {
      const { detail } = jsonProblem(thrown, line);
      throw new CodedError('live.poison', { part: '', at: String(rows.length), detail });
    }
  }
  return rows;
}

function jumpOf({ fname, action }: VisitRecord): Jump {
  return { fname, target: action.jumpFunc };
}
