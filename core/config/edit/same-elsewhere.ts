import { SCALAR_STYLE } from 'js-yaml';
import { isSameConfig } from '../same-config.ts';
import type { ConfigPath } from '../types.ts';
import { isMerge, realNode } from '../yaml-decoder.ts';
import type { MappingNode, YamlNode } from '../yaml-nodes.ts';
import { isNullNode } from '../yaml-places.ts';
import { resolvePlain } from '../yaml-resolve.ts';
import type { ConfigEdit } from './edits.ts';
import { pairs } from './write-out.ts';

/** What a node means to any reader: texts with their tag, aliases followed, merge keys merged. */
type Meaning = string | Meaning[] | Map<string, Meaning>;

/** Whether two texts mean the same throughout, keys that KisFlow does not know included. */
export function isSameMeaning(before: YamlNode, after: YamlNode): boolean {
  return isSame(meaningOf(before), meaningOf(after));
}

/** Whether everything but what an edit is about means the same before and after it. */
export function isSameElsewhere(before: YamlNode, after: YamlNode, edit: ConfigEdit): boolean {
  const part = edit.op === 'insert' || edit.op === 'move' ? edit.path : edit.path.slice(0, -1);
  return isSameBut(meaningOf(before), meaningOf(after), part, (old, now) => {
    if (Array.isArray(old) && Array.isArray(now)) return isSame(listAfter(old, edit), listBeside(now, edit));
    if (!(old instanceof Map && now instanceof Map)) return true;
    const left = new Map(old);
    const right = new Map(now);
    left.delete(keyOf(edit.path));
    right.delete(edit.op === 'renameKey' ? edit.to : keyOf(edit.path));
    return isSame(left, right);
  });
}

/** Compares down to a part, and that part by `inPart`. A parent that only one side has is the edit's own. */
function isSameBut(
  left: Meaning | undefined,
  right: Meaning | undefined,
  [first, ...rest]: ConfigPath,
  inPart: (left: Meaning, right: Meaning) => boolean,
): boolean {
  if (isMissing(left) || isMissing(right)) return true;
  if (first === undefined) return inPart(left, right);
  if (left instanceof Map && right instanceof Map) {
    const key = String(first);
    return (
      isSameBut(left.get(key), right.get(key), rest, inPart) &&
      isSame(without(left, key), without(right, key))
    );
  }
  if (!Array.isArray(left) || !Array.isArray(right) || typeof first !== 'number') return isSame(left, right);
  const olds = left.filter(isItem);
  const news = right.filter(isItem);
  return (
    isSameBut(olds[first], news[first], rest, inPart) &&
    isSame(olds.toSpliced(first, 1), news.toSpliced(first, 1))
  );
}

function isMissing(meaning: Meaning | undefined): meaning is undefined {
  return meaning === undefined || !isItem(meaning);
}

/** Nulls are no items of KisFlow's lists. */
function isItem(meaning: Meaning): boolean {
  return typeof meaning !== 'string' || !meaning.startsWith('!!null ');
}

/** The items that must be there after an edit of a list, without the one that the edit is about. */
function listAfter(list: readonly Meaning[], edit: ConfigEdit): Meaning[] {
  const items = list.filter(isItem);
  if (edit.op === 'move') items.splice(edit.to, 0, ...items.splice(edit.from, 1));
  else if (edit.op !== 'insert') items.splice(Number(edit.path.at(-1)), 1);
  return items;
}

function listBeside(list: readonly Meaning[], edit: ConfigEdit): Meaning[] {
  const items = list.filter(isItem);
  if (edit.op === 'insert') items.splice(edit.index, 1);
  else if (edit.op === 'set') items.splice(Number(edit.path.at(-1)), 1);
  return items;
}

function keyOf(path: ConfigPath): string {
  return String(path.at(-1));
}

function without(map: ReadonlyMap<string, Meaning>, key: string): Map<string, Meaning> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

function isSame(left: Meaning, right: Meaning): boolean {
  return isSameConfig(asObject(left), asObject(right));
}

function asObject(meaning: Meaning): unknown {
  if (typeof meaning === 'string') return meaning;
  if (Array.isArray(meaning)) return meaning.map(asObject);
  return Object.fromEntries([...meaning].map(([key, value]) => [`=${key}`, asObject(value)]));
}

function meaningOf(node: YamlNode): Meaning {
  const real = realNode(node);
  if (real.kind === 'scalar') {
    if (isNullNode(real)) return '!!null ';
    const plain = real.tag === '' && real.style === SCALAR_STYLE.PLAIN;
    return `${plain ? resolvePlain(real.value).tag : real.tag || '!!str'} ${real.value}`;
  }
  if (real.kind === 'sequence') return real.items.map(meaningOf);
  return entriesOf(real);
}

/** A mapping's own entries, then those merged into it. */
function entriesOf(node: MappingNode): Map<string, Meaning> {
  const entries = new Map<string, Meaning>();
  for (const [key, value] of pairs(node)) if (!isMerge(key)) entries.set(textOf(key), meaningOf(value));
  for (const [key, value] of pairs(node)) {
    if (!isMerge(key)) continue;
    for (const source of value.kind === 'sequence' ? value.items : [value]) {
      const real = realNode(source);
      if (real.kind !== 'mapping') continue;
      for (const [name, meaning] of entriesOf(real)) if (!entries.has(name)) entries.set(name, meaning);
    }
  }
  return entries;
}

function textOf(key: YamlNode): string {
  const real = realNode(key);
  return real.kind === 'scalar' ? real.value : '';
}
