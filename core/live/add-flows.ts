import type { LiveFlow, LivePlace } from '../contract/live-control.ts';

/** What several workers tell of their sources, added up by source; the newest error and trouble count, lag is the least that is told. */
export function addFlows(flows: readonly LiveFlow[]): LiveFlow[] {
  const bySource = new Map<string, LiveFlow>();
  for (const flow of flows) {
    const known = bySource.get(flow.source);
    bySource.set(flow.source, known === undefined ? flow : added(known, flow));
  }
  return [...bySource.values()];
}

function added(a: LiveFlow, b: LiveFlow): LiveFlow {
  return {
    ...a,
    trouble: a.trouble ?? b.trouble,
    places: addPlaces(a.places, b.places),
    batches: a.batches + b.batches,
    messages: a.messages + b.messages,
    dead: a.dead + b.dead,
    retries: a.retries + b.retries,
    lastBatchAt: latest(a.lastBatchAt, b.lastBatchAt),
    lag: addLag(a.lag, b.lag),
    letters: Math.max(a.letters, b.letters),
  };
}

function addPlaces(a: readonly LivePlace[], b: readonly LivePlace[]): LivePlace[] {
  const others = new Map(b.map((place) => [place.id, place]));
  const ids = new Set(a.map(({ id }) => id));
  const both = a.map((place) => {
    const other = others.get(place.id);
    if (other === undefined) return place;
    return {
      ...place,
      visits: place.visits + other.visits,
      rowsIn: place.rowsIn + other.rowsIn,
      rowsOut: place.rowsOut + other.rowsOut,
      durationMs: place.durationMs + other.durationMs,
      dead: place.dead + other.dead,
      error: (place.error?.at ?? 0) >= (other.error?.at ?? 0) ? place.error : other.error,
    };
  });
  return [...both, ...b.filter(({ id }) => !ids.has(id))];
}

/** A part belongs to one worker at a time: what another one tells of it is older, and more may wait in it then. */
function addLag(a: LiveFlow['lag'], b: LiveFlow['lag']): LiveFlow['lag'] {
  const parts = new Map(a.map((one) => [one.part, one]));
  for (const one of b) {
    const known = parts.get(one.part);
    if (known === undefined || (one.waiting ?? Infinity) < (known.waiting ?? Infinity))
      parts.set(one.part, one);
  }
  return [...parts.values()];
}

function latest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
