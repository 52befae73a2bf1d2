import type { ConfigPath } from '../types.ts';
import { isMerge } from '../yaml-decoder.ts';
import type { AliasNode, MappingNode, YamlNode } from '../yaml-nodes.ts';
import { findEntry, isNullNode, listItems, nodeEnd, ownEntry, type Written } from '../yaml-places.ts';
import { EditedText, NotInPlace } from './edited-text.ts';
import type { ConfigEdit } from './edits.ts';
import { afterEntry, blockEnd, columnOf, lineEnd, lineStart, nextLine } from './layout.ts';
import { NodeWriter, pairs } from './write-out.ts';
import { firstAliasOutside, type PlacedNode, writtenNodes } from './written-nodes.ts';

/** More rewritings than this are never needed by a file of people. */
const maxSteps = 100;

/**
 * The text rewritten, without a change of meaning, so that what an edit is about belongs to that place alone: an alias on
 * the way is written out, an anchor that others use goes to the first of them with the value, and entries that come by a
 * merge key are written where they are to change. The same when nothing is shared. Throws NotInPlace.
 */
export function detach(edited: EditedText, edit: ConfigEdit): EditedText {
  return rewritten(edited, (detacher) => detacher.next(edit));
}

/** The same for a list's item that is to stand elsewhere: it has no alias of what is outside, and nothing outside has one of it. */
export function detachItem(edited: EditedText, path: ConfigPath, index: number): EditedText {
  return rewritten(edited, (detacher) => detacher.nextInItem(path, index));
}

function rewritten(edited: EditedText, next: (detacher: Detacher) => string | undefined): EditedText {
  let detached = edited;
  for (let step = 0; step < maxSteps; step++) {
    const text = next(new Detacher(detached));
    if (text === undefined) return detached;
    detached = EditedText.of(text);
  }
  throw new NotInPlace('too much is shared');
}

class Detacher {
  readonly #edited: EditedText;

  constructor(edited: EditedText) {
    this.#edited = edited;
  }

  /** The text after the first rewriting that is needed; undefined when none is. */
  next(edit: ConfigEdit): string | undefined {
    const isList = edit.op === 'insert' || edit.op === 'move';
    const path = isList ? edit.path : edit.path.slice(0, -1);
    let found: Written | undefined = { key: undefined, value: this.#edited.root };
    for (let depth = 0; found; depth++) {
      const rewritten = this.#own(found.value);
      if (rewritten !== undefined) return rewritten;
      const part: string | number | undefined = path[depth];
      if (part === undefined) break;
      const inner = childOf(found.value, part);
      const merged = inner ? undefined : mergedEntry(found.value, part);
      if (merged && found.value.kind === 'mapping') return this.#addMerged(found.value, merged);
      found = inner;
    }
    return found && !isList ? this.#freeTarget(found.value, edit) : undefined;
  }

  nextInItem(path: ConfigPath, index: number): string | undefined {
    const item = this.#edited.find([...path, index])?.value;
    if (!item) return undefined;
    const inside = new Set([...writtenNodes(item)].map(({ node }) => node));
    for (const placed of writtenNodes(this.#edited.root)) {
      const { node } = placed;
      if (node.kind === 'alias' && inside.has(node) && !inside.has(node.target))
        return this.#writeOut({ ...placed, node }, '');
    }
    return this.#handOnAll(item, item);
  }

  /** Makes a node on the way to the edit its place's own. */
  #own(node: YamlNode): string | undefined {
    if (node.kind !== 'alias') return this.#handOn(node, node);
    for (const placed of writtenNodes(this.#edited.root)) {
      if (placed.node === node) return this.#writeOut({ ...placed, node }, '');
    }
    return undefined;
  }

  /** What is to be replaced or taken away is nobody else's, and nothing merged shows where it was. */
  #freeTarget(parent: YamlNode, edit: Exclude<ConfigEdit, { op: 'insert' | 'move' }>): string | undefined {
    const key = edit.path.at(-1);
    const target = key === undefined ? undefined : childOf(parent, key);
    if (edit.op !== 'set' && key !== undefined && mergedEntry(parent, key) && parent.kind === 'mapping')
      return this.#expandMerge(parent, edit.op === 'delete' ? String(key) : undefined);
    if (!target || edit.op === 'renameKey') return undefined;
    const rewritten = this.#handOnAll(target.value, target.value);
    if (rewritten !== undefined || edit.op === 'set' || !target.key) return rewritten;
    return this.#handOnAll(target.key, target.key);
  }

  #handOnAll(part: YamlNode, from: YamlNode): string | undefined {
    for (const { node } of writtenNodes(part)) {
      const rewritten = this.#handOn(node, from);
      if (rewritten !== undefined) return rewritten;
    }
    return undefined;
  }

