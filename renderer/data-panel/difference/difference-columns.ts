import { cellText, columnWidth } from '../cell-text.ts';

export interface DifferenceLine {
  change: 'same' | 'changed' | 'added' | 'removed';
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
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
    numeric: lines.some((line) => typeof shownValue(line, name) === 'number'),
  }));
}

/** Whether a row that is on both sides has another value in this field. */
export function isChanged({ before, after }: DifferenceLine, name: string): boolean {
  return before !== null && after !== null && JSON.stringify(before[name]) !== JSON.stringify(after[name]);
}

function shownValue({ before, after }: DifferenceLine, name: string): unknown {
  return after?.[name] ?? before?.[name];
}

function namesOf(rows: readonly (Record<string, unknown> | null)[]): Set<string> {
  const names = new Set<string>();
  for (const row of rows) for (const name of Object.keys(row ?? {})) names.add(name);
  return names;
}

/** A changed cell holds both values, one after the other. */
function widthOf(name: string, lines: readonly DifferenceLine[]): number {
  const texts = lines.slice(0, measured).map((line) => {
    const value = cellText(shownValue(line, name));
    return isChanged(line, name) && line.after?.[name] !== undefined
      ? `${cellText(line.before?.[name])} ${value}`
      : value;
  });
  return columnWidth(name, texts);
}
