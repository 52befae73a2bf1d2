import { compactJson } from '../../core/text/json-members.ts';

const longest = 300;

/**
 * What a cell holds, from the JSON that its row has for it, as text for people: numbers digit for digit, a text without its
 * quotes, all else as compact JSON; nothing where the row has no such field.
 */
export function cellValueText(json: string | undefined): string {
  if (json === undefined) return '';
  return json.startsWith('"') ? String(JSON.parse(json)) : compactJson(json);
}

/** The same in one line. Long ones are cut: a cell shows what fits, the JSON view shows all. */
export function cellText(json: string | undefined): string {
  return oneLine(cellValueText(json));
}

/** A text in one line, cut where it is long. */
export function oneLine(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return short.replace(/\r\n|[\r\n]/g, '↵');
}

/** What a cell's JSON is, for the look of the cell. */
export function cellKind(json: string | undefined): 'null' | 'string' | 'boolean' | 'object' | 'number' {
  switch (json?.[0]) {
    case undefined:
    case 'n':
      return 'null';
    case '"':
      return 'string';
    case 't':
    case 'f':
      return 'boolean';
    case '{':
    case '[':
      return 'object';
    default:
      return 'number';
  }
}

/** The width of a column from its name and some of its texts, in pixels. Chinese characters take two places. */
export function columnWidth(name: string, texts: readonly string[]): number {
  const characters = Math.max(places(name) + 4, 16, ...texts.map(places));
  return Math.min(360, Math.round(characters * 7.4 + 24));
}

/** The width that the words under a column's name want, in pixels. */
export function headWidth(words: string): number {
  return Math.min(360, Math.round(places(words) * 5.8 + 26));
}

const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g;

function places(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}