  /** Gives a node's anchor, with the value, to the first alias outside of a part of the file. */
  #handOn(node: YamlNode, part: YamlNode): string | undefined {
    if (node.kind === 'alias' || !node.anchor) return undefined;
    const user = firstAliasOutside(this.#edited.root, node, part);
    if (!user) return undefined;
    const { name, start, end } = node.anchor;
    const given = this.#writeOut(user, `&${name}`);
    // The alias stands behind its anchor, so that the anchor is still where it was.
    const after = /[ \t]*/y;
    after.lastIndex = end;
    const blanks = after.exec(given)?.[0].length ?? 0;
    const endsLine = /[\r\n]/.test(given[end + blanks] ?? '\n');
    const before = endsLine ? (/[ \t]*$/.exec(given.slice(0, start))?.[0].length ?? 0) : 0;
    return given.slice(0, start - before) + given.slice(endsLine ? end : end + blanks);
  }

  /** The text with an alias's value in the alias's place. */
  #writeOut(placed: PlacedNode<AliasNode>, anchor: string): string {
    const { node, parent, key } = placed;
    const { start, end, target } = node;
    const writer = new NodeWriter(this.#edited, start);
    if (placed.inFlow || placed.isKey) {
      if (target.kind !== 'scalar' && placed.isKey) throw new NotInPlace('a collection as a key');
      const lead = anchor === '' ? '' : `${anchor} `;
      return this.#edited.splice(start, end, lead + writer.flow(target));
    }
    if (key) {
      const column = columnOf(this.#edited.text, this.#edited.entryStart(key));
      return this.#replaceNode(node, writer.value(target, column, anchor));
    }
    if (parent?.kind !== 'sequence') throw new NotInPlace('an alias as the whole file');
    const column = columnOf(this.#edited.text, parent.start);
    return this.#replaceNode(node, writer.item(target, column, anchor));
  }

  #replaceNode({ start, end }: AliasNode, printed: string): string {
    return this.#edited.replaceValue(start, end, printed);
  }

  /** An entry that comes by a merge key, written into the mapping itself. */
  #addMerged(node: MappingNode, { key, value }: Written): string {
    const last = node.items.at(-1);
    if (!key || !last) throw new NotInPlace('no entry');
    const end = this.#edited.entryEnd(node.items.at(-2), last);
    if (this.#isInFlow(node)) {
      const writer = new NodeWriter(this.#edited, end);
      return this.#edited.splice(end, end, `, ${writer.flowEntry(key, value)}`);
    }
    const { text } = this.#edited;
    const column = columnOf(text, node.start);
    const at = afterEntry(text, Math.max(blockEnd(text, last), end), column);
    const entry = new NodeWriter(this.#edited, at).entry(key, value, column);
    return this.#edited.insertLines(at, ' '.repeat(column) + entry);
  }

  /** A mapping without its merge key: the entries that came by it stand in its place, one that is to go behind the others. */
  #expandMerge(node: MappingNode, going: string | undefined): string {
    const merge = pairs(node).find(([key]) => isMerge(key));
    if (!merge) throw new NotInPlace('no merge key');
    const [key, value] = merge;
    const freed = this.#handOnAll(value, value);
    if (freed !== undefined) return freed;
    const merged = mergedEntries(node);
    const kept = merged.filter(([name]) => nameOf(name) !== going);
    // What was written of the merge stays, also where it gave nothing but what goes.
    if (kept.length === 0) return this.#dropMerge(node, [key, value], going);
    const entries = [...kept, ...merged.filter(([name]) => nameOf(name) === going)];
    const { text } = this.#edited;
    const writer = new NodeWriter(this.#edited, key.start);
    const end = nodeEnd(text, value);
    if (this.#isInFlow(node)) {
      const printed = entries.map(([name, merged]) => writer.flowEntry(name, merged)).join(', ');
      return this.#edited.splice(key.start, end, printed);
    }
    const start = this.#edited.entryStart(key);
    const column = columnOf(text, start);
    const lines = entries.map(([name, merged]) => writer.entry(name, merged, column));
    const separator = `\n${' '.repeat(column)}`;
    const comments = commentsIn(text, key, value);
    if (comments.length === 0) return this.#edited.replaceValue(start, end, lines.join(separator));
    const behind = text.slice(end, lineEnd(text, end)).trim();
    const all = [...comments, ...(behind === '' ? [] : [behind]), ...lines];
    return this.#edited.splice(start, lineEnd(text, end), all.join(separator));
  }

  /** A merge key all of whose entries the mapping has itself. */
  #dropMerge(
    node: MappingNode,
    [key, value]: readonly [YamlNode, YamlNode],
    going: string | undefined,
  ): string {
    const { text } = this.#edited;
    const next = node.items[node.items.indexOf(key) + 2];
    const start = this.#edited.entryStart(key);
    const before = this.#edited.entryEndBefore(node, node.items.indexOf(key));
    const end = nodeEnd(text, value);
    if (this.#isInFlow(node)) {
      if (next) return this.#edited.splice(start, this.#edited.entryStart(next), '');
      return this.#edited.splice(before ?? start, end, '');
    }
    if (node.items.length === 2) return this.#edited.splice(start, end, '{}');
    // Comments behind and below it stay.
    if (next && text.slice(end, this.#edited.entryStart(next)).trim() === '')
      return this.#edited.splice(start, this.#edited.entryStart(next), '');
    const behind = text.slice(end, lineEnd(text, end)).trim();
    const line = lineStart(text, start);
    if (behind !== '' || text.slice(line, start).trim() !== '') {
      // A comment further right would belong to the entry above.
      const blanks = /[ \t]*/y;
      blanks.lastIndex = end;
      const comment = end + (blanks.exec(text)?.[0].length ?? 0);
      // Nor would one right above an entry that goes stay.
      if (next && nameOf(next) === going)
        return this.#edited.splice(start, lineEnd(text, end), `${text.slice(comment, lineEnd(text, end))}\n`);
      return this.#edited.splice(start, comment, '');
    }
    return this.#edited.splice(line, nextLine(text, end), '');
  }

  #isInFlow(node: MappingNode): boolean {
    if (node.flow) return true;
    for (const placed of writtenNodes(this.#edited.root)) if (placed.node === node) return placed.inFlow;
    return false;
  }
}

function childOf(node: YamlNode, part: string | number): Written | undefined {
  if (node.kind === 'mapping') return ownEntry(node, String(part));
  const value = node.kind === 'sequence' && typeof part === 'number' ? listItems(node)[part] : undefined;
  return value && { key: undefined, value };
}

/** Comments between a key and the end of its value, but those behind a value that a person sees it with. */
function commentsIn(text: string, key: YamlNode, value: YamlNode): string[] {
  const leaves = [...writtenNodes(value)]
    .map(({ node }) => node)
    .filter(({ kind }) => kind !== 'mapping' && kind !== 'sequence');
  const ends = [nodeEnd(text, key), ...leaves.map((leaf) => nodeEnd(text, leaf))];
  const starts = [...leaves.map(({ start }) => start), nodeEnd(text, value)];
  return ends.flatMap((end, at) =>
    [...text.slice(end, starts[at]).matchAll(/(?<=[ \t\r\n])#[^\r\n]*/g)].map(([comment]) =>
      comment.trimEnd(),
    ),
  );
}

/** What a mapping has by its merge keys under a name, whether or not an entry of its own hides it. */
function mergedEntry(node: YamlNode, part: string | number): Written | undefined {
  if (node.kind !== 'mapping') return undefined;
  const merges = pairs(node).filter(([key]) => isMerge(key));
  return merges.length === 0 ? undefined : findEntry({ ...node, items: merges.flat() }, String(part));
}

/** The entries that a mapping has by its merge keys alone. */
function mergedEntries(node: MappingNode): [key: YamlNode, value: YamlNode][] {
  const found = new Map<string, [key: YamlNode, value: YamlNode]>();
  collectMerged(node, (key, value) => {
    const name = nameOf(key);
    if (!ownEntry(node, name) && !found.has(name)) found.set(name, [key, value]);
  });
  return [...found.values()];
}

function collectMerged(node: MappingNode, take: (key: YamlNode, value: YamlNode) => void, depth = 0): void {
  if (depth > 20) throw new NotInPlace('merged too deeply');
  for (const [merge, value] of pairs(node)) {
    if (!isMerge(merge)) continue;
    for (const source of value.kind === 'sequence' ? value.items : [value]) {
      const real = source.kind === 'alias' ? source.target : source;
      if (real.kind !== 'mapping') continue;
      for (const [key, entry] of pairs(real)) if (!isMerge(key)) take(key, entry);
      collectMerged(real, take, depth + 1);
    }
  }
}

function nameOf(key: YamlNode): string {
  const real = key.kind === 'alias' ? key.target : key;
  if (real.kind !== 'scalar' || isNullNode(real)) throw new NotInPlace('a key that is no text');
  return real.value;
}
