import type { ConfigPath } from '../types.ts';
import type { MappingNode, YamlNode } from '../yaml-nodes.ts';
import { parseYaml } from '../yaml-parse.ts';
import { listItems, nodeEnd, nodeStart, ownEntry, type Written } from '../yaml-places.ts';
import { type Layout, layoutOf, lineEnd, lineStart } from './layout.ts';

/** Thrown where a text cannot be edited in place; the caller then prints the file afresh. */
export class NotInPlace extends Error {}

/** A file under edit: where its nodes stand, and how text is put in, taken out and moved. Every change gives a new text. */
export class EditedText {
  readonly layout: Layout;
  readonly text: string;
  readonly root: YamlNode;

  /** Throws NotInPlace for a text without a document, and YamlError for one that can't be read. */
  static of(text: string): EditedText {
    const { root } = parseYaml(text);
    if (!root) throw new NotInPlace('no document');
    return new EditedText(text, root);
  }

  private constructor(text: string, root: YamlNode) {
    this.layout = layoutOf(text, root);
    this.text = text;
    this.root = root;
  }

  /** The node at a path as the file itself writes it there: not through aliases or merge keys. */
  find(path: ConfigPath): Written | undefined {
    let found: Written | undefined = { key: undefined, value: this.root };
    for (const part of path) {
      const node: YamlNode | undefined = found?.value;
      if (node?.kind === 'alias') throw new NotInPlace('alias');
      if (node?.kind === 'mapping') found = ownEntry(node, String(part));
      else if (node?.kind === 'sequence' && typeof part === 'number') {
        const value: YamlNode | undefined = listItems(node)[part];
        found = value && { key: undefined, value };
      } else return undefined;
    }
    return found;
  }

  /** Whether a path lies within brackets or braces, where values go on one line. */
  inFlow(path: ConfigPath): boolean {
    for (let depth = 0; depth < path.length; depth++) {
      const node = this.find(path.slice(0, depth))?.value;
      if (node && node.kind !== 'alias' && node.kind !== 'scalar' && node.flow) return true;
    }
    return false;
  }

  /** Whether something, a comment maybe, stands behind a value on its line. */
  isFollowed(node: YamlNode): boolean {
    const end = nodeEnd(this.text, node);
    return this.text.slice(end, lineEnd(this.text, end)).trim() !== '';
  }

  /** Where a value without text would stand: behind the colon of its key. */
  afterColon(key: YamlNode | undefined, offset: number): number {
    const from = key ? nodeEnd(this.text, key) : offset;
    const colon = /\s*:/y;
    colon.lastIndex = from;
    const match = colon.exec(this.text);
    return Math.max(offset, match ? colon.lastIndex : from);
  }

  /** After an entry's value; after its colon when there is none. */
  entryEnd(key: YamlNode | undefined, value: YamlNode): number {
    if (value.kind !== 'scalar' || value.start !== value.end) return nodeEnd(this.text, value);
    return this.afterColon(key, value.start);
  }

  /** A key's place, or that of the question mark before it. */
  entryStart(key: YamlNode): number {
    const start = nodeStart(this.text, key);
    const mark = /\?[ \t]*$/.exec(this.text.slice(lineStart(this.text, start), start));
    return start - (mark?.[0].length ?? 0);
  }

  /** The end of the entry before the one whose key has this index. */
  entryEndBefore(parent: MappingNode, index: number): number | undefined {
    const value = parent.items[index - 1];
    return value && this.entryEnd(parent.items[index - 2], value);
  }

  /** The text with whole lines put in before an offset that begins a line. */
  insertLines(at: number, printed: string): string {
    const { lineBreak } = this.layout;
    const lines = printed.replaceAll('\n', lineBreak);
    const bare = at === this.text.length && at > 0 && !/[\r\n]$/.test(this.text);
    return this.text.slice(0, at) + (bare ? lineBreak + lines : lines + lineBreak) + this.text.slice(at);
  }

  /** The text with a piece of it replaced; line breaks become those of the file. */
  splice(start: number, end: number, printed: string): string {
    return this.text.slice(0, start) + printed.replaceAll('\n', this.layout.lineBreak) + this.text.slice(end);
  }

  /**
   * The text with a value, from `start` to `end`, replaced by a printed one: a blank or line breaks in front. A comment behind
   * the old value stays on its line.
   */
  replaceValue(start: number, end: number, printed: string): string {
    const [first = '', ...rest] = printed.split('\n');
    if (rest.length === 0) return this.splice(start, end, first.trimStart());
    const behind = this.text.slice(end, lineEnd(this.text, end));
    if (!/^[ \t]*(?:#.*)?$/.test(behind)) throw new NotInPlace('something follows');
    const blanks = /[ \t]*$/.exec(this.text.slice(0, start))?.[0].length ?? 0;
    const from = first === '' ? start - blanks : start;
    const line = (first.trimStart() + behind).trimEnd();
    return this.splice(from, end + behind.length, [line, ...rest].join('\n'));
  }

  /** The text with these pieces in another order; what stands between them stays. */
  permute(spans: readonly { start: number; end: number }[], order: readonly number[], flow: boolean): string {
    const pieces = spans.map(({ start, end }) => {
      const piece = this.text.slice(start, end);
      return flow || /[\r\n]$/.test(piece) ? piece : piece + this.layout.lineBreak;
    });
    let text = this.text.slice(0, spans[0]?.start);
    for (const [slot, from] of order.entries()) {
      text += (pieces[from] ?? '') + this.text.slice(spans[slot]?.end, spans[slot + 1]?.start);
    }
    const endsBare = !/[\r\n]$/.test(this.text);
    return endsBare && /[\r\n]$/.test(text) ? text.replace(/(?:\r\n|\n|\r)$/, '') : text;
  }
}
