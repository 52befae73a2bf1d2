import type { LiveChange, LiveSnapshot } from '../contract/live-control.ts';

/** What is told of a live run now and was not before. Flows are known by their source. */
export function liveChange(before: LiveSnapshot, now: LiveSnapshot): LiveChange {
  const known = new Map(before.flows.map((flow) => [flow.source, JSON.stringify(flow)]));
  const flows = now.flows.filter((flow) => known.get(flow.source) !== JSON.stringify(flow));
  return { at: now.at, workers: now.workers, flows };
}

/** The live run after a change; flows of which nothing changed keep their identity. */
export function withChange(snapshot: LiveSnapshot, { at, workers, flows }: LiveChange): LiveSnapshot {
  const changed = new Map(flows.map((flow) => [flow.source, flow]));
  const kept = snapshot.flows.map((flow) => changed.get(flow.source) ?? flow);
  const known = new Set(snapshot.flows.map(({ source }) => source));
  return { ...snapshot, at, workers, flows: [...kept, ...flows.filter(({ source }) => !known.has(source))] };
}
