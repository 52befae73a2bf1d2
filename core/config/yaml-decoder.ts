import { SCALAR_STYLE } from 'js-yaml';
import { decodeBinary } from './yaml-binary.ts';
import { YamlError } from './yaml-error.ts';
import type { AliasNode, MappingNode, ScalarNode, SequenceNode, YamlNode } from './yaml-nodes.ts';
import { isNullText, type Resolved, resolvePlain, resolveTagged } from './yaml-resolve.ts';

/** A value that does not fit the field it is written in: yaml.v3's "cannot unmarshal". */
export interface Misfit {
  node: YamlNode;
  detail: string;
}

type FieldReader = (node: YamlNode) => void;
/** Where the keys of one struct go; any other key is handed to `unknown`. */
export interface StructReader {
  fields: Readonly<Record<string, FieldReader>>;
  unknown?: (key: YamlNode, name: string) => void;
}

/**
 * Go's yaml.v3 decoder (decode.go) for the types that KisFlow's structs are made of. A method that reads a value returns
 * undefined where yaml.v3 leaves the field alone: null, and whatever does not fit (recorded in `misfits`).
 */
export class Decoder {
  readonly misfits: Misfit[] = [];
  #decoded = 0;
  #aliased = 0;
  #depth = 0;
  readonly #following: AliasNode[] = [];
  #merged: Set<string> | undefined;
  #keysChecked = false;

