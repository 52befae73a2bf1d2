import type { BatchLimits, Message, SourceReader } from '../sources/source-reader.ts';
import type { EarlyUnit } from './run-unit.ts';

/** The batch behind the one under way: while that is being committed its messages are taken, and it begins. */
export interface BatchAhead {
  /** The batch under way is being committed, and these are the places behind it. */
  begin(places: ReadonlyMap<string, string>): EarlyUnit | undefined;
  /** The batch before it failed, and it was taken back with that: its messages are run in their turn. */
  takeBack(): void;
  /** Whether it has begun, and so is the next one to be run. */
  readonly hasBegun: boolean;
  /** Its messages, which are the caller's to run now; none where the next ones have to be asked for. */
  messages(): readonly Message[];
  /** What has begun of it, which is the caller's now. */
  unit(): EarlyUnit | undefined;
}

export interface BatchAheadSettings {
  reader: Pick<SourceReader, 'waiting' | 'isOwn'>;
  limits: BatchLimits;
  /** Whether nothing else has its turn before it. */
  isNext(): boolean;
  /** Begins it; undefined where it has to wait for the one before. */
  begin(messages: readonly Message[], places: ReadonlyMap<string, string>): EarlyUnit | undefined;
}

export function createBatchAhead({ reader, limits, isNext, begin }: BatchAheadSettings): BatchAhead {
  let taken: readonly Message[] = [];
  let unit: EarlyUnit | undefined;
  return {
    begin(places) {
      if (!isNext()) return undefined;
      // Those of a batch whose commit failed before are still there.
      if (taken.length === 0) taken = reader.waiting?.(limits) ?? [];
      unit = taken.length === 0 ? undefined : begin(taken, places);
      return unit;
    },
    takeBack() {
      unit = undefined;
    },
    get hasBegun() {
      return unit !== undefined;
    },
    messages() {
      const own = taken;
      taken = [];
      // Those that have not begun come again, where the partitions were given out anew meanwhile.
      return unit !== undefined || reader.isOwn?.(own) ? own : [];
    },
    unit() {
      const own = unit;
      unit = undefined;
      return own;
    },
  };
}
