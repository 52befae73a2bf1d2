import {
  printBlockValue,
  printEntry,
  printFlowEntry,
  printFlowValue,
  printItem,
  printKey,
} from './edit-print.ts';
import {
  afterEntry,
  blockEnd,
  chunkOf,
  columnOf,
  dashOf,
  type Layout,
  layoutOf,
  likeOf,
  lineEnd,
  lineStart,
  nextLine,
} from './edit-text.ts';
import type { ConfigEdit, EditValue, RawItem } from './edit-types.ts';
import type { ConfigPath } from './types.ts';
import {
  blockHeader,
  isBlockScalar,
  isNullNode,
  listItems,
  nodeEnd,
  nodeStart,
  ownEntry,
  type Written,
} from './yaml-places.ts';
import { printLike, printLikeInFlow } from './yaml-print.ts';
import type { MappingNode, SequenceNode, YamlNode } from './yaml-tree.ts';

/** Thrown where a text cannot be edited in place; the caller then prints the file afresh. */
export class NotInPlace extends Error {}

/** Makes one edit by replacing only the characters that it concerns. What comes out is to be read and compared. */
export function spliceEdit(text: string, root: YamlNode, edit: ConfigEdit): string {
  const splicer = new Splicer(layoutOf(text, root), root);
  switch (edit.op) {
    case 'set':
      return splicer.set(edit.path, edit.value);
    case 'delete':
      return splicer.delete(edit.path);
    case 'insert':
      return splicer.insert(edit.path, edit.index, edit.value);
    case 'move':
      return splicer.move(edit.path, edit.from, edit.to);
    case 'renameKey':
      return splicer.renameKey(edit.path, edit.to);
  }
}

class Splicer {
  readonly #layout: Layout;
  readonly #text: string;
  readonly #root: YamlNode;

  constructor(layout: Layout, root: YamlNode) {
    this.#layout = layout;
    this.#text = layout.text;
    this.#root = root;
  }

