import { isJson } from '../text/is-json.ts';

/** Whether a text is rows rather than anything else that people copy: JSON objects, or lines of as many cells each. */
export function looksLikeRows(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  if (lines.length === 0) return false;
  if (/^\s*[[{]/.test(text)) return isJson(text) || lines.every(isJson);
  return isTable(lines, '\t', 1) || [',', ';', '|'].some((delimiter) => isTable(lines, delimiter, 2));
}

/** Tabs stand in one line of a spreadsheet, too; the other signs stand in sentences. */
function isTable(lines: readonly string[], delimiter: string, atLeast: number): boolean {
  const [first = 0, ...more] = lines.map(
    (line) => line.replace(/"(?:[^"]|"")*"/g, '').split(delimiter).length,
  );
  return lines.length >= atLeast && first > 1 && more.every((count) => count === first);
}
