const longest = 300;

/** A value as it stands in a cell, in one line. Long ones are cut: a cell shows what fits, the JSON view shows all. */
export function cellText(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return short.replace(/\r\n|[\r\n]/g, '↵');
}

/** What a value is, for the look of its cell. */
export function cellKind(value: unknown): string {
  return value === null || value === undefined ? 'null' : typeof value;
}

/** The width of a column from its name and some of its texts, in pixels. Chinese characters take two places. */
export function columnWidth(name: string, texts: readonly string[]): number {
  const characters = Math.max(places(name) + 4, 16, ...texts.map(places));
  return Math.min(360, Math.round(characters * 7.4 + 24));
}

const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g;

function places(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}
