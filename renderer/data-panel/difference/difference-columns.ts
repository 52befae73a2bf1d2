import { compactJson } from '../../../core/text/json-members.ts';
import { cellKind, cellText, columnWidth } from '../cell-text.ts';

/** The fields of a row, each as JSON. */
type Fields = ReadonlyMap<string, string>;

export interface DifferenceLine {
  change: 'same' | 'changed' | 'added' | 'removed';
  before: Fields | null;
  after: Fields | null;
}

export interface DifferenceColumn {
  name: string;
  width: number;
  /** Where the field stands: on both sides, or only in the rows in or out. */
  side: 'both' | 'in' | 'out';
  /** Rows on both sides whose values differ in this field. */
  changed: number;
  numeric: boolean;
}

const measured = 60;

/** The fields of both sides: those of the rows out first, in their order, then those that are gone. */
export function differenceColumns(lines: readonly DifferenceLine[]): DifferenceColumn[] {
  const out = namesOf(lines.map(({ after }) => after));
  const into = namesOf(lines.map(({ before }) => before));
  return [...new Set([...out, ...into])].map((name) => ({
    name,
    width: widthOf(name, lines),
    side: out.has(name)
      ? into.has(name) || into.size === 0
        ? 'both'
        : 'out'
      : out.size === 0
        ? 'both'
        : 'in',
    changed: lines.filter((line) => line.change === 'changed' && isChanged(line, name)).length,
    numeric: lines.some((line) => cellKind(shownValue(line, name)) === 'number'),
  }));
}

/** Whether a row that is on both sides has another value in this field. */
export function isChanged({ before, after }: DifferenceLine, name: string): boolean {
  return before !== null && after !== null && compactField(before, name) !== compactField(after, name);
}

function compactField(fields: Fields, name: string): string | undefined {
  const json = fields.get(name);
  return json === undefined ? undefined : compactJson(json);
}

function shownValue({ before, after }: DifferenceLine, name: string): string | undefined {
  return after?.get(name) ?? before?.get(name);
}

function namesOf(rows: readonly (Fields | null)[]): Set<string> {
  const names = new Set<string>();
  for (const row of rows) for (const name of row?.keys() ?? []) names.add(name);
  return names;
}

/** A changed cell holds both values, one after the other. */
function widthOf(name: string, lines: readonly DifferenceLine[]): number {
  const texts = lines.slice(0, measured).map((line) => {
    const value = cellText(shownValue(line, name));
    return isChanged(line, name) && line.after?.has(name)
      ? `${cellText(line.before?.get(name))} ${value}`
      : value;
  });
  return columnWidth(name, texts);
}
