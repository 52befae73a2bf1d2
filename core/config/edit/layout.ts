import { SCALAR_STYLE } from 'js-yaml';
import type { SequenceNode, YamlNode } from '../yaml-nodes.ts';
import { blockHeader, isBlockScalar, nodeEnd } from '../yaml-places.ts';
import type { ScalarLike } from '../yaml-print.ts';

/** A file's text with its own habits of layout, as edits need them. */
export interface Layout {
  text: string;
  lineBreak: string;
  /** Blanks by which nested maps are indented. */
  step: number;
  /** Blanks between a key's column and the dashes of its list. */
  dashes: number;
}

export function layoutOf(text: string, root: YamlNode): Layout {
  const found: { step?: number; dashes?: number } = {};
  observe(text, root, found);
  const step = found.step ?? found.dashes ?? 2;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return { text, lineBreak, step: step || 2, dashes: found.dashes ?? (step || 2) };
}

function observe(text: string, node: YamlNode, found: { step?: number; dashes?: number }): void {
  if (node.kind !== 'mapping' || node.flow) return;
  const column = columnOf(text, node.start);
  for (const value of node.items.filter((_, index) => index % 2 === 1)) {
    if (value.kind === 'mapping' && !value.flow) found.step ??= columnOf(text, value.start) - column;
    if (value.kind === 'sequence' && !value.flow) {
      found.dashes ??= columnOf(text, value.start) - column;
      for (const item of value.items) observe(text, item, found);
    } else observe(text, value, found);
  }
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

export function lineStart(text: string, offset: number): number {
  // Character by character: looking for a kind of break that the file has none of would go back to its beginning.
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start === 0 && text.startsWith('\ufeff') ? Math.min(1, offset) : start;
}

/** The end of the line, before its break. */
export function lineEnd(text: string, offset: number): number {
  const found = text.slice(offset).search(/[\r\n]/);
  return found < 0 ? text.length : offset + found;
}

/** After the line's break. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  if (text.startsWith('\r\n', end)) return end + 2;
  return Math.min(end + 1, text.length);
}

/** Where a chunk of whole lines begins and ends: a list's item or a map's entry with the comments standing above it. */
export interface Chunk {
  start: number;
  end: number;
}

/**
 * The lines of a block entry. Comments directly above it, indented as it is or less, belong to it; comments below that are
 * indented further belong to it too.
 */
export function chunkOf(text: string, start: number, node: YamlNode): Chunk {
  const column = columnOf(text, start);
  let first = lineStart(text, start);
  while (first > 0) {
    const before = lineStart(text, text.startsWith('\r\n', first - 2) ? first - 2 : first - 1);
    if (!isComment(text, before, (indent) => indent <= column) || before === first) break;
    first = before;
  }
  return { start: first, end: afterEntry(text, blockEnd(text, node), column) };
}

/** The line after an entry that ends at an offset, and after the comments below that belong to it. */
export function afterEntry(text: string, entryEnd: number, column: number): number {
  let end = nextLine(text, entryEnd);
  while (end < text.length && isComment(text, end, (indent) => indent > column)) end = nextLine(text, end);
  return end;
}

function isComment(text: string, at: number, accepts: (indent: number) => boolean): boolean {
  const match = /[ \t]*(?=#)/y;
  match.lastIndex = at;
  const found = match.exec(text);
  return found !== null && accepts(found[0].length);
}

/** A node's end, with the blank lines that a block scalar keeps. */
export function blockEnd(text: string, node: YamlNode): number {
  const last = lastLeaf(node);
  if (last.kind !== 'scalar' || !isBlockScalar(last)) return nodeEnd(text, node);
  const header = text.slice(blockHeader(text, last), last.start);
  return /^[|>]\d?\+/.test(header) && last.end > last.start ? last.end - 1 : nodeEnd(text, node);
}

function lastLeaf(node: YamlNode): YamlNode {
  if (node.kind === 'alias' || node.kind === 'scalar' || node.flow) return node;
  const last = node.items.at(-1);
  return last ? lastLeaf(last) : node;
}

export function likeOf(node: YamlNode): ScalarLike {
  if (node.kind !== 'scalar' || node.start === node.end) return undefined;
  if (node.style === SCALAR_STYLE.PLAIN) return 'plain';
  if (node.style === SCALAR_STYLE.SINGLE_QUOTED) return 'single';
  return node.style === SCALAR_STYLE.DOUBLE_QUOTED ? 'double' : undefined;
}

/** Where the dash of a block list's item stands. */
export function dashOf(text: string, list: SequenceNode, item: YamlNode): number {
  const column = columnOf(text, list.start);
  let at = lineStart(text, realStart(text, item));
  while (at > list.start && text[at + column] !== '-') at = lineStart(text, at - 1);
  return at + column;
}

function realStart(text: string, item: YamlNode): number {
  return item.kind === 'scalar' && isBlockScalar(item) ? blockHeader(text, item) : item.start;
}
