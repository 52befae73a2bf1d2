import { EditedText } from './edit/edited-text.ts';
import { blockEnd, columnOf, lineStart } from './edit/layout.ts';
import {
  type IndentedLine,
  indentedLines,
  type Level,
  placeComments,
  withIndents,
} from './indented-lines.ts';
import { nextIndent } from './print.ts';
import type { MappingNode, SequenceNode, YamlNode } from './yaml-nodes.ts';
import { isBlockScalar, nodeEnd, nodeStart } from './yaml-places.ts';

/**
 * The text with the blocks of its first document indented as KisFlow's exporter does. Only blanks at the start of lines change;
 * whether it still means the same is to be checked. Throws NotInPlace and YamlError for what has no document or can't be read.
 */
export function reindent(text: string): string {
  const edited = EditedText.of(text);
  const lines = indentedLines(text);
  const blocks = new BlockLines(edited, lines);
  blocks.block(edited.root, [], undefined);
  placeComments(text, lines, blocks.lineOf(nodeEnd(text, edited.root)));
  return withIndents(text, lines);
}

/** Finds, for every line of the blocks of a document, where it shall begin. */
class BlockLines {
  readonly #edited: EditedText;
  readonly #text: string;
  readonly #lines: readonly IndentedLine[];

  constructor(edited: EditedText, lines: readonly IndentedLine[]) {
    this.#edited = edited;
    this.#text = edited.text;
    this.#lines = lines;
  }

  /** `owner` is the block that a node is a value or item of. */
  block(node: YamlNode, levels: readonly Level[], owner: YamlNode | undefined): void {
    if (node.kind === 'scalar' || node.kind === 'alias' || node.flow) {
      this.#leaf(node);
      return;
    }
    const level = this.#levelOf(node, levels.at(-1), owner);
    const inner = [...levels, level];
    if (node.kind === 'mapping') this.#entries(node, level, inner);
    else this.#items(node, level, inner);
  }

  lineOf(offset: number): number {
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lines[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #levelOf(node: MappingNode | SequenceNode, outer: Level | undefined, owner: YamlNode | undefined): Level {
    const start = this.#startOf(node);
    const old = columnOf(this.#text, start);
    if (outer === undefined) return { old, wanted: 0 };
    const begins = this.#text.slice(lineStart(this.#text, start), start).trim() === '';
    // Behind a dash or a question mark it keeps its distance.
    if (!begins) return { old, wanted: outer.wanted + old - outer.old };
    return { old, wanted: owner?.kind === 'sequence' ? outer.wanted + 2 : nextIndent(outer.wanted) };
  }

  /** Where a block begins: with the question mark, anchor or tag of its first key. */
  #startOf(node: MappingNode | SequenceNode): number {
    const first = node.items[0];
    if (node.kind === 'sequence' || !first) return node.start;
    const start = this.#edited.entryStart(first);
    const before = this.#text.slice(lineStart(this.#text, start), start);
    return start - (/(?:[&!][^\s]*[ \t]+)*$/.exec(before)?.[0].length ?? 0);
  }

  #entries({ items }: MappingNode, level: Level, levels: readonly Level[]): void {
    for (let index = 0; index + 1 < items.length; index += 2) {
      const key = items[index];
      const value = items[index + 1];
      if (!key || !value) continue;
      const from = this.lineOf(this.#edited.entryStart(key));
      this.#shift(from, this.#lastLine(key, value), level);
      this.#begin(from, levels);
      this.block(key, levels, undefined);
      this.block(value, levels, undefined);
    }
  }

  #items(node: SequenceNode, level: Level, levels: readonly Level[]): void {
    const from = this.lineOf(node.start);
    const last = node.items.at(-1);
    this.#shift(from, last ? this.#lastLine(undefined, last) : from, level);
    for (const item of node.items) this.block(item, levels, node);
    for (let index = from; index < this.#lines.length; index++) {
      const line = this.#lines[index];
      const isDash = line && this.#isDash(line, level);
      if (line?.wanted === undefined && !isDash) break;
      if (isDash && !line.inside) this.#begin(index, line.levels ?? levels, level);
    }
  }

  #isDash({ start, indent }: IndentedLine, level: Level): boolean {
    return indent === level.old && /^-(?:\s|$)/.test(this.#text.slice(start + indent, start + indent + 2));
  }

  #lastLine(key: YamlNode | undefined, value: YamlNode): number {
    return this.lineOf(Math.max(this.#edited.entryEnd(key, value), blockEnd(this.#text, value)));
  }

  /** Lines of an entry or list move with it, unless something deeper says better. */
  #shift(from: number, to: number, { old, wanted }: Level): void {
    for (const line of this.#lines.slice(from, to + 1)) line.wanted = Math.max(0, line.indent + wanted - old);
  }

  #begin(index: number, levels: readonly Level[], level?: Level): void {
    const line = this.#lines[index];
    if (!line) return;
    line.levels = levels;
    if (level) line.wanted = level.wanted;
  }

  /** The lines of a scalar or of brackets behind its first one are no comments, whatever they begin with. */
  #leaf(node: YamlNode): void {
    const first = this.lineOf(nodeStart(this.#text, node));
    const isBlock = node.kind === 'scalar' && isBlockScalar(node);
    const end = isBlock ? Math.max(node.start, node.end - 1) : nodeEnd(this.#text, node);
    const lines = this.#lines.slice(first + 1, this.lineOf(end) + 1);
    for (const line of lines) line.inside = true;
    const last = lines.at(-1);
    if (!isBlock || !last) return;
    const held = lines.filter((line) => !isBlank(this.#text, line));
    last.contentIndent = Math.min(...held.map((line) => line.wanted ?? line.indent));
  }
}

function isBlank(text: string, { start, indent }: IndentedLine): boolean {
  return /^[\r\n]?$/.test(text.slice(start + indent, start + indent + 1));
}
