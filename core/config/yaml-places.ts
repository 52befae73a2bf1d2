import { SCALAR_STYLE } from 'js-yaml';
import type { ConfigPath } from './types.ts';
import { isMerge, realNode } from './yaml-decoder.ts';
import type { MappingNode, ScalarNode, SequenceNode, YamlNode } from './yaml-nodes.ts';
import { isNullText } from './yaml-resolve.ts';

/** A value as the file writes it, with its key (none for a list's item or the root). */
export interface Written {
  key: YamlNode | undefined;
  value: YamlNode;
}

/** The node at a path, through aliases and merge keys; undefined when the file does not write it. */
export function findWritten(root: YamlNode | undefined, path: ConfigPath): Written | undefined {
  let found: Written | undefined = root && { key: undefined, value: root };
  for (const part of path) {
    if (!found) return undefined;
    const node = realNode(found.value);
    if (node.kind === 'mapping') found = findEntry(node, String(part));
    else if (node.kind === 'sequence' && typeof part === 'number') {
      const value = listItems(node)[part];
      found = value && { key: undefined, value };
    } else return undefined;
  }
  return found;
}

/** An entry of a mapping, its own before a merged one. */
export function findEntry(node: MappingNode, name: string, depth = 0): Written | undefined {
  const own = ownEntry(node, name);
  if (own || depth > 20) return own;
  for (let index = 0; index + 1 < node.items.length; index += 2) {
    const key = node.items[index];
    const value = node.items[index + 1];
    if (!key || !value || !isMerge(key)) continue;
    for (const source of value.kind === 'sequence' ? value.items : [value]) {
      const real = realNode(source);
      const merged = real.kind === 'mapping' ? findEntry(real, name, depth + 1) : undefined;
      if (merged) return merged;
    }
  }
  return undefined;
}

export function ownEntry(node: MappingNode, name: string): Written | undefined {
  for (let index = 0; index + 1 < node.items.length; index += 2) {
    const key = node.items[index];
    const value = node.items[index + 1];
    if (!key || !value || isMerge(key)) continue;
    const real = realNode(key);
    if (real.kind === 'scalar' && real.value === name) return { key, value };
  }
  return undefined;
}

/** Looked through once: whoever asks for the places of thousands of items asks for this each time. */
const items = new WeakMap<SequenceNode, readonly YamlNode[]>();

/** A list's items without the nulls, which yaml.v3 drops from every list that KisFlow has. */
export function listItems(node: SequenceNode): readonly YamlNode[] {
  const known = items.get(node) ?? node.items.filter((item) => !isNullNode(realNode(item)));
  items.set(node, known);
  return known;
}

export function isNullNode(node: YamlNode): boolean {
  if (node.kind !== 'scalar') return false;
  return (
    node.tag === '!!null' || (node.tag === '' && node.style === SCALAR_STYLE.PLAIN && isNullText(node.value))
  );
}

/** Where a node ends: after its closing bracket, or after its last value without the line break behind. */
export function nodeEnd(text: string, node: YamlNode): number {
  if (node.kind === 'alias') return node.end;
  if (node.kind === 'scalar') return scalarEnd(text, node);
  const last = node.items.at(-1);
  const after = last ? nodeEnd(text, last) : node.start + 1;
  const opened = text[node.start] === '{' || text[node.start] === '[';
  return node.flow && opened ? closingBracket(text, after) : after;
}

function scalarEnd(text: string, node: ScalarNode): number {
  let { end } = node;
  if (node.style !== SCALAR_STYLE.LITERAL_BLOCK && node.style !== SCALAR_STYLE.FOLDED_BLOCK) return end;
  while (end > node.start && /[\r\n]/.test(text[end - 1] ?? '')) end--;
  return end;
}

function closingBracket(text: string, from: number): number {
  let inComment = false;
  for (let index = from; index < text.length; index++) {
    const character = text[index];
    if (character === '\n' || character === '\r') inComment = false;
    else if (!inComment && character === '#' && /[\s,]/.test(text[index - 1] ?? ' ')) inComment = true;
    else if (!inComment && (character === '}' || character === ']')) return index + 1;
  }
  return text.length;
}

/** Where a node begins, with the `|` or `>` of a block scalar. */
export function nodeStart(text: string, node: YamlNode): number {
  return node.kind === 'scalar' && isBlockScalar(node) ? blockHeader(text, node) : node.start;
}

export function isBlockScalar(node: ScalarNode): boolean {
  return node.style === SCALAR_STYLE.LITERAL_BLOCK || node.style === SCALAR_STYLE.FOLDED_BLOCK;
}

/** Where a block scalar's `|` or `>` stands. */
export function blockHeader(text: string, node: ScalarNode): number {
  const before = text.slice(0, node.start);
  const header = /[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)?$/.exec(before);
  return header ? header.index : node.start;
}