  string(node: YamlNode): string | undefined {
    if (node.kind === 'scalar' && node.tag === '') {
      this.#count(node);
      return untaggedText(node);
    }
    return this.#enter(node, (real) => {
      if (real.kind !== 'scalar') return this.#misfit(real, 'a text');
      if (real.tag === '') return untaggedText(real);
      const resolved = this.#resolve(real);
      if (resolved.tag === '!!null') return undefined;
      return resolved.tag === '!!binary' ? String(resolved.value) : real.value;
    });
  }

  int(node: YamlNode): number | undefined {
    return this.#enter(node, (real) => {
      if (real.kind !== 'scalar') return this.#misfit(real, 'a whole number');
      const { tag, value } = this.#resolve(real);
      if (value === null) return undefined;
      if (typeof value !== 'number' || Number.isNaN(value) || value > 2 ** 63)
        return this.#misfit(real, 'a whole number');
      // Go's conversion of the float 2^63 overflows.
      if (tag === '!!float' && value === 2 ** 63) return -value;
      return Math.max(Math.trunc(value), -(2 ** 63)) || 0;
    });
  }

  bool(node: YamlNode): boolean | undefined {
    return this.#enter(node, (real) => {
      if (real.kind !== 'scalar') return this.#misfit(real, 'true or false');
      const { value } = this.#resolve(real);
      if (value === null || typeof value === 'boolean') return value ?? undefined;
      if (typeof value === 'string' && /^(?:y|Y|yes|Yes|YES|on|On|ON)$/.test(value)) return true;
      if (typeof value === 'string' && /^(?:n|N|no|No|NO|off|Off|OFF)$/.test(value)) return false;
      return this.#misfit(real, 'true or false');
    });
  }

  /** A list; items that `read` leaves alone (null) are dropped, as yaml.v3 drops them. */
  list<T>(node: YamlNode, read: (item: YamlNode) => T | undefined): T[] | undefined {
    return this.#enter(node, (real) => {
      if (this.#isNull(real)) return undefined;
      if (real.kind === 'mapping') this.#checkKeys(real);
      if (real.kind !== 'sequence') return this.#misfit(real, 'a list');
      const items: T[] = [];
      for (const item of real.items) {
        const value = read(item);
        if (value !== undefined) items.push(value);
      }
      return items;
    });
  }

  /** A map of texts, with merge keys. `into` collects the entries. */
  textMap(node: YamlNode, into: Record<string, string>): true | undefined {
    return this.#enter(node, (real) => this.#textEntries(real, into, true));
  }

  struct(node: YamlNode, reader: StructReader): true | undefined {
    return this.#enter(node, (real) => {
      if (this.#isNull(real)) return undefined;
      if (real.kind !== 'mapping') return this.#misfit(real, 'a map');
      if (!this.#checkKeys(real)) return undefined;
      this.#structFields(real, reader);
      return true;
    });
  }

  /**
   * A whole file, decoded only to find what yaml.v3 refuses anywhere: the first of KisFlow's two decodings, into a map by
   * text, so that an entry whose key is null is passed over. Afterwards
   * the same decoder decodes it anew without looking for repeated keys again.
   */
  file(root: MappingNode): void {
    this.#anyEntries(root, true);
    this.#keysChecked = true;
    this.#decoded = 0;
    this.#aliased = 0;
  }

  #any(node: YamlNode): void {
    if (node.kind === 'scalar' && node.tag === '') {
      this.#count(node);
      return;
    }
    this.#enter(node, (real) => {
      if (real.kind === 'scalar') {
        if (real.tag !== '') this.#resolve(real);
      } else if (real.kind === 'sequence') for (const item of real.items) this.#any(item);
      else this.#anyEntries(real);
    });
  }

  #enter<T>(node: YamlNode, read: (real: Exclude<YamlNode, AliasNode>) => T): T {
    this.#count(node);
    if (node.kind !== 'alias') return read(node);
    if (this.#following.includes(node)) {
      throw new YamlError(`anchor '${node.name}' value contains itself`, node.start, node.end);
    }
    this.#following.push(node);
    this.#depth++;
    const value = this.#enter(node.target, read);
    this.#depth--;
    this.#following.pop();
    return value;
  }

  #count(node: YamlNode): void {
    this.#decoded++;
    if (this.#depth > 0) this.#aliased++;
    if (
      this.#aliased > 100 &&
      this.#decoded > 1000 &&
      this.#aliased / this.#decoded > allowedAliasRatio(this.#decoded)
    ) {
      throw new YamlError('document contains excessive aliasing', node.start, node.start, 'aliasing');
    }
  }

  #structFields(node: MappingNode, reader: StructReader): void {
    const merged = this.#merged;
    this.#merged = undefined;
    const done: string[] = [];
    let merge: YamlNode | undefined;
    for (let index = 0; index + 1 < node.items.length; index += 2) {
      const key = node.items[index];
      const value = node.items[index + 1];
      if (!key || !value) continue;
      if (isMerge(key)) {
        merge = value;
        continue;
      }
      const name = this.string(key);
      if (name === undefined || alreadyMerged(merged, name)) continue;
      const field = Object.hasOwn(reader.fields, name) ? reader.fields[name] : undefined;
      if (!field) reader.unknown?.(key, name);
      else if (done.includes(name)) this.#misfit(key, `one ${name}, not two`);
      else {
        done.push(name);
        field(value);
      }
    }
    this.#merged = merged;
    if (merge) this.#merge(node, merge, (real) => this.struct(real, reader));
  }

  #textEntries(node: YamlNode, into: Record<string, string>, isNew: boolean): true | undefined {
    if (this.#isNull(node)) return undefined;
    if (node.kind !== 'mapping') return this.#misfit(node, 'a map');
    if (!this.#checkKeys(node)) return undefined;
    const merged = this.#merged;
    this.#merged = undefined;
    let merge: YamlNode | undefined;
    for (let index = 0; index + 1 < node.items.length; index += 2) {
      const key = node.items[index];
      const value = node.items[index + 1];
      if (!key || !value) continue;
      if (isMerge(key)) {
        merge = value;
        continue;
      }
      const name = this.string(key);
      if (name === undefined || alreadyMerged(merged, name)) continue;
      const text = this.string(value);
      if (text !== undefined) setEntry(into, name, text);
      else if (this.#isNull(realNode(value)) && (isNew || !Object.hasOwn(into, name)))
        setEntry(into, name, '');
    }
    this.#merged = merged;
    if (merge) {
      this.#merge(node, merge, (real) =>
        this.#enter(real, (target) => this.#textEntries(target, into, false)),
      );
    }
    return true;
  }

  #anyEntries(node: MappingNode, byText = false): void {
    if (!this.#checkKeys(node)) return;
    let merge: YamlNode | undefined;
    for (let index = 0; index + 1 < node.items.length; index += 2) {
      const key = node.items[index];
      const value = node.items[index + 1];
      if (!key || !value) continue;
      if (isMerge(key)) {
        merge = value;
        continue;
      }
      if (byText && this.#isNull(realNode(key))) continue;
      if (realNode(key).kind !== 'scalar') throw new YamlError('invalid map key', key.start, key.start + 1);
      this.#any(key);
      this.#any(value);
    }
    if (merge) this.#merge(node, merge, (real) => this.#any(real));
  }

  #merge(parent: MappingNode, merge: YamlNode, decode: (node: YamlNode) => void): void {
    const merged = this.#merged;
    if (!merged) {
      this.#merged = new Set();
      for (let index = 0; index < parent.items.length; index += 2) {
        const key = parent.items[index];
        if (key) this.#merged.add(this.#typedKey(key));
      }
    }
    const sources = merge.kind === 'sequence' ? merge.items : [merge];
    for (const source of sources) {
      if (realNode(source).kind !== 'mapping') {
        throw new YamlError(
          'map merge requires map or sequence of maps as the value',
          source.start,
          source.start + 1,
        );
      }
      decode(source);
    }
    this.#merged = merged;
  }

  /** A key as yaml.v3 compares it when merging: a number as a key does not hide the same text. */
  #typedKey(key: YamlNode): string {
    const real = realNode(key);
    if (real.kind !== 'scalar') return '';
    const resolved = this.#resolve(real);
    return typeof resolved.value === 'string' && resolved.tag !== '!!timestamp'
      ? resolved.value
      : `\0${resolved.tag}`;
  }

  /** Repeated keys make the mapping unreadable. */
  #checkKeys(node: MappingNode): boolean {
    if (this.#keysChecked) return true;
    const { items } = node;
    const small = items.length <= 16;
    const seen = small ? undefined : new Set<string>();
    let unique = true;
    for (let index = 0; index < items.length; index += 2) {
      const key = items[index];
      if (!key) continue;
      const repeated = seen ? seen.has(identity(key)) : isAmong(items, index, key);
      seen?.add(identity(key));
      if (repeated) {
        unique = false;
        this.misfits.push({ node: key, detail: `mapping key "${keyText(key)}" already defined` });
      }
    }
    return unique;
  }

  #resolve(node: ScalarNode): Resolved {
    if (node.tag === '') {
      return node.style === SCALAR_STYLE.PLAIN
        ? resolvePlain(node.value)
        : { tag: '!!str', value: node.value };
    }
    const resolved = resolveTagged(node.tag, node.value);
    if (!resolved)
      throw new YamlError(`cannot decode \`${node.value}\` as a ${node.tag}`, node.start, node.end);
    if (resolved.tag !== '!!binary') return resolved;
    const value = decodeBinary(node.value);
    if (value === undefined)
      throw new YamlError('!!binary value contains invalid base64 data', node.start, node.end);
    return { tag: '!!binary', value };
  }

  #isNull(node: YamlNode): boolean {
    return node.kind === 'scalar' && this.#resolve(node).tag === '!!null';
  }

  #misfit(node: YamlNode, expected: string): undefined {
    this.misfits.push({ node, detail: `expected ${expected}, found ${inWords(node)}` });
    return undefined;
  }
}