  set(path: ConfigPath, value: EditValue): string {
    const found = this.#find(path);
    if (found) return this.#replace(found, value, this.#inFlow(path));
    for (let depth = path.length - 1; depth >= 0; depth--) {
      const parent = this.#find(path.slice(0, depth));
      const key = path[depth];
      if (parent && key !== undefined) {
        return this.#addEntry(
          parent,
          String(key),
          nest(path.slice(depth + 1), value),
          this.#inFlow(path.slice(0, depth)),
        );
      }
    }
    throw new NotInPlace('no parent');
  }

  delete(path: ConfigPath): string {
    const found = this.#find(path);
    if (!found) return this.#text;
    const parent = this.#find(path.slice(0, -1))?.value;
    if (parent?.kind === 'mapping' && found.key)
      return this.#deleteEntry(parent, found.key, found.value, path);
    if (parent?.kind === 'sequence') return this.#deleteItem(parent, found.value, path);
    throw new NotInPlace('no parent');
  }

  insert(path: ConfigPath, index: number, value: EditValue | RawItem): string {
    const list = this.#find(path)?.value;
    if (list?.kind !== 'sequence' || list.items.length === 0) return this.#fillList(path, value);
    const items = listItems(list);
    const before = items[index];
    if (list.flow) return this.#insertInFlow(list, items, index, printFlowValue(flowItem(value)));
    const column = columnOf(this.#text, list.start);
    const printed = ' '.repeat(column) + printItem(this.#layout, value, column);
    if (before) {
      const { start } = chunkOf(this.#text, dashOf(this.#text, list, before), before);
      return this.#insertLines(start, printed);
    }
    const last = items.at(-1) ?? list.items.at(-1);
    if (!last) throw new NotInPlace('no item');
    return this.#insertLines(chunkOf(this.#text, dashOf(this.#text, list, last), last).end, printed);
  }

  move(path: ConfigPath, from: number, to: number): string {
    const list = this.#find(path)?.value;
    if (list?.kind !== 'sequence') throw new NotInPlace('no list');
    const items = listItems(list);
    const order = items.map((_, index) => index);
    order.splice(to, 0, ...order.splice(from, 1));
    const spans = items.map((item) => {
      if (list.flow) return { start: item.start, end: nodeEnd(this.#text, item) };
      return chunkOf(this.#text, dashOf(this.#text, list, item), item);
    });
    return this.#permute(spans, order, list.flow);
  }

  renameKey(path: ConfigPath, to: string): string {
    const found = this.#find(path);
    if (found?.key?.kind !== 'scalar') throw new NotInPlace('no key');
    const { key } = found;
    const like = likeOf(key);
    const printed = like === 'plain' ? undefined : like;
    const written = this.#inFlow(path)
      ? printLikeInFlow(to, printed)
      : printed
        ? printLike(to, printed, 0)
        : printKey(to);
    return this.#splice(nodeStart(this.#text, key), nodeEnd(this.#text, key), written);
  }

  /** The node at a path as the file itself writes it there: not through aliases or merge keys. */
  #find(path: ConfigPath): Written | undefined {
    let found: Written | undefined = { key: undefined, value: this.#root };
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

  #inFlow(path: ConfigPath): boolean {
    for (let depth = 0; depth < path.length; depth++) {
      const node = this.#find(path.slice(0, depth))?.value;
      if (node && node.kind !== 'alias' && node.kind !== 'scalar' && node.flow) return true;
    }
    return false;
  }

  #replace({ key, value: node }: Written, value: EditValue, inFlow: boolean): string {
    if (inFlow) {
      const printed =
        typeof value === 'string' ? printLikeInFlow(value, likeOf(node)) : printFlowValue(value);
      return this.#writeValue(key, node, ` ${printed}`);
    }
    const column = columnOf(this.#text, key ? this.#entryStart(key) : node.start);
    const like = likeOf(node);
    // A comment behind the value leaves no room for a block of lines.
    if (typeof value === 'string' && value.includes('\n') && this.#isFollowed(node))
      return this.#writeValue(key, node, ` ${printLike(value, 'double', 0)}`);
    if (typeof value === 'string' && like && !isNullNode(node)) {
      return this.#writeValue(key, node, ` ${printLike(value, like, column + this.#layout.step)}`);
    }
    if (!key && typeof value !== 'string') throw new NotInPlace('a whole item');
    return this.#writeValue(key, node, printBlockValue(this.#layout, value, column));
  }

  #isFollowed(node: YamlNode): boolean {
    const end = nodeEnd(this.#text, node);
    return this.#text.slice(end, lineEnd(this.#text, end)).trim() !== '';
  }

  /** Puts text (with a blank or break in front) in a value's place. */
  #writeValue(key: YamlNode | undefined, node: YamlNode, printed: string): string {
    const end = nodeEnd(this.#text, node);
    if (node.kind === 'scalar' && node.start === node.end) {
      const after = this.#afterColon(key, node.start);
      return this.#splice(after, after, printed);
    }
    const start = node.kind === 'scalar' && isBlockScalar(node) ? blockHeader(this.#text, node) : node.start;
    if (!printed.startsWith('\n')) return this.#splice(start, Math.max(end, start), printed.slice(1));
    const blanks = /[ \t]*$/.exec(this.#text.slice(0, start))?.[0].length ?? 0;
    // A comment behind the old value stays on the key's line.
    const comment = this.#text.slice(end, lineEnd(this.#text, end));
    if (!/^[ \t]*(?:#.*)?$/.test(comment)) throw new NotInPlace('something follows');
    return this.#splice(start - blanks, end + comment.length, comment.trimEnd() + printed);
  }

  #afterColon(key: YamlNode | undefined, offset: number): number {
    const from = key ? nodeEnd(this.#text, key) : offset;
    const colon = /\s*:/y;
    colon.lastIndex = from;
    const match = colon.exec(this.#text);
    return Math.max(offset, match ? colon.lastIndex : from);
  }

  #addEntry({ key, value: node }: Written, name: string, value: EditValue, inFlow: boolean): string {
    if (node.kind === 'scalar') {
      if (!isNullNode(node)) throw new NotInPlace('not a map');
      return this.#replace({ key, value: node }, { [name]: value } as EditValue, inFlow);
    }
    if (node.kind !== 'mapping') throw new NotInPlace('not a map');
    if (!node.flow) return this.#addBlockEntry(node, name, value);
    if (node.items.length === 0 && !inFlow && key)
      return this.#replace({ key, value: node }, { [name]: value } as EditValue, false);
    const printed = printFlowEntry(name, value);
    const last = node.items.at(-1);
    if (!last) return this.#splice(node.start + 1, nodeEnd(this.#text, node) - 1, printed);
    const end = this.#entryEnd(node.items.at(-2), last);
    return this.#splice(end, end, `, ${printed}`);
  }

  #addBlockEntry(node: MappingNode, name: string, value: EditValue): string {
    const column = columnOf(this.#text, node.start);
    const key = node.items.at(-2);
    const last = node.items.at(-1);
    if (!key || !last) throw new NotInPlace('no entry');
    const end = Math.max(blockEnd(this.#text, last), this.#entryEnd(key, last));
    return this.#insertLines(
      afterEntry(this.#text, end, column),
      ' '.repeat(column) + printEntry(this.#layout, name, value, column),
    );
  }

  /** After an entry's value; after its colon when there is none. */
  #entryEnd(key: YamlNode | undefined, value: YamlNode): number {
    if (value.kind !== 'scalar' || value.start !== value.end) return nodeEnd(this.#text, value);
    return this.#afterColon(key, value.start);
  }

  #fillList(path: ConfigPath, value: EditValue | RawItem): string {
    const found = this.#find(path);
    const inFlow = this.#inFlow(path);
    if (inFlow || !found?.key) {
      const item = flowItem(value);
      if (inFlow && found) return this.#writeValue(found.key, found.value, ` [${printFlowValue(item)}]`);
      if (typeof item === 'string') return this.set(path, [item]);
      if (!inFlow && !found) return this.#appendList(path, value);
      throw new NotInPlace('a map in a new flow list');
    }
    const column = columnOf(this.#text, this.#entryStart(found.key)) + this.#layout.dashes;
    const printed = `\n${' '.repeat(column)}${printItem(this.#layout, value, column)}`;
    return this.#writeValue(found.key, found.value, printed);
  }

  /** A list at the root that the file does not have yet: flows. */
  #appendList(path: ConfigPath, value: EditValue | RawItem): string {
    const [name, ...rest] = path;
    if (name === undefined || rest.length > 0 || this.#root.kind !== 'mapping' || this.#root.flow) {
      throw new NotInPlace('no parent');
    }
    const column = columnOf(this.#text, this.#root.start);
    const indent = column + this.#layout.dashes;
    const printed = `${printKey(String(name))}:\n${' '.repeat(indent)}${printItem(this.#layout, value, indent)}`;
    const key = this.#root.items.at(-2);
    const last = this.#root.items.at(-1);
    if (!last) throw new NotInPlace('no entry');
    const end = Math.max(blockEnd(this.#text, last), this.#entryEnd(key, last));
    return this.#insertLines(afterEntry(this.#text, end, column), ' '.repeat(column) + printed);
  }

  #insertInFlow(list: SequenceNode, items: readonly YamlNode[], index: number, printed: string): string {
    const before = items[index];
    if (before) return this.#splice(before.start, before.start, `${printed}, `);
    const last = list.items.at(-1);
    const end = last ? nodeEnd(this.#text, last) : list.start + 1;
    return this.#splice(end, end, `, ${printed}`);
  }

  #deleteEntry(parent: MappingNode, key: YamlNode, value: YamlNode, path: ConfigPath): string {
    const index = parent.items.indexOf(key);
    const next = parent.items[index + 2];
    const isOnly = parent.items.length === 2;
    if (isOnly && path.length > 1) return this.#replaceParent(path.slice(0, -1), '{}');
    if (parent.flow) {
      return this.#deleteInFlow(
        key.start,
        this.#entryEnd(key, value),
        next?.start,
        this.#entryEndBefore(parent, index),
      );
    }
    const start = this.#entryStart(key);
    const onDashLine = index === 0 && /\S/.test(this.#text.slice(lineStart(this.#text, start), start));
    if (onDashLine && next) return this.#splice(start, this.#entryStart(next), '');
    const chunk = chunkOf(this.#text, start, value);
    return this.#splice(
      chunk.start,
      Math.max(chunk.end, nextLine(this.#text, this.#entryEnd(key, value))),
      '',
    );
  }

  /** A key's place, or that of the question mark before it. */
  #entryStart(key: YamlNode): number {
    const start = nodeStart(this.#text, key);
    const mark = /\?[ \t]+$/.exec(this.#text.slice(lineStart(this.#text, start), start));
    return start - (mark?.[0].length ?? 0);
  }

  #entryEndBefore(parent: MappingNode, index: number): number | undefined {
    const value = parent.items[index - 1];
    return value && this.#entryEnd(parent.items[index - 2], value);
  }

  #deleteItem(parent: SequenceNode, item: YamlNode, path: ConfigPath): string {
    if (parent.items.length === 1) return this.#replaceParent(path.slice(0, -1), '[]');
    const index = parent.items.indexOf(item);
    if (parent.flow) {
      const before = parent.items[index - 1];
      const next = parent.items[index + 1]?.start;
      return this.#deleteInFlow(
        item.start,
        nodeEnd(this.#text, item),
        next,
        before && nodeEnd(this.#text, before),
      );
    }
    const chunk = chunkOf(this.#text, dashOf(this.#text, parent, item), item);
    return this.#splice(chunk.start, chunk.end, '');
  }

  #deleteInFlow(start: number, end: number, next: number | undefined, before: number | undefined): string {
    if (next !== undefined) return this.#splice(start, next, '');
    return this.#splice(before ?? start, end, '');
  }

  /** What is left of a collection that lost its last entry. */
  #replaceParent(path: ConfigPath, printed: '{}' | '[]'): string {
    const found = this.#find(path);
    if (!found || found.value.kind === 'scalar' || found.value.kind === 'alias')
      throw new NotInPlace('no parent');
    const end = nodeEnd(this.#text, found.value);
    if (found.value.flow || !found.key) return this.#splice(found.value.start, end, printed);
    const after = this.#afterColon(found.key, nodeEnd(this.#text, found.key));
    const keyLine = this.#text.slice(after, lineEnd(this.#text, after));
    if (!/^[ \t]*(?:#.*)?$/.test(keyLine)) throw new NotInPlace('an anchor or tag');
    return this.#splice(after, lineEnd(this.#text, end), ` ${printed}${keyLine.trimEnd()}`);
  }

  #permute(
    spans: readonly { start: number; end: number }[],
    order: readonly number[],
    flow: boolean,
  ): string {
    const pieces = spans.map(({ start, end }) => {
      const piece = this.#text.slice(start, end);
      return flow || /[\r\n]$/.test(piece) ? piece : piece + this.#layout.lineBreak;
    });
    let text = this.#text.slice(0, spans[0]?.start);
    for (const [slot, from] of order.entries()) {
      text += (pieces[from] ?? '') + this.#text.slice(spans[slot]?.end, spans[slot + 1]?.start);
    }
    const endsBare = !/[\r\n]$/.test(this.#text);
    return endsBare && /[\r\n]$/.test(text) ? text.replace(/(?:\r\n|\n|\r)$/, '') : text;
  }

  #insertLines(at: number, printed: string): string {
    const { lineBreak } = this.#layout;
    const lines = printed.replaceAll('\n', lineBreak);
    const bare = at === this.#text.length && at > 0 && !/[\r\n]$/.test(this.#text);
    return this.#text.slice(0, at) + (bare ? lineBreak + lines : lines + lineBreak) + this.#text.slice(at);
  }

  #splice(start: number, end: number, printed: string): string {
    return (
      this.#text.slice(0, start) + printed.replaceAll('\n', this.#layout.lineBreak) + this.#text.slice(end)
    );
  }
}

function nest(path: ConfigPath, value: EditValue): EditValue {
  return path.reduceRight<EditValue>((inner, key) => ({ [String(key)]: inner }) as EditValue, value);
}

function flowItem(value: EditValue | RawItem): EditValue {
  if (typeof value === 'object' && 'raw' in value) throw new NotInPlace('raw text in brackets');
  return value;
}
