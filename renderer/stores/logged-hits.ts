import type { RunPaused } from '../../core/contract/debug-payloads.ts';
import type { LogEntry } from '../../core/contract/run-payloads.ts';

/** What breakpoints did in a run, as far as its log tells. */
interface LoggedHits {
  /** The last hit that is told of, by the place of the chain. */
  readonly ofNode: ReadonlyMap<number, number>;
  /** What they wrote, by the visit. */
  readonly ofVisit: ReadonlyMap<number, string>;
}

/** Of breakpoints that write lines, and of the one that a run waits at. */
export function loggedHits(
  logs: readonly LogEntry[],
  paused: Pick<RunPaused, 'node' | 'reason'> | null,
): LoggedHits {
  const ofNode = new Map<number, number>();
  const ofVisit = new Map<number, string>();
  for (const { node, visit, hit, message } of logs) {
    if (node === undefined || visit === undefined || hit === undefined) continue;
    ofNode.set(node, hit);
    const before = ofVisit.get(visit);
    ofVisit.set(visit, before === undefined ? message : `${before} · ${message}`);
  }
  if (paused?.reason.kind === 'breakpoint') ofNode.set(paused.node, paused.reason.hit);
  return { ofNode, ofVisit };
}
