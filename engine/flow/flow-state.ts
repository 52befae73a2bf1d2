import type { ActionState } from '../../core/contract/run-payloads.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { KisFunction } from '../function/kis-function.ts';
import { noAction } from '../kis/action.ts';
import type { ConnectorCall } from '../kis/observer.ts';
import type { ResumePoint } from '../kis/run-options.ts';
import { NullRows } from './null-rows.ts';
import type { RowOrigins } from './row-origins.ts';
import type { TrackedRows } from './tracked-rows.ts';

/** The level data of the source rows; a function's is at its place in the chain plus one. */
const sourceLevel = 0;
/** What `dealAction` answers when the flow stops. */
export const stopped = -1;

/**
 * The rows and the action of one flow instance, and the rules by which they move on (flow/kis_flow_data.go, kis_flow_action.go).
 * The order of the steps is KisFlow's, since several traps follow from nothing else.
 */
export class FlowState {
  /** Rows committed since they were last dealt with; lives on from run to run. */
  buffer: unknown[] = [];
  /** By level; undefined where nothing was set in this run. */
  readonly data: (unknown[] | undefined)[] = [undefined];
  /** The level that the current function reads. */
  previousLevel = sourceLevel;
  action: ActionState = noAction;
  nextCalled = false;
  running = false;
  /** Whether a function's own code is running, so that what is thrown is its error. */
  calling = false;
  current: KisFunction | undefined;
  /** The level that the current function was given. */
  #inputLevel = sourceLevel;
  /** The input as the current function was given it: decoded copies. */
  rows: unknown[] = [];
  readonly nulls = new NullRows();
  /** Which message each row is made of; undefined where nobody asks. No part of KisFlow. */
  origins: RowOrigins | undefined;
  /** Which row each committed one was made of; undefined where nobody asks. No part of KisFlow. */
  tracked: TrackedRows | undefined;
  /** Rows the last function handed on. */
  handedOn = 0;
  /** Calls of connectors in this visit; undefined while nobody watches. */
  connectorCalls: ConnectorCall[] | undefined;
  /** How many of them began. */
  connectorsCalled = 0;

  /** The rows that the current function was given. */
  get input(): unknown[] {
    return this.data[this.#inputLevel] ?? [];
  }

  /** Begins a run: the buffer becomes the source rows, all level data of the last run goes. */
  begin(): unknown[] {
    for (let level = 0; level < this.data.length; level += 1) this.data[level] = undefined;
    const source = this.buffer;
    this.data[sourceLevel] = source;
    this.buffer = [];
    this.previousLevel = sourceLevel;
    return source;
  }

  /** What a run had inside of a batch, before a place was called. No part of KisFlow: a run that goes on from an earlier one. */
  restore({ node, levels, buffer }: ResumePoint): void {
    for (let level = 0; level < this.data.length; level += 1) this.data[level] = levels[level];
    this.previousLevel = node;
    this.buffer = buffer;
  }

  /** Other rows for a function to read, in place of what the one before it handed on. No part of KisFlow: pinned rows. */
  replaceInput(fn: KisFunction, rows: unknown[]): void {
    this.previousLevel = fn.node;
    this.data[fn.node] = rows;
  }

  /** Other rows for the current function to read: a person changed them while the run was paused. */
  replaceCurrentInput(rows: unknown[]): void {
    this.data[this.#inputLevel] = rows;
  }

  /** What the current function would have got is what it handed on: a person skipped it. */
  handOnInput(): void {
    for (const row of this.input) this.buffer.push(row);
    this.action = noAction;
  }

  /** Makes a function the current one. False when what it reads was never set in this run. */
  enter(fn: KisFunction): boolean {
    this.current = fn;
    if (this.data[this.previousLevel] === undefined) return false;
    this.#inputLevel = this.previousLevel;
    return true;
  }

  /** Deals with rows and action after a function; the place that comes next, which may lie behind the end, or `stopped`. */
  dealAction(fn: KisFunction, flowName: string, byName: ReadonlyMap<string, KisFunction>): number {
    const level = fn.node + 1;
    const { action } = this;
    if (action === noAction) {
      const goesOn = this.#commitCurrent(level);
      this.previousLevel = level;
      return goesOn ? level : stopped;
    }
    let goesOn = action.dataReuse ? this.#reuse(level) : this.#commitCurrent(level);
    if (action.forceEntryNext) {
      this.#commitVoid(level);
      goesOn = true;
    }
    let next = level;
    if (action.jumpFunc !== '') {
      next = findTarget(fn, action.jumpFunc, flowName, byName).node;
      goesOn = true;
    }
    this.previousLevel = next;
    this.action = noAction;
    return action.abort || !goesOn ? stopped : next;
  }

  /** This level gets what the function committed; nothing committed stops the flow. */
  #commitCurrent(level: number): boolean {
    const rows = this.buffer;
    this.handedOn = rows.length;
    if (rows.length === 0) return false;
    this.data[level] = rows;
    this.buffer = [];
    return true;
  }

  /** This level gets the rows of the level before; without any the flow stops, and the buffer stays as it is (trap 4). */
  #reuse(level: number): boolean {
    const rows = this.data[this.previousLevel];
    this.handedOn = rows?.length ?? 0;
    if (rows === undefined || rows.length === 0) return false;
    this.data[level] = rows;
    this.buffer = [];
    return true;
  }

  /** This level gets an empty batch, unless rows wait in the buffer; it has just been cleared, so nearly always (trap 1). */
  #commitVoid(level: number): void {
    if (this.buffer.length !== 0) return;
    this.data[level] = [];
    this.handedOn = 0;
  }
}

function findTarget(
  fn: KisFunction,
  target: string,
  flow: string,
  byName: ReadonlyMap<string, KisFunction>,
): KisFunction {
  const found = byName.get(target);
  if (found === undefined) throw new CodedError('run.jump-unknown', { fname: fn.name, target, flow });
  return found;
}
