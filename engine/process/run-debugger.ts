import type { DebugEdit, GoOn, PausedRows, RunPaused } from '../../core/contract/debug-payloads.ts';
import type { RunEdit } from '../../core/contract/edit-payload.ts';
import type { PauseOn, RunBreakpoint } from '../../core/debug/breakpoint.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { jsonProblem } from '../../core/errors/json-error.ts';
import type { KisFlow } from '../flow/kis-flow.ts';
import type { VisitChange } from '../kis/observer.ts';
import { rowText } from '../serialize/row-text.ts';
import type { RunBreakpoints } from './run-breakpoints.ts';
import type { RunGate, Stop } from './run-gate.ts';

/** Looking into a paused run, and changing what it goes on with. */
export interface RunDebugger {
  /** What was changed in this run. */
  readonly edits: readonly RunEdit[];
  /** Where the run waits, as the contract has it. Throws `process.not-paused`. */
  paused(): RunPaused;
  edit(edit: DebugEdit): RunPaused;
  /** The rows of the visit that the run waits at, as they are now. */
  rows(window: { side: 'in' | 'out'; offset: number; limit: number }): PausedRows;
  goOn(how: GoOn): void;
  setBreakpoints(breakpoints: readonly RunBreakpoint[], pauseOn: PauseOn): void;
  /** What the person made of the visit that waited; asked for once, when it goes on. */
  takeChange(): VisitChange | undefined;
}

export interface DebuggerParts {
  runId: string;
  flow: KisFlow;
  gate: RunGate;
  breakpoints: RunBreakpoints;
}

/** An edit of the pause that goes on, and the way back. */
interface OpenEdit {
  readonly edit: RunEdit;
  takeBack(): void;
}

export function createRunDebugger({ runId, flow, gate, breakpoints }: DebuggerParts): RunDebugger {
  const edits: RunEdit[] = [];
  let open: OpenEdit[] = [];
  /** The rows that go in instead, from the first change of one. */
  let rows: unknown[] | undefined;
  let skips = false;
  let lastId = 0;

  function stopped(): Stop {
    if (gate.stop === undefined) throw new CodedError('process.not-paused', { runId });
    return gate.stop;
  }
  function inputOf({ visit }: Stop): readonly unknown[] {
    return rows ?? visit.input;
  }
  function add(stop: Stop, change: Pick<RunEdit, 'kind' | 'key' | 'row' | 'before' | 'after'>): RunEdit {
    const { batch, number: visit, visit: at } = stop;
    lastId += 1;
    const edit: RunEdit = { id: lastId, batch, node: at.node, visit, ...change };
    edits.push(edit);
    return edit;
  }
  function editRow(stop: Stop, at: number, json: string): void {
    if (stop.side === 'after' || at >= inputOf(stop).length) throw new CodedError('process.edit-too-late');
    const value = parsed(json);
    rows ??= [...stop.visit.input];
    const own = rows;
    const before = own[at];
    own[at] = value;
    // What it is now, which is not always what was typed: numbers lose digits.
    const texts = { before: rowText(before).json, after: rowText(value).json };
    const edit = add(stop, { kind: 'row', key: '', row: at, ...texts });
    open.push({
      edit,
      takeBack() {
        own[at] = before;
      },
    });
  }
  function editParam(stop: Stop, key: string, value: string): void {
    const params = flow.chain[stop.visit.node]?.params;
    if (params === undefined) return;
    const before = Object.hasOwn(params, key) ? params[key] : undefined;
    params[key] = value;
    const edit = add(stop, { kind: 'param', key, before: before ?? '', after: value });
    open.push({
      edit,
      takeBack() {
        if (before === undefined) delete params[key];
        else params[key] = before;
      },
    });
  }
  function editMetadata(stop: Stop, key: string, json: string): void {
    const before = flow.getMetaData(key);
    const value = parsed(json);
    flow.setMetaData(key, value);
    const text = before === undefined ? '' : rowText(before).json;
    const edit = add(stop, { kind: 'metadata', key, before: text, after: rowText(value).json });
    open.push({ edit, takeBack: () => flow.setMetaData(key, before) });
  }
  /** What was changed later at the same place goes with it: it was a change of that. */
  function undo(id: number): void {
    const undone = open.find(({ edit }) => edit.id === id)?.edit;
    if (undone === undefined) throw new CodedError('process.edit-too-late');
    const goes = ({ edit }: OpenEdit): boolean =>
      edit.id >= id && edit.kind === undone.kind && edit.key === undone.key && edit.row === undone.row;
    for (const one of open.filter(goes).toReversed()) {
      one.takeBack();
      edits.splice(edits.indexOf(one.edit), 1);
    }
    open = open.filter((one) => !goes(one));
  }

  return {
    edits,
    paused() {
      const stop = stopped();
      const { batch, number: visit, side, reason, record } = stop;
      const { node } = stop.visit;
      const place = flow.chain[node];
      return {
        runId,
        batch,
        node,
        visit,
        side,
        reason,
        rowsIn: stop.visit.input.length,
        params: Object.entries(place?.params ?? {}).map(([key, value]) => ({ key, value })),
        metadata: texts(flow.metaData()),
        cache: texts(flow.cacheData()),
        connector: place?.connector?.name ?? null,
        action: record?.action ?? flow.action,
        edits,
        ...(record && {
          rowsCommitted: record.committed.length,
          rowsOut: record.rowsOut,
          next: record.next,
          ...(record.nextNode === undefined ? {} : { nextNode: record.nextNode }),
        }),
      };
    },
    edit(edit) {
      const stop = stopped();
      if (edit.kind === 'row') editRow(stop, edit.row, edit.json);
      else if (edit.kind === 'param') editParam(stop, edit.key, edit.value);
      else if (edit.kind === 'metadata') editMetadata(stop, edit.key, edit.json);
      else undo(edit.id);
      return this.paused();
    },
    rows({ side, offset, limit }) {
      const stop = stopped();
      const all = side === 'in' ? inputOf(stop) : (stop.record?.committed ?? []);
      return { rows: page(all, offset, limit), total: all.length };
    },
    goOn(how) {
      const stop = gate.stop;
      if (how.to === 'skip') {
        if (stop === undefined || stop.side === 'after') throw new CodedError('process.edit-too-late');
        skips = true;
        add(stop, { kind: 'skip', key: '', before: '', after: '' });
      }
      gate.goOn(how);
    },
    setBreakpoints: (list, pauseOn) => breakpoints.set(list, pauseOn),
    takeChange() {
      if (open.length === 0 && !skips) return undefined;
      const change = { input: rows, skip: skips };
      open = [];
      rows = undefined;
      skips = false;
      return change;
    },
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (thrown) {
    throw new CodedError('process.edit-not-json', { detail: jsonProblem(thrown, json).detail }, {}, thrown);
  }
}

/** Bytes of rows that one answer has. */
const pageBytes = 4 * 1024 * 1024;

function page(rows: readonly unknown[], offset: number, limit: number): PausedRows['rows'] {
  const shown: PausedRows['rows'] = [];
  let bytes = 0;
  for (let row = offset; row < rows.length && row < offset + limit && bytes < pageBytes; row += 1) {
    const text = rowText(rows[row]);
    bytes += text.json.length;
    shown.push(text);
  }
  return shown;
}

function texts(values: Record<string, unknown>): { key: string; value: string }[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: rowText(value).json }));
}
