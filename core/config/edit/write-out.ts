import type { AliasNode, MappingNode, ScalarNode, SequenceNode, YamlNode } from '../yaml-nodes.ts';
import { isBlockScalar, nodeEnd } from '../yaml-places.ts';
import { printDoubleQuoted, printLikeInFlow, printScalarSafely } from '../yaml-print.ts';
import type { EditedText } from './edited-text.ts';
import { NotInPlace } from './edited-text.ts';
import { printKey } from './print-values.ts';
import { anchoredAt } from './written-nodes.ts';

/** More than this is not written out: aliases of aliases may stand for very much. */
const maxLength = 1_000_000;

/**
 * Writes nodes once more at another offset of their file: their scalars as they are written, without anchors and comments.
 * Aliases stay where their name has the same meaning there; otherwise what they stand for is written out as well.
 */
export class NodeWriter {
  readonly #edited: EditedText;
  readonly #offset: number;
  #length = 0;

  constructor(edited: EditedText, offset: number) {
    this.#edited = edited;
    this.#offset = offset;
  }

  /** What follows `key:` of a key at this column: a blank or line breaks come first. */
  value(node: YamlNode, column: number, anchor = ''): string {
    if (node.kind === 'alias') {
      return this.#keeps(node) ? ` *${node.name}` : this.value(node.target, column, anchor);
    }
    const lead = properties(node, anchor);
    if (node.kind === 'scalar') return joined(lead, this.#scalar(node, column + this.#edited.layout.step));
    if (node.flow || node.items.length === 0) return joined(lead, this.flow(node));
    const { step, dashes } = this.#edited.layout;
    const indent = column + (node.kind === 'mapping' ? step : dashes);
    const lines =
      node.kind === 'mapping'
        ? this.entries(node, indent)
        : node.items.map((item) => `-${this.item(item, indent)}`);
    return joined(lead, '') + lines.map((line) => `\n${' '.repeat(indent)}${line}`).join('');
  }

  /** What follows a dash at this column: a blank comes first. */
  item(node: YamlNode, column: number, anchor = ''): string {
    if (node.kind === 'alias') {
      return this.#keeps(node) ? ` *${node.name}` : this.item(node.target, column, anchor);
    }
    if (node.kind === 'scalar') return joined(properties(node, anchor), this.#scalar(node, column + 2));
    if (node.kind === 'sequence' || node.flow || node.items.length === 0)
      return joined(properties(node, anchor), this.#collection(node));
    const lead = joined(properties(node, anchor), '');
    const lineBreak = `\n${' '.repeat(column + 2)}`;
    return (lead === '' ? ' ' : lead + lineBreak) + this.entries(node, column + 2).join(lineBreak);
  }

  /** Each entry of a mapping that stands at this column; lines after an entry's first are indented. */
  entries(node: MappingNode, column: number): string[] {
    return pairs(node).map(([key, value]) => this.entry(key, value, column));
  }

  entry(key: YamlNode, value: YamlNode, column: number): string {
    return `${this.#key(key)}:${this.value(value, column)}`;
  }

  /** A node on one line, as within brackets. */
  flow(node: YamlNode): string {
    if (node.kind === 'alias') return this.#keeps(node) ? `*${node.name}` : this.flow(node.target);
    if (node.kind === 'scalar') return joined(properties(node, ''), this.#flowScalar(node)).trimStart();
    return joined(properties(node, ''), this.#collection(node)).trimStart();
  }

  flowEntry(key: YamlNode, value: YamlNode): string {
    return `${this.#flowKey(key)}: ${this.flow(value)}`;
  }

  #collection(node: MappingNode | SequenceNode): string {
    if (node.kind === 'sequence') return `[${node.items.map((item) => this.flow(item)).join(', ')}]`;
    return `{${pairs(node)
      .map(([key, value]) => this.flowEntry(key, value))
      .join(', ')}}`;
  }

  #keeps({ name, target }: AliasNode): boolean {
    return anchoredAt(this.#edited.root, name, this.#offset) === target;
  }

  #key(key: YamlNode): string {
    if (key.kind === 'alias') return this.#keeps(key) ? `*${key.name} ` : this.#key(key.target);
    if (key.kind !== 'scalar') throw new NotInPlace('a collection as a key');
    const source = this.#source(key);
    return source === '' ? '~' : joined(properties(key, ''), source ?? printKey(key.value)).trimStart();
  }

  #flowKey(key: YamlNode): string {
    if (key.kind === 'alias') return this.#keeps(key) ? `*${key.name} ` : this.#flowKey(key.target);
    if (key.kind !== 'scalar') throw new NotInPlace('a collection as a key');
    return joined(properties(key, ''), this.#flowScalar(key)).trimStart();
  }

  #scalar(node: ScalarNode, indent: number): string {
    const source = this.#source(node);
    if (source !== undefined) return source;
    const printed = printScalarSafely(node.value, indent);
    return printed.startsWith('|') && printed.endsWith('\n') ? printed.slice(0, -1) : printed;
  }

  #flowScalar(node: ScalarNode): string {
    const source = this.#source(node);
    if (source === '') return '~';
    if (source === undefined) return printDoubleQuoted(node.value.toWellFormed());
    const fits = /^['"]/.test(source) || !/[,?[\]{}]|:(?:\s|$)|^:/.test(source);
    return fits ? source : printLikeInFlow(node.value, 'plain');
  }

  /** How the file writes a scalar; undefined where that can't be copied, as with several lines. */
  #source(node: ScalarNode): string | undefined {
    const { text } = this.#edited;
    const source = text.slice(node.start, Math.max(node.start, nodeEnd(text, node)));
    this.#length += source.length + 1;
    if (this.#length > maxLength) throw new NotInPlace('too much to write out');
    const copies = !isBlockScalar(node) && !/[\r\n\u0085\u2028\u2029]/.test(source);
    return copies ? source : undefined;
  }
}

function properties(node: Exclude<YamlNode, AliasNode>, anchor: string): string {
  return [anchor, node.writtenTag ?? ''].filter((property) => property !== '').join(' ');
}

function joined(lead: string, rest: string): string {
  return [lead, rest]
    .filter((part) => part !== '')
    .map((part) => ` ${part}`)
    .join('');
}

/** A mapping's keys with their values. */
export function pairs({ items }: MappingNode): [key: YamlNode, value: YamlNode][] {
  return items.flatMap((key, index) => {
    const value = items[index + 1];
    return index % 2 === 0 && value ? [[key, value] as [YamlNode, YamlNode]] : [];
  });
}
