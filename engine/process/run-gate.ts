import type { GoOn, PauseReason } from '../../core/contract/debug-payloads.ts';
import type { VisitSide } from '../../core/debug/breakpoint.ts';
import type { VisitRecord, VisitStart } from '../kis/observer.ts';
import type { RunBreakpoints, VisitPlace } from './run-breakpoints.ts';

/** Where a run waits until the person says so, and why. */
export interface Stop extends VisitPlace {
  readonly side: VisitSide;
  readonly reason: PauseReason;
  readonly visit: VisitStart;
  /** After a visit only. */
  readonly record: VisitRecord | undefined;
}

/** What a person does with a run while it goes on. */
export interface RunGate {
  /**
   * A visit is about to begin in a batch, from 0. Undefined when nothing stands in its way: then this costs nothing. `delay`: it
   * is slowed down.
   */
  before(visit: VisitStart, batch: number): Stop | 'delay' | undefined;
  /** A visit has ended; to be asked while its place still is where the run is. */
  after(record: VisitRecord, batch: number): Stop | undefined;
  /** Waits as long as it must; `onPause` is called when that is until the person says so. */
  wait(stop: Stop | 'delay', onPause: (stop: Stop) => void): Promise<void>;
  /** Where it waits now. */
  readonly stop: Stop | undefined;
  pause(): void;
  resume(): void;
  /** One visit, then pause again. */
  step(): void;
  goOn(how: GoOn): void;
  /** Lets everything through, for good. */
  open(): void;
}

export interface GateSettings {
  breakpoints: RunBreakpoints;
  startPaused: boolean;
  delayMs: number;
  /** The run goes on after so many milliseconds of waiting for the person. */
  onResume(pausedMs: number): void;
}

/** `running`, or what the run pauses at next; `end`: at nothing; `open`: it doesn't even look. */
type Mode = { to: 'running' | 'asked' | 'step' | 'end' | 'open' } | Exclude<GoOn, { to: 'end' | 'skip' }>;

export function createRunGate({ breakpoints, startPaused, delayMs, onResume }: GateSettings): RunGate {
  let mode: Mode = { to: startPaused ? 'asked' : 'running' };
  let number = 0;
  let stop: Stop | undefined;
  let release: (() => void) | undefined;
  /** The batch that a run was in when it was sent to the next one. */
  let leaving = -1;

  function letGo(next: Mode): void {
    if (mode.to !== 'open') mode = next;
    release?.();
    release = undefined;
  }
  /** What the person asked for is reached by this visit. */
  function asked(node: number, batch: number): PauseReason | undefined {
    switch (mode.to) {
      case 'asked':
      case 'step':
        return { kind: mode.to };
      case 'batch':
        return batch === leaving ? undefined : { kind: 'batch' };
      case 'here':
        return node === mode.node ? { kind: 'here' } : undefined;
      case 'visit':
        return number >= mode.visit ? { kind: 'visit' } : undefined;
      default:
        return undefined;
    }
  }
  async function untilReleased(at: Stop, onPause: (stop: Stop) => void): Promise<void> {
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    stop = at;
    const since = performance.now();
    onPause(at);
    await released;
    stop = undefined;
    onResume(performance.now() - since);
  }
  function untilDelayed(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delayMs);
      release = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    get stop() {
      return stop;
    },
    before(visit, batch) {
      number += 1;
      if (mode.to === 'open' || (mode.to === 'running' && breakpoints.isQuietBefore && delayMs === 0))
        return undefined;
      const place = { batch, number };
      const hit = breakpoints.isQuietBefore ? undefined : breakpoints.before(visit, place);
      const reason = mode.to === 'end' ? undefined : (hit ?? asked(visit.node, batch));
      if (reason !== undefined) return { ...place, side: 'before', reason, visit, record: undefined };
      return delayMs > 0 ? 'delay' : undefined;
    },
    after(record, batch) {
      if (breakpoints.isQuietAfter || mode.to === 'open') return undefined;
      const place = { batch, number };
      const reason = breakpoints.after(record, place);
      if (reason === undefined || mode.to === 'end') return undefined;
      return { ...place, side: 'after', reason, visit: record, record };
    },
    wait(at, onPause) {
      if (mode.to === 'open') return Promise.resolve();
      return at === 'delay' ? untilDelayed() : untilReleased(at, onPause);
    },
    pause() {
      if (mode.to !== 'open') mode = { to: 'asked' };
    },
    resume: () => letGo({ to: 'running' }),
    step: () => letGo({ to: 'step' }),
    goOn(how) {
      leaving = stop?.batch ?? -1;
      letGo(how.to === 'skip' ? { to: 'step' } : how);
    },
    open: () => letGo({ to: 'open' }),
  };
}
