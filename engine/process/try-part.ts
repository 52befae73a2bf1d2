import type { KisFlow } from '../flow/kis-flow.ts';
import type { Context } from '../kis/context.ts';
import type { ValueListener } from '../kis/observer.ts';
import type { RunOptions } from '../kis/run-options.ts';
import type { Breather } from './breather.ts';
import type { LaneRow } from './find-guilty.ts';

export interface TryPartSettings {
  flow: KisFlow;
  context: Context;
  breather: Breather;
  options: RunOptions;
  /** Whether the code of a function keeps values outside of it. */
  keepsState(fname: string): boolean;
}

/** Tries parts of a failing batch, unseen by the run's journal. */
export interface PartTrier {
  /** The place that a try is at; -1 between them. */
  readonly at: number;
  /** Hears of every value that code sets: what remembers can't be tried again. */
  readonly valueSet: ValueListener;
  canTry(reach: number): boolean;
  attempt(rows: readonly LaneRow[], reach: number): Promise<{ node: number; thrown: unknown } | undefined>;
}

export function createPartTrier({
  flow,
  context,
  breather,
  options,
  keepsState,
}: TryPartSettings): PartTrier {
  let at = -1;
  /** The first place that remembers; 0 where that is the flow itself. */
  let remembers = Number.POSITIVE_INFINITY;
  let plain = -1;

  /** Looked at once a place: code and connectors stay as they are. */
  function isPlain(reach: number): boolean {
    while (plain < reach) {
      const fn = flow.chain[plain + 1];
      if (fn === undefined || fn.connector !== undefined || keepsState(fn.name)) return false;
      plain++;
    }
    return true;
  }

  return {
    get at() {
      return at;
    },
    valueSet: (_of, node) => {
      remembers = Math.min(remembers, node ?? 0);
    },
    canTry: (reach) => reach < remembers && isPlain(reach),
    async attempt(rows, reach) {
      let node = 0;
      const observer = {
        beforeVisit(visit: { node: number }) {
          node = at = visit.node;
          return breather.isDue(performance.now()) ? breather.breathe() : undefined;
        },
      };
      for (const { json } of rows) flow.commitRow(JSON.parse(json));
      try {
        await flow.run(context, { ...options, observer, upTo: reach });
        return undefined;
      } catch (thrown) {
        return { node, thrown };
      } finally {
        at = -1;
        flow.dropLeftovers();
      }
    },
  };
}
