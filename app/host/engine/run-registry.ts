import type { RunFinished, RunProgress } from '../../../core/contract/run-payloads.ts';
import type { CodedError, ErrorData } from '../../../core/errors/coded-error.ts';
import { activeAt, activeFunction, finishedByExit } from './crash.ts';
import { emptyProgress, idleNode } from './empty-progress.ts';

/** A run from the moment it is asked for until it is over. */
export interface KnownRun {
  readonly runId: string;
  /** Whether its rows are sent out. */
  readonly hasOutputs: boolean;
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
  /** The engine loaded it: its chain. */
  began(nodes: readonly { fname: string }[]): void;
  stopping(): void;
  /** What the engine tells; false when it can't be of this run. */
  heard(progress: RunProgress): boolean;
  /** The engine is about to call the function at this place; false when there is no such place. */
  entered(node: number): boolean;
  /** The engine told its end. */
  finish(finished: RunFinished): void;
  /** Its process is gone: without an error somebody stopped it. */
  finishByExit(error?: CodedError): void;
  /** It could not begin: there is no end to tell of. */
  drop(): void;
}

export interface RunRegistry {
  readonly size: number;
  get(runId: string): KnownRun | undefined;
  all(): KnownRun[];
  add(run: { runId: string; flow: string; hasOutputs: boolean }): KnownRun;
}

export interface RegistrySettings {
  /** A run came or went. */
  onChange(): void;
  /** Called once for every run that began or was stopped. */
  onFinished(finished: RunFinished): void;
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
    add({ runId, flow, hasOutputs }) {
      const over = Promise.withResolvers<void>();
      const startedAt = performance.now();
      let progress = emptyProgress(runId, flow);
      let phase: KnownRun['phase'] = 'loading';
      let isStopping = false;
      let crash: CodedError | undefined;
      /** The place that was entered before the chain was known: what came together is heard together. */
      let early: number | undefined;

      function finish(finished: RunFinished): void {
        if (remove(runId)) onFinished(finished);
        over.resolve();
      }
      /** What was told last; the time went on since. */
      function lastKnown(): RunProgress {
        return { ...progress, elapsedMs: Math.max(progress.elapsedMs, performance.now() - startedAt) };
      }
      function endByExit(error: ErrorData | undefined): void {
        finish(finishedByExit(lastKnown(), error));
      }

      const run: KnownRun = {
        runId,
        hasOutputs,
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
          return activeFunction(progress).fname;
        },
        over: over.promise,
        began(nodes) {
          phase = 'running';
          if (progress.nodes.length > 0) return;
          progress = { ...progress, nodes: nodes.map(({ fname }, node) => idleNode(fname, node)) };
          if (early !== undefined) progress = activeAt(progress, early);
        },
        stopping() {
          isStopping = true;
        },
        heard(told) {
          if (phase === 'running' && told.nodes.length !== progress.nodes.length) return false;
          progress = told;
          return true;
        },
        entered(node) {
          if (phase === 'loading') early = node;
          else if (progress.nodes[node] === undefined) return false;
          progress = activeAt(progress, node);
          return true;
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
