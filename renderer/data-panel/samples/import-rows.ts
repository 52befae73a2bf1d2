import Papa from 'papaparse';
import { cellToJson } from '../../../core/samples/csv-cell.ts';

/** Rows read from a file that a person chose or dropped, or why they can't be. */
export type ImportedRows =
  | { ok: true; format: 'csv' | 'json' | 'jsonl'; rows: unknown[] }
  | { ok: false; reason: 'binary' | 'not-json' | 'no-rows' | 'ragged'; line: number };

/**
 * Reads CSV (first line: names), a JSON array, or JSON Lines, told apart by content; a file named so is JSON Lines even if
 * its first line might be a name, such as a number. CSV cells become what a run of the CSV file itself would make of them.
 */
export function importRows(text: string, fileName = ''): ImportedRows {
  const content = text.replace(/^\uFEFF/, '');
  if (content.includes('\u0000') || content.includes('\uFFFD'))
    return { ok: false, reason: 'binary', line: 1 };
  const start = content.trimStart()[0];
  if (start === undefined) return { ok: false, reason: 'no-rows', line: 1 };
  if (start === '[') return importArray(content) ?? importLines(content);
  return start === '{' || start === '"' || /\.(jsonl|ndjson)$/i.test(fileName)
    ? importLines(content)
    : importCsv(content);
}

function importArray(content: string): ImportedRows | null {
  try {
    const rows: unknown = JSON.parse(content);
    return Array.isArray(rows) ? { ok: true, format: 'json', rows } : null;
  } catch {
    return null;
  }
}

function importLines(content: string): ImportedRows {
  const rows: unknown[] = [];
  const lines = content.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      rows.push(JSON.parse(line));
    } catch {
      const isFirst = rows.length === 0;
      return (
        singleObject(content) ?? {
          ok: false,
          reason: 'not-json',
          line: isFirst ? failingLine(content) : index + 1,
        }
      );
    }
  }
  return { ok: true, format: 'jsonl', rows };
}

/** One object over several lines, as people paste it. */
function singleObject(content: string): ImportedRows | null {
  try {
    return { ok: true, format: 'json', rows: [JSON.parse(content)] };
  } catch {
    return null;
  }
}

/** The line at which a text that may be one value over many lines is no JSON any more. */
function failingLine(content: string): number {
  try {
    JSON.parse(content);
    return 1;
  } catch (thrown) {
    const whole = content.trimEnd();
    const position = Number(/position (\d+)/.exec(String(thrown))?.[1] ?? whole.length);
    const before = whole.slice(0, position);
    return before.split('\n').length;
  }
}

function importCsv(content: string): ImportedRows {
  const { data, errors } = Papa.parse<Record<string, string>>(content, {
    header: true,
    skipEmptyLines: true,
  });
  const ragged = errors.find(({ type }) => type === 'FieldMismatch');
  if (ragged) return { ok: false, reason: 'ragged', line: (ragged.row ?? 0) + 2 };
  if (data.length === 0) return { ok: false, reason: 'no-rows', line: 1 };
  const rows = data.map(
    (row): Record<string, unknown> =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, JSON.parse(cellToJson(value))])),
  );
  return { ok: true, format: 'csv', rows };
}
