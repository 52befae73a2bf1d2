import { isJson } from '../text/is-json.ts';

export type RowFormat = 'jsonl' | 'json' | 'csv';

const namesLines = /\.(jsonl|ndjson)$/i;

/** Whether the beginning of a text tells its format: its first line does, and in JSON Lines of arrays whether more follow. */
export function isEnoughToTell(name: string, start: string): boolean {
  const text = start.trimStart();
  if (!namesLines.test(name) || !text.startsWith('[')) return text.includes('\n');
  return /\n\s*\S/.test(text);
}

/**
 * The format of rows by the file's name and how its text begins. `.csv` and `.tsv` are CSV. An opening bracket begins a JSON
 * array, unless the first of several lines is a value of its own in a `.jsonl` file. A JSON value on the first line begins
 * JSON Lines, an object that goes on behind it is one row, and all else is CSV if it has a delimiter.
 */
export function formatOf(name: string, start: string): RowFormat {
  if (/\.(csv|tsv)$/i.test(name)) return 'csv';
  const isLines = namesLines.test(name);
  const [line = '', ...more] = start
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split('\n');
  const hasMore = more.some((other) => other.trim() !== '');
  if (line.startsWith('[')) return isLines && hasMore && isJson(line) ? 'jsonl' : 'json';
  if (isLines || line === '' || isJson(line)) return 'jsonl';
  if (line.startsWith('{')) return /[{[,]\s*$/.test(line) ? 'json' : 'jsonl';
  return /[,;\t|]/.test(line) ? 'csv' : 'jsonl';
}
