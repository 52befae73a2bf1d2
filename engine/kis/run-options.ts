import type { FlowObserver } from './observer.ts';

/** A moment inside of a batch: what a run has there, of a place that it is about to call. */
export interface ResumePoint {
  readonly node: number;
  /** By level; undefined where nothing was set. The rows are the run's own from then on. */
  readonly levels: readonly (unknown[] | undefined)[];
  readonly buffer: unknown[];
}

/** How one run is watched and bounded. KisFlow has none of this: everything is off by default. */
export interface RunOptions {
  observer?: FlowObserver | undefined;
  /** Fails the run with `engine.too-many-visits` before the visit after this many. */
  maxVisits?: number | undefined;
  /** Fails the run with `run.cancelled` before the next visit. The function being called is not interrupted. */
  signal?: AbortSignal | undefined;
  /** Fails the run with `run.required-field-missing` before a function whose rows lack a field of its `source.must`. */
  enforceRequiredFields?: boolean | undefined;
  /**
   * Rows, made afresh at each visit, that stand in for what places of the chain would get; the run begins at the first of
   * them, and the functions before it are not called.
   */
  pinned?: ReadonlyMap<number, () => unknown[]> | undefined;
  /** Whether to note at which row a function is: its copy of the rows then has a prototype of its own. Asked at each visit. */
  watchRows?: (() => boolean) | undefined;
  /** Begins inside of a batch: what waits in the buffer is not its source. The first visit gets no pinned rows. */
  resume?: ResumePoint | undefined;
  /** Only this place is called, and the run ends after its visit, wherever that would have led. */
  alone?: number | undefined;
  /** No place behind this one is called. */
  upTo?: number | undefined;
  /** Calls a failing function again, `retry_times` times, `return_duration` milliseconds apart. */
  enforceRetry?: boolean | undefined;
}
