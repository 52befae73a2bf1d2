import {
  COLLECTION_STYLE,
  type DocumentEvent,
  EVENT_ID,
  type Event,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import { YamlError } from './yaml-error.ts';
import { checkFlowKey, checkFlowScalar, MisreadAlias } from './yaml-flow-scalars.ts';
import type { AliasNode, MappingNode, ScalarNode, SequenceNode, YamlNode } from './yaml-nodes.ts';
import { readScalarValue } from './yaml-scalar-value.ts';

type Collection = MappingNode | SequenceNode;

/** Where a node's anchor (behind its `&`) and tag stand; -1 for none. */
type Properties = Pick<ScalarEvent, 'anchorStart' | 'anchorEnd' | 'tagStart' | 'tagEnd'>;

export interface YamlTree {
  /** Undefined for a text without a document. */
  root: YamlNode | undefined;
  documents: number;
  /** Whether any alias or explicit tag occurs: most files have none and decode faster for it. */
  plain: boolean;
}

/**
 * Builds the first document's nodes from js-yaml's events. Throws YamlError for what only shows here (an unknown anchor).
 * `text` has line breaks as js-yaml knows them; values come from the text as it is written. `patched`: the events are those of
 * a text that differs from it.
 */
export function buildTree(
  text: string,
  written: string,
  events: readonly Event[],
  patched: boolean,
): YamlTree {
  const first = events[0];
  if (first?.type !== EVENT_ID.DOCUMENT) return { root: undefined, documents: 0, plain: true };
  const builder = new TreeBuilder(text, written, first, patched);
  let index = 1;
  for (; index < events.length; index++) {
    const event = events[index];
    if (event === undefined || event.type === EVENT_ID.DOCUMENT) break;
    builder.add(event);
  }
  let documents = 1;
  for (; index < events.length; index++) if (events[index]?.type === EVENT_ID.DOCUMENT) documents++;
  return { root: builder.root, documents, plain: builder.plain };
}

class TreeBuilder {
  root: YamlNode | undefined;
  plain = true;
  readonly #text: string;
  readonly #written: string;
  readonly #document: DocumentEvent;
  /** Whether even scalars that js-yaml takes for simple need a closer look. */
  readonly #careful: boolean;
  readonly #open: Collection[] = [];
  #parent: Collection | undefined;
  #anchors: Map<string, Exclude<YamlNode, AliasNode>> | undefined;
  /** Where the last thing read ends: the place of an empty scalar. */
  #last = 0;

  constructor(text: string, written: string, document: DocumentEvent, patched: boolean) {
    this.#text = text;
    this.#written = written;
    this.#document = document;
    this.#careful = patched;
  }

  add(event: Exclude<Event, DocumentEvent>): void {
    switch (event.type) {
      case EVENT_ID.SCALAR:
        this.#addScalar(event);
        return;
      case EVENT_ID.POP:
        this.#open.pop();
        this.#parent = this.#open.at(-1);
        return;
      case EVENT_ID.ALIAS:
        this.#addAlias(event.anchorStart, event.anchorEnd);
        return;
      default:
        this.#addCollection(event);
    }
  }

  #addScalar(event: ScalarEvent): void {
    const { style } = event;
    const quote = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
    const empty = event.valueStart < 0;
    const after = Math.max(this.#last, event.anchorEnd, event.tagEnd);
    const start = empty ? after : event.valueStart - quote;
    const end = empty ? after : event.valueEnd + quote;
    if (this.#careful && quote > 0 && this.#text[start] === '*') {
      this.#addAlias(start + 1, end);
      return;
    }
    const value = this.#valueOf(event);
    const node: ScalarNode = { kind: 'scalar', start, end, tag: '', value, style };
    this.#decorate(node, event);
    this.#last = end;
    if (this.#parent?.flow) this.#checkInFlow(node, this.#parent);
    if (end - start > 400) this.#refuseLongKey(propertiesStart(event, start), end);
    this.#place(node);
  }

  /** yaml.v3 looks for a key's colon within 1,024 characters of its anchor, tag or first character. */
  #refuseLongKey(start: number, end: number): void {
    const parent = this.#parent;
    if (parent?.kind !== 'mapping' || parent.items.length % 2 === 1 || end - start < 512) return;
    const colon = /\s*/y;
    colon.lastIndex = end;
    const at = end + (colon.exec(this.#text)?.[0].length ?? 0);
    if (this.#text[at] !== ':' || /\?\s*$/.test(this.#text.slice(Math.max(0, start - 500), start))) return;
    if ([...this.#text.slice(start, at)].length > 1024)
      throw new YamlError('a key is longer than 1024 characters', start, end);
  }

  #checkInFlow(node: ScalarNode, parent: Collection): void {
    const isKey = parent.kind === 'mapping' && parent.items.length % 2 === 0;
    checkFlowScalar(this.#text, node, isKey);
    if (isKey) checkFlowKey(this.#text, node);
  }

  #valueOf(event: ScalarEvent): string {
    if (!event.fast || this.#careful) return readScalarValue(this.#written, this.#text, event);
    return this.#written.slice(event.valueStart, event.valueEnd);
  }

  #addCollection(event: MappingEvent | SequenceEvent): void {
    const flow = event.style === COLLECTION_STYLE.FLOW;
    const node: Collection = {
      kind: event.type === EVENT_ID.MAPPING ? 'mapping' : 'sequence',
      start: event.start,
      tag: '',
      items: [],
      flow,
    };
    this.#decorate(node, event);
    if (event.type === EVENT_ID.MAPPING && !flow) this.#refuseMapOnLine(event.start);
    this.#last = Math.max(this.#last, event.start + (flow ? 1 : 0));
    this.#place(node);
    this.#open.push(node);
    this.#parent = node;
  }

  /** `key: &anchor inner: value`: a map may not begin on the line of its key. */
  #refuseMapOnLine(start: number): void {
    const parent = this.#parent;
    if (parent?.kind !== 'mapping' || parent.flow || parent.items.length % 2 === 0) return;
    const between = this.#text.slice(this.#last, start);
    if (/^[ \t]*:/.test(between) && !/[\r\n]/.test(between))
      throw new YamlError('mapping values are not allowed in this context', start, start + 1);
  }

  #addAlias(start: number, end: number): void {
    const name = this.#text.slice(start, end);
    if (this.#parent?.flow && /^[\w-]+:/.test(name)) throw new MisreadAlias(start - 1);
    const target = this.#anchors?.get(name);
    if (!target) throw new YamlError(`unknown anchor '${name}' referenced`, start - 1, end);
    this.plain = false;
    this.#last = end;
    this.#place({ kind: 'alias', start: start - 1, end, name, target });
  }

  #decorate(node: ScalarNode | Collection, event: Properties): void {
    const { anchorStart, anchorEnd, tagStart, tagEnd } = this.#careful ? this.#propertiesOf(event) : event;
    if (tagStart >= 0) {
      this.plain = false;
      if (tagEnd - tagStart === 2 && this.#text[tagStart + 1] === '!')
        throw new YamlError('did not find expected tag URI', tagStart, tagEnd);
      // To yaml.v3 they belong to the tag.
      if (/[,[\]{}]/.test(this.#text[tagEnd] ?? ''))
        throw new YamlError('did not find expected whitespace after a tag', tagStart, tagEnd);
      node.writtenTag = this.#text.slice(tagStart, tagEnd);
      node.tag = this.#shortTag(node.writtenTag);
    }
    if (anchorStart >= 0) {
      const name = this.#text.slice(anchorStart, anchorEnd);
      refuseWrongName(name, anchorStart);
      node.anchor = { name, start: anchorStart - 1, end: anchorEnd };
      this.#anchors ??= new Map();
      this.#anchors.set(name, node);
    }
  }

  /** Where a node's anchor and tag stand: the second of two was perhaps not there in the text that js-yaml read. */
  #propertiesOf({ anchorStart, anchorEnd, tagStart, tagEnd }: Properties): Properties {
    const first = Math.max(anchorEnd, tagEnd);
    if (first < 0 || (anchorStart >= 0 && tagStart >= 0)) return { anchorStart, anchorEnd, tagStart, tagEnd };
    const second = /[ \t]+([&!][^\s,[\]{}]*)(?=\s)/y;
    second.lastIndex = first;
    const written = second.exec(this.#text)?.[1] ?? '';
    const end = second.lastIndex;
    if (anchorStart < 0 && written.startsWith('&'))
      return { tagStart, tagEnd, anchorStart: end - written.length + 1, anchorEnd: end };
    if (tagStart < 0 && written.startsWith('!'))
      return { anchorStart, anchorEnd, tagStart: end - written.length, tagEnd: end };
    return { anchorStart, anchorEnd, tagStart, tagEnd };
  }

  #shortTag(written: string): string {
    if (written === '!') return '';
    const verbatim = /^!<(.*)>$/.exec(written)?.[1];
    const tag = verbatim ?? this.#expand(written);
    return tag.startsWith('tag:yaml.org,2002:') ? `!!${tag.slice(18)}` : tag;
  }

  #expand(written: string): string {
    for (const directive of this.#document.directives) {
      if (directive.kind !== 'tag' || !written.startsWith(directive.handle)) continue;
      if (directive.handle === '!' && written.startsWith('!!')) continue;
      return directive.prefix + written.slice(directive.handle.length);
    }
    return written;
  }

  #place(node: YamlNode): void {
    const isBare = node.kind === 'scalar' && node.end === node.start && node.style === SCALAR_STYLE.PLAIN;
    if (isBare && !node.anchor && node.writtenTag === undefined) this.#refuseMissingKey();
    if (this.#parent) this.#parent.items.push(node);
    else this.root ??= node;
  }

  /** `: value` without a key: YAML 1.2 takes it for an empty key, yaml.v3 refuses it unless a question mark stands before. */
  #refuseMissingKey(): void {
    const parent = this.#parent;
    const isKey = parent && parent.items.length % 2 === 0;
    if (parent?.kind !== 'mapping' || !isKey) return;
    const gap = /(?:[\s,\]}]+|#.*|-(?=\s))*/y;
    gap.lastIndex = Math.max(this.#last, parent.items.length === 0 ? parent.start : 0);
    const next = gap.lastIndex + (gap.exec(this.#text)?.[0].length ?? 0);
    if (this.#text[next] === ':') throw new YamlError('did not find expected key', next, next + 1);
  }
}

/** YAML 1.2 takes nearly every character in an anchor's name, yaml.v3 only letters of ASCII, digits, `_` and `-`. */
function refuseWrongName(name: string, start: number): void {
  const wrong = name.search(/[^\w-]/);
  if (wrong < 0) return;
  const at = start + wrong;
  throw new YamlError('did not find expected alphabetic or numeric character in an anchor', at, at + 1);
}

/** Where a node's anchor or tag begins, or the node itself without them. */
function propertiesStart({ anchorStart, tagStart }: ScalarEvent, start: number): number {
  const begins = [anchorStart - 1, tagStart, start].filter((offset) => offset >= 0);
  return Math.min(...begins);
}
