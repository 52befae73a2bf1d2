import { fail } from '../row-error.ts';
import type { Place } from '../syntax.ts';
import { bool, int, listOf, string } from '../types.ts';
import { size, trim } from './code-points.ts';
import type { ExpressionFunction } from './function.ts';
import { matches } from './pattern.ts';

/** Code points of a text that an expression may make. */
export const longestResult = 1_000_000;

/** The text, unless it is too long for a row. */
export function bounded(at: Place, text: string): string {
  return text.length > longestResult && size(text) > longestResult ? fail('too-long', at) : text;
}

export const textFunctions: readonly ExpressionFunction[] = [
  {
    name: 'size',
    id: 'sizeOfText',
    form: 'both',
    params: [string],
    result: int,
    fails: false,
    call: (_at: Place, text: string) => size(text),
  },
  {
    name: 'startsWith',
    id: 'startsWith',
    form: 'method',
    params: [string, string],
    result: bool,
    fails: false,
    call: (_at: Place, text: string, start: string) => text.startsWith(start),
  },
  {
    name: 'endsWith',
    id: 'endsWith',
    form: 'method',
    params: [string, string],
    result: bool,
    fails: false,
    call: (_at: Place, text: string, end: string) => text.endsWith(end),
  },
  {
    name: 'contains',
    id: 'contains',
    form: 'method',
    params: [string, string],
    result: bool,
    fails: false,
    call: (_at: Place, text: string, part: string) => text.includes(part),
  },
  {
    name: 'indexOf',
    id: 'indexOf',
    form: 'method',
    params: [string, string],
    result: int,
    fails: false,
    call: indexOf,
  },
  {
    name: 'substring',
    id: 'substringFrom',
    form: 'method',
    params: [string, int],
    result: string,
    fails: true,
    call: substring,
  },
  {
    name: 'substring',
    id: 'substring',
    form: 'method',
    params: [string, int, int],
    result: string,
    fails: true,
    call: substring,
  },
  {
    name: 'replace',
    id: 'replace',
    form: 'method',
    params: [string, string, string],
    result: string,
    fails: true,
    call: replace,
  },
  {
    name: 'split',
    id: 'split',
    form: 'method',
    params: [string, string],
    result: listOf(string),
    fails: false,
    call: (_at: Place, text: string, separator: string) =>
      separator === '' ? [...text] : text.split(separator),
  },
  {
    name: 'join',
    id: 'join',
    form: 'method',
    params: [listOf(string), string],
    result: string,
    fails: true,
    call: (at: Place, texts: readonly string[], separator: string) => bounded(at, texts.join(separator)),
  },
  {
    name: 'trim',
    id: 'trim',
    form: 'method',
    params: [string],
    result: string,
    fails: false,
    call: (_at: Place, text: string) => trim(text),
  },
  {
    name: 'lowerAscii',
    id: 'lowerAscii',
    form: 'method',
    params: [string],
    result: string,
    fails: false,
    call: (_at: Place, text: string) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
  },
  {
    name: 'upperAscii',
    id: 'upperAscii',
    form: 'method',
    params: [string],
    result: string,
    fails: false,
    call: (_at: Place, text: string) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase()),
  },
  {
    name: 'matches',
    id: 'matches',
    form: 'method',
    params: [string, string],
    result: bool,
    fails: true,
    call: matches,
  },
];

function indexOf(_at: Place, text: string, part: string): number {
  const index = text.indexOf(part);
  return index < 0 ? -1 : size(text.slice(0, index));
}

function substring(at: Place, text: string, from: number, to?: number): string {
  const points = [...text];
  const until = to ?? points.length;
  if (from < 0 || until < from || until > points.length) return fail('index', at);
  return points.slice(from, until).join('');
}

/** Go's strings.ReplaceAll: an empty text stands between code points, where JavaScript would cut surrogate pairs. */
function replace(at: Place, text: string, from: string, to: string): string {
  const places = from === '' ? size(text) + 1 : text.split(from).length - 1;
  // Said before it is made: a replacement within a replacement grows without end.
  if (text.length + places * (to.length - from.length) > longestResult * 2) return fail('too-long', at);
  const made =
    from === '' ? to + [...text].map((point) => point + to).join('') : text.replaceAll(from, () => to);
  return bounded(at, made);
}
