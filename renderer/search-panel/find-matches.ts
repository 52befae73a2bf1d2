import type { SearchQuery } from '../stores/explorer-store.ts';

export interface SearchMatch {
  /** From 1, as editors count. */
  line: number;
  column: number;
  /** The line around the match, with where in it the match stands. */
  preview: string;
  start: number;
  length: number;
}

export interface SearchResult {
  files: readonly { path: string; matches: readonly SearchMatch[] }[];
  total: number;
  /** There are more than are listed. */
  isCut: boolean;
}

export interface SearchedFile {
  path: string;
  text: string;
}

const mostMatches = 2000;
/** Of a line so many characters are shown, some of them before the match. */
const previewLength = 200;
const previewBefore = 40;

/** The expression that finds what a query means. Throws a SyntaxError for a pattern that is none. */
export function expressionOf({ text, matchCase, wholeWord, isPattern }: SearchQuery): RegExp {
  const source = isPattern ? text : text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  // Letters of every script make words, which \b does not know.
  const bounded = wholeWord ? `(?<![\\p{L}\\p{N}_$])(?:${source})(?![\\p{L}\\p{N}_$])` : source;
  return new RegExp(bounded, matchCase ? 'gmu' : 'gimu');
}

/** Every place in these files, by file and line. */
export function findMatches(files: readonly SearchedFile[], query: SearchQuery): SearchResult {
  const found: { path: string; matches: SearchMatch[] }[] = [];
  let total = 0;
  if (query.text === '') return { files: found, total, isCut: false };
  const expression = expressionOf(query);
  for (const { path, text } of files) {
    const matches = matchesIn(text, expression, mostMatches - total);
    total += matches.length;
    if (matches.length > 0) found.push({ path, matches });
    if (total >= mostMatches) return { files: found, total, isCut: true };
  }
  return { files: found, total, isCut: false };
}

function matchesIn(text: string, expression: RegExp, most: number): SearchMatch[] {
  const matches: SearchMatch[] = [];
  let line = 1;
  let lineStart = 0;
  for (const { 0: matched, index } of text.matchAll(expression)) {
    if (matched === '') continue;
    for (
      let end = text.indexOf('\n', lineStart);
      end !== -1 && end < index;
      end = text.indexOf('\n', lineStart)
    ) {
      line += 1;
      lineStart = end + 1;
    }
    matches.push(matchAt(text, { line, lineStart, index, length: matched.length }));
    if (matches.length >= most) break;
  }
  return matches;
}

function matchAt(
  text: string,
  { line, lineStart, index, length }: { line: number; lineStart: number; index: number; length: number },
): SearchMatch {
  const lineEnd = text.indexOf('\n', index);
  const whole = text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd).replace(/\r$/, '');
  const column = index - lineStart;
  const indent = whole.length - whole.trimStart().length;
  const from = Math.max(Math.min(indent, column), column - previewBefore);
  const preview = whole.slice(from, from + previewLength);
  const start = column - from;
  return { line, column: column + 1, preview, start, length: Math.min(length, preview.length - start) };
}
