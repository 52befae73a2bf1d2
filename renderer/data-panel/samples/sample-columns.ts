import type { SampleLine } from './sample-lines.ts';

type Entries = [string, unknown][];

/** Gives a field another name in every row that has it, at its place. */
export function renameColumn(text: string, lines: readonly SampleLine[], from: string, to: string): string {
  return changeEntries(text, lines, (entries) =>
    entries.some(([name]) => name === from)
      ? entries.filter(([name]) => name !== to).map(([name, value]) => [name === from ? to : name, value])
      : null,
  );
}

/** Takes a field out of every row. */
export function removeColumn(text: string, lines: readonly SampleLine[], column: string): string {
  return changeEntries(text, lines, (entries) =>
    entries.some(([name]) => name === column) ? entries.filter(([name]) => name !== column) : null,
  );
}

/** Adds a field to every row that has it not, to be typed into. */
export function addColumn(text: string, lines: readonly SampleLine[], column: string): string {
  return changeEntries(text, lines, (entries) =>
    entries.some(([name]) => name === column) ? null : [...entries, [column, null]],
  );
}

/** Rows for which `change` gives null, and those that are no objects, stay as they were written. */
function changeEntries(
  text: string,
  lines: readonly SampleLine[],
  change: (entries: Entries) => Entries | null,
): string {
  const all = text.split('\n');
  for (const { line, value } of lines) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    const changed = change(Object.entries(value));
    if (changed !== null) all[line] = JSON.stringify(Object.fromEntries(changed));
  }
  return all.join('\n');
}
