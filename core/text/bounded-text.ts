/** Characters that an error's text has at most: 64 KB where each is a byte. */
export const longestErrorText = 64 * 1024;

/** The text cut to so many characters; its end then says how many there are and were: `… [65,536 / 52,428,800]`. */
export function boundedText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = `… [${formatted(limit)} / ${formatted(text.length)}]`;
  const kept = text.slice(0, Math.max(0, limit - end.length));
  // Half a surrogate pair is no character.
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}${end}`.slice(0, limit);
}

const mostParams = 16;
const longestName = 100;
/** Shorter values stay whole; the long ones share the room that is left. */
const shortValue = 1024;

type Params = Record<string, string | number>;

/** Values of an error: at most 64 KB of text together, with their names. The same again when they are within that. */
export function boundedParams(params: Params): Params {
  if (sizeOf(params) <= longestErrorText && Object.keys(params).length <= mostParams) return params;
  const entries = Object.entries(params)
    .slice(0, mostParams)
    .map(([name, value]) => [name.slice(0, longestName), value] as const);
  const short = entries.filter(([, value]) => !isLong(value));
  const room = longestErrorText - mostParams * longestName - sizeOf(Object.fromEntries(short));
  const share = Math.floor(room / Math.max(1, entries.length - short.length));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, isLong(value) ? boundedText(value, share) : value]),
  );
}

function isLong(value: string | number): value is string {
  return typeof value === 'string' && value.length > shortValue;
}

function sizeOf(params: Params): number {
  let size = 0;
  for (const name in params) {
    const value = params[name];
    size += name.length + (typeof value === 'string' ? value.length : 0);
  }
  return size;
}

function formatted(count: number): string {
  return count.toLocaleString('en-US');
}
