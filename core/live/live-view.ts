import type { LiveFlow, LivePlace, LiveSnapshot } from '../contract/live-control.ts';
import { addFlows } from './add-flows.ts';

/** What a place of a flow does in a live run, with its rows a second; null until two moments are known. */
export interface LivePlaceView extends LivePlace {
  rate: number | null;
}

/** A flow in a live run, whatever sources feed it. */
export interface LiveFlowView extends Omit<LiveFlow, 'places' | 'source' | 'type'> {
  sources: readonly string[];
  places: ReadonlyMap<string, LivePlaceView>;
  /** Messages a second. */
  rate: number | null;
}

/** Rates are of so many milliseconds, by the clock of the run. */
const rateMs = 5000;

/** The moments that are needed to tell how fast things go; those before a restart are none. */
export function withMoment(moments: readonly LiveSnapshot[], now: LiveSnapshot): readonly LiveSnapshot[] {
  const same = moments.filter(({ id, at }) => id === now.id && at < now.at);
  const from = Math.max(
    0,
    same.findLastIndex(({ at }) => now.at - at >= rateMs),
  );
  return [...same.slice(from), now];
}

/** The flows of a live run by name, at the last of these moments. */
export function liveFlows(moments: readonly LiveSnapshot[]): ReadonlyMap<string, LiveFlowView> {
  const [first, now] = [moments[0], moments.at(-1)];
  if (first === undefined || now === undefined) return new Map();
  const before = byFlow(first);
  const seconds = (now.at - first.at) / 1000;
  // A worker that was started again counts from 0.
  const rateOf = (then: number | undefined, count: number): number | null =>
    seconds <= 0 ? null : Math.max(0, count - (then ?? 0)) / seconds;
  return new Map(
    [...byFlow(now)].map(([name, { flow, sources }]) => {
      const then = before.get(name)?.flow;
      const known = new Map(then?.places.map((place) => [place.id, place.rowsIn]));
      const places = flow.places.map((place) => {
        return [place.id, { ...place, rate: rateOf(known.get(place.id), place.rowsIn) }] as const;
      });
      return [
        name,
        { ...flow, sources, places: new Map(places), rate: rateOf(then?.messages, flow.messages) },
      ] as const;
    }),
  );
}

function byFlow({ flows }: LiveSnapshot): Map<string, { flow: LiveFlow; sources: string[] }> {
  const sources = new Map<string, string[]>();
  for (const { flow, source } of flows) sources.set(flow, [...(sources.get(flow) ?? []), source]);
  const added = addFlows(
    flows.map((flow) => {
      const several = (sources.get(flow.flow)?.length ?? 0) > 1;
      // Parts of several sources may have the same name.
      const lag = several
        ? flow.lag.map((one) => ({ ...one, part: `${flow.source}: ${one.part}` }))
        : flow.lag;
      return { ...flow, source: flow.flow, lag };
    }),
  );
  // Letters of workers are told once; those of sources are others.
  return new Map(
    added.map((flow) => {
      const letters = flows.reduce((sum, one) => sum + (one.flow === flow.flow ? one.letters : 0), 0);
      return [flow.flow, { flow: { ...flow, letters }, sources: sources.get(flow.flow) ?? [] }];
    }),
  );
}
