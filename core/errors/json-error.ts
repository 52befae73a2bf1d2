/** What is wrong with a JSON text, and where in it. */
export interface JsonProblem {
  /** The parser's words, without the place. */
  detail: string;
  /** Counted from 0; undefined when the parser does not say. */
  offset: number | undefined;
  /** The character there, '' at the end of the text. */
  found: string | undefined;
}

/** Some messages quote the text around the place instead of naming it, line ends and all. */
const quotedText = /, (?:\.{3})?".*"(?:\.{3})? is not valid JSON$/s;

/** Takes the place out of what `JSON.parse` threw for this text: its own counts from the text's beginning, not the file's. */
export function jsonProblem(thrown: unknown, text: string): JsonProblem {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (message === 'Unexpected end of JSON input') return { detail: message, offset: text.length, found: '' };
  const found = /(?: in JSON)? at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message);
  if (!found) return { detail: message.replace(quotedText, ''), offset: undefined, found: undefined };
  const offset = Number(found[1]);
  const point = text.codePointAt(offset);
  return {
    detail: message.slice(0, found.index),
    offset,
    found: point === undefined ? '' : String.fromCodePoint(point),
  };
}

/**
 * Where a text stops being JSON, from 0, also where the parser does not say: behind its longest beginning that only lacks its end.
 */
export function jsonErrorOffset(text: string): number {
  let good = 0;
  let bad = text.length + 1;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (lacksEnd(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function lacksEnd(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (thrown) {
    const { offset } = jsonProblem(thrown, beginning);
    return offset !== undefined && offset >= beginning.length;
  }
}
