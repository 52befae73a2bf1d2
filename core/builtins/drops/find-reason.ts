import type { RowFields } from '../../row-types/row-type.ts';
import type { Builtin, Reading } from '../definition.ts';
import { wholeNumber } from '../kernel/whole-param.ts';
import type { BatchPreview, Row } from '../preview.ts';
import type { Setup } from '../problem.ts';
import { ownValue } from '../row-values.ts';
import { parseLines } from '../setup/lines.ts';
import type { BuiltinCall } from './builtin-call.ts';
import type { DropReason, HeldValue } from './drop-reason.ts';

/** A call whose setup was read over rows of these fields; `made`: what it makes of them, where storage does not decide that. */
export interface ReadCall extends Pick<BuiltinCall, 'setup' | 'params'> {
  readonly builtin: Builtin;
  readonly fields: RowFields;
  readonly reading: Reading;
  readonly made?: BatchPreview;
  readonly rows: readonly Row[];
  readonly before: readonly { readonly batch: number; readonly rows: readonly Row[] }[];
}

type Note = NonNullable<BatchPreview['fates'][number]['note']>;

/** Why nothing was handed on of the row at this index; undefined where the built-in drops rows for no reason of its own. */
export function reasonOf(call: ReadCall, index: number): DropReason | undefined {
  const row = call.rows[index];
  if (row === undefined) return undefined;
  const fate = call.made?.fates[index];
  if (fate?.failure !== undefined) {
    const { field, kind, key } = fate.failure;
    return { kind: 'failed', field, failure: kind, held: heldBy(call, row, key ?? field) };
  }
  switch (call.builtin.name) {
    case 'filter':
      return { kind: 'condition', code: textOf(call, 'where'), held: heldBy(call, row, 'where') };
    case 'verify':
      return checkReason(call, row, fate?.note);
    case 'dedupe':
      return alikeReason(call, index);
    case 'limit':
      return limitReason(call, index);
    case 'sample': {
      const every = wholeNumber(liveOf(call, 'every'), 'every', 10, 1);
      return { kind: 'not-drawn', every, ...numbered(call, index) };
    }
    case 'split':
      return { kind: 'no-items', held: heldBy(call, row, 'field') };
    case 'unpivot':
      return { kind: 'no-values', held: heldBy(call, row, 'fields') };
    case 'branch':
      return { kind: 'ended', code: textOf(call, 'when') };
    case 'lookup':
    case 'join':
      return storedReason(call, row);
    default:
      return undefined;
  }
}

function checkReason(call: ReadCall, row: Row, note: Note | undefined): DropReason | undefined {
  const name = typeof note === 'object' ? note.checks[0] : undefined;
  const line = parseLines(textOf(call, 'checks')).lines.find(({ left }) => left.value === name);
  if (name === undefined || line === undefined) return undefined;
  return { kind: 'check', name, code: line.right, held: heldBy(call, row, 'checks', line) };
}

/** The row that stays for this one: of its batch, or of an earlier one where those are remembered. */
function alikeReason(call: ReadCall, index: number): DropReason | undefined {
  const row = call.rows[index];
  if (row === undefined) return undefined;
  const isAlike = alikeIn(call);
  const held = heldBy(call, row, 'key');
  const kept = call.made?.from.flat() ?? [];
  const here = kept.find((other) => isAlike(call.rows[other], row));
  if (here !== undefined) return { kind: 'alike', held, row: here + 1 };
  for (const { batch, rows } of call.before) {
    const there = rows.findIndex((other) => isAlike(other, row));
    if (there >= 0) return { kind: 'alike', held, row: there + 1, batch };
  }
  return undefined;
}

/** Whether two rows are alike: only one of them would stay. */
function alikeIn({
  builtin,
  setup,
  params,
  fields,
}: ReadCall): (one: Row | undefined, other: Row) => boolean {
  const { program } = builtin.read({ ...setup, scope: 'batch', keep: 'first' }, fields);
  const evaluate = program?.evaluator({ param: paramReader(params) });
  return (one, other) => one !== undefined && evaluate?.([one, other]).rows.length === 1;
}

function limitReason(call: ReadCall, index: number): DropReason {
  const count = wholeNumber(liveOf(call, 'rows'), 'rows', 10, 0);
  const skipped = wholeNumber(liveOf(call, 'offset'), 'offset', 0, 0);
  const isLast = textOf(call, 'from').trim() === 'last';
  const to = isLast ? call.rows.length - skipped : skipped + count;
  const from = isLast ? Math.max(0, to - count) + 1 : skipped + 1;
  return { kind: 'beyond', from, to, ...numbered(call, index) };
}

/** The number of a row, from 1, in its batch or in all that the run has brought so far. */
function numbered(
  { setup, builtin, before }: ReadCall,
  index: number,
): { row: number; over: 'batch' | 'run' } {
  if (builtin.batches(setup) !== 'run') return { row: index + 1, over: 'batch' };
  return { row: before.reduce((sum, { rows }) => sum + rows.length, index + 1), over: 'run' };
}

/** Rows that only storage can decide on; a left join, and a lookup that leaves fields empty, drop none. */
function storedReason(call: ReadCall, row: Row): DropReason | undefined {
  const code = textOf(call, 'match');
  const held = heldBy(call, row, 'match');
  if (call.builtin.name === 'lookup')
    return textOf(call, 'missing').trim() === 'drop' ? { kind: 'no-match', code, held } : undefined;
  const kind = textOf(call, 'kind').trim();
  if (kind === 'left') return undefined;
  return { kind: kind === 'anti' ? 'match' : 'no-match', code, held };
}

/** The fields that a param's text names, with what the row holds there; `part`: only in that part of the text. */
function heldBy(
  { reading }: ReadCall,
  row: Row,
  key: string,
  part?: { readonly start: number; readonly end: number },
): HeldValue[] {
  const names = reading.uses
    .filter((use) => use.key === key && (!part || (use.start >= part.start && use.end <= part.end)))
    .map(({ field }) => field);
  return [...new Set(names)].map((name) => ({ name, value: ownValue(row, name) ?? null }));
}

/** A param that the function was compiled with. */
function textOf({ setup }: ReadCall, key: string): string {
  return paramReader(setup)(key);
}

/** One that is read at each call: what the flow says of this place wins. */
function liveOf({ params }: ReadCall, key: string): string {
  return paramReader(params)(key);
}

/** As KisFlow gives params: one that is not set is empty. */
export function paramReader(params: Setup): (key: string) => string {
  return (key) => (Object.hasOwn(params, key) ? (params[key] ?? '') : '');
}
