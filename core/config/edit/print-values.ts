import type { Params } from '../types.ts';
import { printLikeInFlow, printScalarSafely } from '../yaml-print.ts';
import type { EditValue, RawItem } from './edits.ts';
import type { Layout } from './layout.ts';

/** What follows `key:` or a dash for a value, in block style; lines are broken with \n. `column` is the key's. */
export function printBlockValue(layout: Layout, value: EditValue, column: number): string {
  if (typeof value === 'number' || typeof value === 'boolean') return ` ${value}`;
  if (typeof value === 'string') {
    const printed = printScalarSafely(value, column + layout.step);
    return ` ${printed.startsWith('|') && printed.endsWith('\n') ? printed.slice(0, -1) : printed}`;
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []';
    return value
      .map(
        (item) => `\n${' '.repeat(column + layout.dashes)}${printItem(layout, item, column + layout.dashes)}`,
      )
      .join('');
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return ' {}';
  const indent = column + layout.step;
  return entries
    .map(([key, inner]) => `\n${' '.repeat(indent)}${printEntry(layout, key, inner, indent)}`)
    .join('');
}

/** `key: value` at a column. */
export function printEntry(layout: Layout, key: string, value: EditValue, column: number): string {
  return `${printKey(key)}:${printBlockValue(layout, value, column)}`;
}

export function printKey(key: string): string {
  return printScalarSafely(key, 0, true);
}

/** `- value` with the dash at a column. An item's params are left out when it has none. */
export function printItem(layout: Layout, value: EditValue | RawItem, column: number): string {
  if (isRaw(value)) {
    const [first = '', ...rest] = rawLines(value.raw);
    return [`- ${first}`, ...rest.map((line) => (line === '' ? '' : ' '.repeat(column + 2) + line))].join(
      '\n',
    );
  }
  if (!isPlace(value)) return `-${printBlockValue(layout, value, column)}`;
  const fname = `- ${printEntry(layout, 'fname', value.fname, column + 2)}`;
  if (Object.keys(value.params ?? {}).length === 0) return fname;
  return `${fname}\n${' '.repeat(column + 2)}${printEntry(layout, 'params', value.params ?? {}, column + 2)}`;
}

/** A value in one line, for inside brackets. */
export function printFlowValue(value: EditValue): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return printLikeInFlow(value, undefined);
  if (Array.isArray(value)) return `[${value.map(printFlowValue).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, inner]) => printFlowEntry(key, inner))
    .join(', ')}}`;
}

export function printFlowEntry(key: string, value: EditValue): string {
  return `${printLikeInFlow(key, undefined)}: ${printFlowValue(value)}`;
}

function isPlace(value: EditValue): value is { fname: string; params?: Params } {
  return (
    typeof value === 'object' &&
    'fname' in value &&
    (value['params'] === undefined || typeof value['params'] === 'object')
  );
}

export function isRaw(value: EditValue | RawItem): value is RawItem {
  return (
    typeof value === 'object' && !Array.isArray(value) && 'raw' in value && typeof value.raw === 'string'
  );
}

/** The lines of an item's raw text, without a dash in front and without common indentation. */
export function rawLines(raw: string): string[] {
  const lines = raw.trimEnd().split(/\r\n|\n|\r/);
  const [first = '', ...rest] = lines;
  const lead = /^ *(?:- +)?/.exec(first)?.[0].length ?? 0;
  return [first.slice(lead), ...rest.map((line) => line.replace(new RegExp(`^ {0,${lead}}`), ''))];
}
