import type { ConfigPath } from '../types.ts';
import type { MappingNode, SequenceNode, YamlNode } from '../yaml-nodes.ts';
import {
  blockHeader,
  isBlockScalar,
  isNullNode,
  listItems,
  nodeEnd,
  nodeStart,
  type Written,
} from '../yaml-places.ts';
import { printLike, printLikeInFlow } from '../yaml-print.ts';
import { type EditedText, NotInPlace } from './edited-text.ts';
import type { ConfigEdit, EditValue, RawItem } from './edits.ts';
import {
  afterEntry,
  blockEnd,
  chunkOf,
  columnOf,
  dashOf,
  type Layout,
  likeOf,
  lineEnd,
  lineStart,
  nextLine,
} from './layout.ts';
import {
  printBlockValue,
  printEntry,
  printFlowEntry,
  printFlowValue,
  printItem,
  printKey,
} from './print-values.ts';

/** Makes one edit by replacing only the characters that it concerns. What comes out is to be read and compared. */
export function spliceEdit(edited: EditedText, edit: ConfigEdit): string {
  const splicer = new Splicer(edited);
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
  readonly #edited: EditedText;
  readonly #layout: Layout;
  readonly #text: string;

  constructor(edited: EditedText) {
    this.#edited = edited;
    this.#layout = edited.layout;
    this.#text = edited.text;
  }

  set(path: ConfigPath, value: EditValue): string {
    const found = this.#edited.find(path);
    if (found) return this.#replace(found, value, this.#edited.inFlow(path));
    for (let depth = path.length - 1; depth >= 0; depth--) {
      const parent = this.#edited.find(path.slice(0, depth));
      const key = path[depth];
      if (parent && key !== undefined) {
        return this.#addEntry(
          parent,
          String(key),
          nest(path.slice(depth + 1), value),
          this.#edited.inFlow(path.slice(0, depth)),
        );
      }
    }
    throw new NotInPlace('no parent');
  }

  delete(path: ConfigPath): string {
    const found = this.#edited.find(path);
    if (!found) return this.#text;
    const parent = this.#edited.find(path.slice(0, -1))?.value;
    if (parent?.kind === 'mapping' && found.key)
      return this.#deleteEntry(parent, found.key, found.value, path);
    if (parent?.kind === 'sequence') return this.#deleteItem(parent, found.value, path);
    throw new NotInPlace('no parent');
  }

  insert(path: ConfigPath, index: number, value: EditValue | RawItem): string {
    const list = this.#edited.find(path)?.value;
    if (list?.kind !== 'sequence' || list.items.length === 0) return this.#fillList(path, value);
    const items = listItems(list);
    const before = items[index];
    if (list.flow) return this.#insertInFlow(list, items, index, printFlowValue(flowItem(value)));
    const column = columnOf(this.#text, list.start);
    const printed = ' '.repeat(column) + printItem(this.#layout, value, column);
    if (before) {
      const { start } = chunkOf(this.#text, dashOf(this.#text, list, before), before);
      return this.#edited.insertLines(start, printed);
    }
    const last = items.at(-1) ?? list.items.at(-1);
    if (!last) throw new NotInPlace('no item');
    return this.#edited.insertLines(chunkOf(this.#text, dashOf(this.#text, list, last), last).end, printed);
  }

  move(path: ConfigPath, from: number, to: number): string {
    const list = this.#edited.find(path)?.value;
    if (list?.kind !== 'sequence') throw new NotInPlace('no list');
    const items = listItems(list);
    const order = items.map((_, index) => index);
    order.splice(to, 0, ...order.splice(from, 1));
    const spans = items.map((item) => {
      if (list.flow) return { start: item.start, end: nodeEnd(this.#text, item) };
      return chunkOf(this.#text, dashOf(this.#text, list, item), item);
    });
    return this.#edited.permute(spans, order, list.flow);
  }

  renameKey(path: ConfigPath, to: string): string {
    const found = this.#edited.find(path);
    if (found?.key?.kind !== 'scalar') throw new NotInPlace('no key');
    const { key } = found;
    const like = likeOf(key);
    const printed = like === 'plain' ? undefined : like;
    const written = this.#edited.inFlow(path)
      ? printLikeInFlow(to, printed)
      : printed
        ? printLike(to, printed, 0)
        : printKey(to);
    return this.#edited.splice(nodeStart(this.#text, key), nodeEnd(this.#text, key), written);
  }

  #replace({ key, value: node }: Written, value: EditValue, inFlow: boolean): string {
    if (inFlow) {
      const printed =
        typeof value === 'string' ? printLikeInFlow(value, likeOf(node)) : printFlowValue(value);
      return this.#writeValue(key, node, ` ${printed}`);
    }
    const column = columnOf(this.#text, key ? this.#edited.entryStart(key) : node.start);
    const like = likeOf(node);
    // A comment behind the value leaves no room for a block of lines.
    if (typeof value === 'string' && value.includes('\n') && this.#edited.isFollowed(node))
      return this.#writeValue(key, node, ` ${printLike(value, 'double', 0)}`);
    if (typeof value === 'string' && like && !isNullNode(node)) {
      return this.#writeValue(key, node, ` ${printLike(value, like, column + this.#layout.step)}`);
    }
    if (!key && typeof value !== 'string') throw new NotInPlace('a whole item');
    return this.#writeValue(key, node, printBlockValue(this.#layout, value, column));
  }

  /** Puts text (with a blank or break in front) in a value's place. */
  #writeValue(key: YamlNode | undefined, node: YamlNode, printed: string): string {
    const end = nodeEnd(this.#text, node);
    if (node.kind === 'scalar' && node.start === node.end) {
      const after = this.#edited.afterColon(key, node.start);
      return this.#edited.splice(after, after, printed);
    }
    const start = node.kind === 'scalar' && isBlockScalar(node) ? blockHeader(this.#text, node) : node.start;
    if (!printed.startsWith('\n')) return this.#edited.splice(start, Math.max(end, start), printed.slice(1));
    return this.#edited.replaceValue(start, end, printed);
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
    if (!last) return this.#edited.splice(node.start + 1, nodeEnd(this.#text, node) - 1, printed);
    const end = this.#edited.entryEnd(node.items.at(-2), last);
    return this.#edited.splice(end, end, `, ${printed}`);
  }

  #addBlockEntry(node: MappingNode, name: string, value: EditValue): string {
    const column = columnOf(this.#text, node.start);
    const key = node.items.at(-2);
    const last = node.items.at(-1);
    if (!key || !last) throw new NotInPlace('no entry');
    const end = Math.max(blockEnd(this.#text, last), this.#edited.entryEnd(key, last));
    return this.#edited.insertLines(
      afterEntry(this.#text, end, column),
      ' '.repeat(column) + printEntry(this.#layout, name, value, column),
    );
  }

  #fillList(path: ConfigPath, value: EditValue | RawItem): string {
    const found = this.#edited.find(path);
    const inFlow = this.#edited.inFlow(path);
    if (inFlow || !found?.key) {
      const item = flowItem(value);
      if (inFlow && found) return this.#writeValue(found.key, found.value, ` [${printFlowValue(item)}]`);
      if (typeof item === 'string') return this.set(path, [item]);
      if (!inFlow && !found) return this.#appendList(path, value);
      throw new NotInPlace('a map in a new flow list');
    }
    const column = columnOf(this.#text, this.#edited.entryStart(found.key)) + this.#layout.dashes;
    const printed = `\n${' '.repeat(column)}${printItem(this.#layout, value, column)}`;
    return this.#writeValue(found.key, found.value, printed);
  }

  /** A list at the root that the file does not have yet: flows. */
  #appendList(path: ConfigPath, value: EditValue | RawItem): string {
    const [name, ...rest] = path;
    if (
      name === undefined ||
      rest.length > 0 ||
      this.#edited.root.kind !== 'mapping' ||
      this.#edited.root.flow
    ) {
      throw new NotInPlace('no parent');
    }
    const column = columnOf(this.#text, this.#edited.root.start);
    const indent = column + this.#layout.dashes;
    const printed = `${printKey(String(name))}:\n${' '.repeat(indent)}${printItem(this.#layout, value, indent)}`;
    const key = this.#edited.root.items.at(-2);
    const last = this.#edited.root.items.at(-1);
    if (!last) throw new NotInPlace('no entry');
    const end = Math.max(blockEnd(this.#text, last), this.#edited.entryEnd(key, last));
    return this.#edited.insertLines(afterEntry(this.#text, end, column), ' '.repeat(column) + printed);
  }

  #insertInFlow(list: SequenceNode, items: readonly YamlNode[], index: number, printed: string): string {
    const before = items[index];
    if (before) return this.#edited.splice(before.start, before.start, `${printed}, `);
    const last = list.items.at(-1);
    const end = last ? nodeEnd(this.#text, last) : list.start + 1;
    return this.#edited.splice(end, end, `, ${printed}`);
  }

  #deleteEntry(parent: MappingNode, key: YamlNode, value: YamlNode, path: ConfigPath): string {
    const index = parent.items.indexOf(key);
    const next = parent.items[index + 2];
    const isOnly = parent.items.length === 2;
    if (isOnly && path.length > 1) return this.#replaceParent(path.slice(0, -1), '{}');
    if (parent.flow) {
      return this.#deleteInFlow(
        this.#edited.entryStart(key),
        this.#edited.entryEnd(key, value),
        next && this.#edited.entryStart(next),
        this.#edited.entryEndBefore(parent, index),
      );
    }
    const start = this.#edited.entryStart(key);
    const onDashLine = index === 0 && /\S/.test(this.#text.slice(lineStart(this.#text, start), start));
    if (onDashLine && next) return this.#edited.splice(start, this.#edited.entryStart(next), '');
    const chunk = chunkOf(this.#text, start, value);
    return this.#edited.splice(
      chunk.start,
      Math.max(chunk.end, nextLine(this.#text, this.#edited.entryEnd(key, value))),
      '',
    );
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
    return this.#edited.splice(chunk.start, chunk.end, '');
  }

  #deleteInFlow(start: number, end: number, next: number | undefined, before: number | undefined): string {
    if (next !== undefined) return this.#edited.splice(start, next, '');
    return this.#edited.splice(before ?? start, end, '');
  }

  /** What is left of a collection that lost its last entry. */
  #replaceParent(path: ConfigPath, printed: '{}' | '[]'): string {
    const found = this.#edited.find(path);
    if (!found || found.value.kind === 'scalar' || found.value.kind === 'alias')
      throw new NotInPlace('no parent');
    const end = nodeEnd(this.#text, found.value);
    if (found.value.flow || !found.key) return this.#edited.splice(found.value.start, end, printed);
    const after = this.#edited.afterColon(found.key, nodeEnd(this.#text, found.key));
    const keyLine = this.#text.slice(after, lineEnd(this.#text, after));
    if (!/^[ \t]*(?:#.*)?$/.test(keyLine)) throw new NotInPlace('an anchor or tag');
    return this.#edited.splice(after, lineEnd(this.#text, end), ` ${printed}${keyLine.trimEnd()}`);
  }
}

function nest(path: ConfigPath, value: EditValue): EditValue {
  return path.reduceRight<EditValue>((inner, key) => ({ [String(key)]: inner }) as EditValue, value);
}

function flowItem(value: EditValue | RawItem): EditValue {
  if (typeof value === 'object' && 'raw' in value) throw new NotInPlace('raw text in brackets');
  return value;
}