/** What an alias stands for. */
export function realNode(node: YamlNode): ScalarNode | MappingNode | SequenceNode {
  return node.kind === 'alias' ? node.target : node;
}

export function isMerge(key: YamlNode): boolean {
  if (key.kind !== 'scalar' || key.value !== '<<') return false;
  return key.tag === '!!merge' || (key.tag === '' && key.style === SCALAR_STYLE.PLAIN);
}

function untaggedText(node: ScalarNode): string | undefined {
  return node.style === SCALAR_STYLE.PLAIN && isNullText(node.value) ? undefined : node.value;
}

function alreadyMerged(merged: Set<string> | undefined, name: string): boolean {
  if (!merged) return false;
  if (merged.has(name)) return true;
  merged.add(name);
  return false;
}

/** Sets any key, `__proto__` too. */
function setEntry(into: Record<string, string>, name: string, value: string): void {
  if (name === '__proto__') {
    Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true });
  } else into[name] = value;
}

function isAmong(items: readonly YamlNode[], before: number, key: YamlNode): boolean {
  const text = keyText(key);
  for (let index = 0; index < before; index += 2) {
    const other = items[index];
    if (other?.kind === key.kind && keyText(other) === text) return true;
  }
  return false;
}

function identity(key: YamlNode): string {
  return `${key.kind} ${keyText(key)}`;
}

function keyText(key: YamlNode): string {
  return key.kind === 'scalar' ? key.value : key.kind === 'alias' ? key.name : '';
}

function inWords(node: YamlNode): string {
  if (node.kind === 'mapping') return 'a map';
  if (node.kind === 'sequence') return 'a list';
  if (node.kind === 'alias') return `*${node.name}`;
  const text = node.value.length > 30 ? `${node.value.slice(0, 30)}…` : node.value;
  return node.style === SCALAR_STYLE.PLAIN ? text : JSON.stringify(text);
}

/** The share of decoding that may come from aliases: 99% in small files, down to 10% in very large ones. */
function allowedAliasRatio(decoded: number): number {
  const low = 400_000;
  const high = 4_000_000;
  if (decoded <= low) return 0.99;
  return decoded >= high ? 0.1 : 0.99 - 0.89 * ((decoded - low) / (high - low));
}
