import type { ActionState, NextReason } from '../../core/contract/run-payloads.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { KisFunction } from '../function/kis-function.ts';
import type { FailureStage, FlowObserver, RunSummary, VisitStart } from '../kis/observer.ts';
import type { RunOptions } from '../kis/run-options.ts';
import { type FlowState, stopped } from './flow-state.ts';

/** What a visit did, before and after its action was dealt with. */
interface VisitEnd {
  rowsDecoded: number;
  decodeError: CodedError | undefined;
  committed: readonly unknown[];
  action: ActionState;
  nextNode: number;
  error: Error | undefined;
  rowAt: number | undefined;
  skipped?: boolean;
}

/** The watched side of one run: bounds, observer and the account of how it ended. Made only when a run has options. */
export class RunWatch {
  readonly options: RunOptions;
  readonly #observer: FlowObserver;
  readonly #flowName: string;
  readonly #chainLength: number;
  readonly #state: FlowState;
  #visits = 0;
  #start: VisitStart | undefined;
  #startedAt = 0;
  #durationMs = 0;
  #stage: FailureStage = 'input';
  #stoppedBecause: RunSummary['stoppedBecause'] = 'end';
  #source: readonly unknown[] = [];

  constructor(options: RunOptions, flowName: string, chainLength: number, state: FlowState) {
    this.options = options;
    this.#observer = options.observer ?? {};
    this.#flowName = flowName;
    this.#chainLength = chainLength;
    this.#state = state;
  }

  begin(source: readonly unknown[]): void {
    this.#source = source;
  }

  /** Where the run is, for the account of a failure. */
  at(stage: FailureStage): void {
    this.#stage = stage;
  }

  /** Enforces the bounds, then tells the observer that a visit begins. */
  before(fn: KisFunction): void | Promise<void> {
    this.at('bound');
    const { maxVisits, signal } = this.options;
    if (signal?.aborted) throw new CodedError('run.cancelled', { flow: this.#flowName });
    if (maxVisits !== undefined && this.#visits >= maxVisits)
      throw new CodedError('engine.too-many-visits', { flow: this.#flowName, limit: maxVisits });
    this.#start = {
      node: fn.node,
      sequence: this.#visits,
      fname: fn.name,
      inputFrom: this.#state.previousLevel - 1,
      input: this.#state.input,
    };
    this.#visits += 1;
    this.#state.connectorCalls = [];
    this.#state.connectorsCalled = 0;
    this.#state.tracked?.begin(this.#state.buffer.length);
    return this.#observer.beforeVisit?.(this.#start);
  }

  /** Whether the visit that waited is to be skipped; other rows go in where the person changed some. */
  isSkipped(): boolean {
    const change = this.#observer.takeChange?.();
    if (change?.input) {
      this.#state.replaceCurrentInput(change.input);
      if (this.#start !== undefined) this.#start = { ...this.#start, input: change.input };
    }
    return change?.skip === true;
  }

  /** The function is about to be called. */
  called(): void {
    this.at('function');
    this.#startedAt = performance.now();
  }

  /** The function has returned or thrown. */
  returned(): void {
    this.#durationMs = performance.now() - this.#startedAt;
  }

  after(end: VisitEnd): void | Promise<void> {
    const { committed, decodeError, rowsDecoded, action, error } = end;
    const next = this.#reason(end);
    if (next === 'abort' || next === 'error') this.#stoppedBecause = next;
    else this.#stoppedBecause = next === 'no-rows' ? 'no-data' : 'end';
    if (this.#start === undefined || !this.#observer.afterVisit) return undefined;
    const failedInFunction = error !== undefined && this.#stage === 'function';
    return this.#observer.afterVisit({
      ...this.#start,
      rowsDecoded,
      decodeError,
      committed,
      rowsOut: failedInFunction ? 0 : this.#state.handedOn,
      data: this.#state.data[this.#start.node + 1],
      action,
      nextCalled: this.#state.nextCalled,
      next,
      nextNode: end.nextNode === stopped || end.nextNode >= this.#chainLength ? undefined : end.nextNode,
      durationMs: this.#durationMs,
      error,
      rowAt: end.rowAt,
      failedAtAction: this.#stage === 'action' && error !== undefined,
      connectorCalls: this.#state.connectorCalls ?? [],
      buffered: this.#state.buffer.length,
      connectorsCalled: this.#state.connectorsCalled,
      skipped: end.skipped === true,
      tracked: this.#state.tracked,
    });
  }

  /** The run ended. */
  end(stoppedBecause: RunSummary['stoppedBecause'] = this.#stoppedBecause, error?: Error): void {
    this.#state.connectorCalls = undefined;
    const { current } = this.#state;
    this.#observer.afterRun?.({
      stoppedBecause,
      error,
      failedAt:
        error && current ? { node: current.node, fname: current.name, stage: this.#stage } : undefined,
      sourceRows: this.#source,
      leftInBuffer: this.#state.buffer,
      visits: this.#visits,
    });
  }

  #reason({ action, nextNode, error }: VisitEnd): NextReason {
    if (error) return 'error';
    if (action.abort) return 'abort';
    if (action.jumpFunc !== '') return 'jump';
    if (this.#start?.node === this.#chainLength - 1) return 'end';
    if (nextNode === stopped) return 'no-rows';
    return action.dataReuse && !action.forceEntryNext ? 'reuse' : 'next';
  }
}
