import type { LiveFlow, LivePlace } from '../../core/contract/live-control.ts';
import type { LiveBatchEnd } from '../../core/contract/live-payloads.ts';
import type { ErrorData } from '../../core/errors/coded-error.ts';
import { functionOfNode, type NodeId } from '../../core/project/chain.ts';
import { type Message, positionsOf } from '../sources/source-reader.ts';
import type { LoadedFlow } from './loaded-flow.ts';

type Counted = Pick<LiveFlow, 'places' | 'batches' | 'messages' | 'dead' | 'retries' | 'lastBatchAt'>;

/** What one source's flow has done, by place: of batches that came to their end, so that a row which was tried often counts once. */
export interface LiveCounts {
  /** The chain from now on; what is known of its places stays. */
  follow(flow: Pick<LoadedFlow, 'places' | 'nodes'>): void;
  ran(end: Pick<LiveBatchEnd, 'visits'>): void;
  acknowledged(messages: readonly Message[]): void;
  /** A message became a dead letter, at this place where it is known. */
  dead(place: string | undefined, error: ErrorData): void;
  retried(): void;
  told(): Counted;
  /** Behind the last message of each part that is done. */
  positions(): ReadonlyMap<string, string>;
}

/** Parts whose place is known; a source of posted rows has one a request. */
const mostParts = 1000;

export function createLiveCounts(now: () => number = Date.now): LiveCounts {
  const known = new Map<string, LivePlace>();
  const positions = new Map<string, string>();
  let chain: readonly string[] = [];
  const sums = { batches: 0, messages: 0, dead: 0, retries: 0 };
  let lastBatchAt: number | null = null;

  return {
    follow({ places, nodes }) {
      chain = places;
      for (const [index, id] of places.entries()) {
        const mode = nodes[index]?.mode ?? '';
        const zero = { visits: 0, rowsIn: 0, rowsOut: 0, durationMs: 0, dead: 0, error: null };
        known.set(id, {
          ...(known.get(id) ?? zero),
          ...{ id, fname: nodes[index]?.fname ?? functionOfNode(id as NodeId), mode },
        });
      }
    },
    ran({ visits }) {
      sums.batches += 1;
      for (const [node, rowsIn, rowsOut, milliseconds] of visits) {
        const place = known.get(chain[node] ?? '');
        if (place === undefined) continue;
        place.visits += 1;
        place.rowsIn += rowsIn;
        place.rowsOut += rowsOut;
        place.durationMs += milliseconds ?? 0;
      }
    },
    acknowledged(messages) {
      sums.messages += messages.length;
      lastBatchAt = now();
      for (const [part, next] of positionsOf(messages)) positions.set(part, next);
      for (const part of positions.keys()) if (positions.size > mostParts) positions.delete(part);
    },
    dead(id, error) {
      sums.dead += 1;
      const place = known.get(id ?? '');
      if (place === undefined) return;
      place.dead += 1;
      place.error = { at: now(), error };
    },
    retried() {
      sums.retries += 1;
    },
    told() {
      const places = chain.flatMap((id) => known.get(id) ?? []).map((place) => ({ ...place }));
      return { ...sums, places, lastBatchAt };
    },
    positions: () => positions,
  };
}
