import type { JournalEvent } from '../../../core/contract/journal.ts';
import type { JournalState } from '../../../core/contract/journal-state.ts';
import type { RunEnding } from '../../../core/contract/run-payloads.ts';
import type { CodedError, ErrorData } from '../../../core/errors/coded-error.ts';
import type { JournalPart } from '../../../core/run/journal/journal-parts.ts';
import { activeFunction, endedByExit } from './crash.ts';

/** Where a run's journal goes. */
export interface RunSink {
  readonly state: JournalState;
  /** A promise when there is much to write: resolves when more may come. */
  write(part: JournalPart): Promise<void> | undefined;
}

/** A run from the moment it is asked for until it is over. */
export interface KnownRun {
  readonly runId: string;
  /** Whether its rows are sent out. */
  readonly hasOutputs: boolean;
  readonly journal: RunSink;
  /** `loading`: its code is not loaded yet, and the engine may not have heard of it. */
  readonly phase: 'loading' | 'running';
  /** Somebody stopped it. */
  readonly isStopping: boolean;
  /** What its process ended with while its code was loading; the end of a run that had begun has it as its error. */
  readonly crash: CodedError | undefined;
  /** The function that was being called when it was last heard of. */
  readonly activeFunction: string;
  /** Resolves when it is over. */
  readonly over: Promise<void>;
  /** The engine loaded it. */
  began(): void;
  stopping(): void;
  /** The engine told its end. */
  finish(end: RunEnding): void;
  /** Its process is gone: without an error somebody stopped it. */
  finishByExit(error?: CodedError): void;
  /** It could not begin: there is no end to tell of. */
  drop(): void;
}

export interface RunRegistry {
  readonly size: number;
  get(runId: string): KnownRun | undefined;
  all(): KnownRun[];
  add(run: Pick<KnownRun, 'runId' | 'hasOutputs' | 'journal'>): KnownRun;
}

export interface RegistrySettings {
  /** A run came or went. */
  onChange(): void;
  /** Called once for every run that began or was stopped. */
  onFinished(finished: { runId: string; end: RunEnding }): void;
}

export function createRunRegistry({ onChange, onFinished }: RegistrySettings): RunRegistry {
  const runs = new Map<string, KnownRun>();

  function remove(runId: string): boolean {
    const there = runs.delete(runId);
    if (there) onChange();
    return there;
  }

  return {
    get size() {
      return runs.size;
    },
    get: (runId) => runs.get(runId),
    all: () => [...runs.values()],
    add({ runId, hasOutputs, journal }) {
      const over = Promise.withResolvers<void>();
      const startedAt = performance.now();
      let phase: KnownRun['phase'] = 'loading';
      let isStopping = false;
      let crash: CodedError | undefined;

      function finish(end: RunEnding): void {
        if (remove(runId)) onFinished({ runId, end });
        over.resolve();
      }
      function endByExit(error: ErrorData | undefined): void {
        // Since it was last heard of, time went on.
        finish(endedByExit(journal.state, performance.now() - startedAt, error));
      }

      const run: KnownRun = {
        runId,
        hasOutputs,
        journal,
        get phase() {
          return phase;
        },
        get isStopping() {
          return isStopping;
        },
        get crash() {
          return crash;
        },
        get activeFunction() {
          return activeFunction(journal.state);
        },
        over: over.promise,
        began() {
          phase = 'running';
        },
        stopping() {
          isStopping = true;
        },
        finish,
        finishByExit(error) {
          crash = error;
          if (isStopping) endByExit(undefined);
          else if (phase === 'running') endByExit(error?.data);
          else run.drop();
        },
        drop() {
          remove(runId);
          over.resolve();
        },
      };
      runs.set(runId, run);
      onChange();
      return run;
    },
  };
}

/** What code may still do when its run is over: write to its log. */
export function lateLogs(events: readonly JournalEvent[]): JournalEvent[] {
  return events.filter(({ kind }) => kind === 'log' || kind === 'logs-dropped');
}
