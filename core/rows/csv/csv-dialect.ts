import { countLineEnds } from '../line-ends.ts';

/** How a CSV text is written, and where its header begins. */
export interface CsvDialect {
  delimiter: string;
  /** Characters and lines before the header: byte order marks, blank lines and the line that names the delimiter. */
  start: number;
  line: number;
}

/** In this order where several stand as often in the header. */
export const delimiters = [',', ';', '\t', '|'] as const;
/** Spreadsheets write the delimiter into a line of its own. */
const namedDelimiter = /^"?sep=([^"\r\n])"?[ \t]*(?=\r|\n)/i;
const blankLines = /^(?:[ \t]*(?:\r\n|\r|\n))*/;
/** What reads a file takes one mark away; a program that added its own to another one left two. */
const marks = /^\uFEFF*/;

/**
 * The dialect of a text by its header: the delimiter is the one named by a line `sep=;`, else the one that stands most often
 * outside of quotes; a tab in a `.tsv` file; `delimiter` where a person said which. Undefined when the text is cut before its header ends.
 */
export function detectDialect(
  text: string,
  file: string,
  isWhole: boolean,
  delimiter?: string,
): CsvDialect | undefined {
  let start = marks.exec(text)?.[0].length ?? 0;
  start += blankLines.exec(text.slice(start))?.[0].length ?? 0;
  const named = namedDelimiter.exec(text.slice(start, start + 64));
  if (named) {
    start += named[0].length;
    start += blankLines.exec(text.slice(start))?.[0].length ?? 0;
  }
  if (start === text.length && !isWhole) return undefined;
  const known = delimiter ?? named?.[1] ?? (/\.tsv$/i.test(file) ? '\t' : undefined);
  const counts = known === undefined ? countDelimiters(text, start, isWhole) : new Map();
  if (counts === undefined) return undefined;
  return { delimiter: known ?? mostFrequent(counts), start, line: 1 + countLineEnds(text, 0, start) };
}

/** The delimiters outside of quotes up to the end of the line; undefined when the text ends before, and goes on. */
function countDelimiters(text: string, start: number, isWhole: boolean): Map<string, number> | undefined {
  const counts = new Map<string, number>();
  let inQuotes = false;
  let beginsCell = true;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"' && (inQuotes || beginsCell)) {
      inQuotes = !inQuotes;
      // A second quote right behind one that closes is a quote in the cell.
      beginsCell = true;
    } else if (!inQuotes) {
      if (character === '\n') return counts;
      if (character === '\r') return at + 1 < text.length || isWhole ? counts : undefined;
      beginsCell = delimiters.some((delimiter) => delimiter === character);
      if (beginsCell) counts.set(character, (counts.get(character) ?? 0) + 1);
    }
  }
  return isWhole ? counts : undefined;
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  const [most] = delimiters.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return most ?? ',';
}
