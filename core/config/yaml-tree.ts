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
import { checkFlowKey, checkFlowScalar } from './yaml-flow-scalars.ts';
import { readScalarValue } from './yaml-scalar-value.ts';

/** A YAML node with its place: offsets into the text, the end exclusive. Quotes and brackets belong to the node. */
interface NodeBase {
  /** Of the content, after anchor and tag. */
  start: number;
  /** The explicit tag in short form (`!!str`), '' without one. */
  tag: string;
  /** The explicit tag as the file writes it. */
  writtenTag?: string;
  anchor?: Anchor;
}

/** Where `&name` stands. */
export interface Anchor {
  name: string;
  start: number;
  end: number;
}

export interface ScalarNode extends NodeBase {
  kind: 'scalar';
  /** After the closing quote; for a block scalar, after its last line. */
  end: number;
  value: string;
  style: ScalarEvent['style'];
}

export interface MappingNode extends NodeBase {
  kind: 'mapping';
  /** Keys and values by turns. */
  items: YamlNode[];
  flow: boolean;
}

export interface SequenceNode extends NodeBase {
  kind: 'sequence';
  items: YamlNode[];
  flow: boolean;
}

export interface AliasNode {
  kind: 'alias';
  start: number;
  end: number;
  name: string;
  target: Exclude<YamlNode, AliasNode>;
}

export type YamlNode = ScalarNode | MappingNode | SequenceNode | AliasNode;
type Collection = MappingNode | SequenceNode;

export interface YamlTree {
  /** Undefined for a text without a document. */
  root: YamlNode | undefined;
  documents: number;
  /** Whether any alias or explicit tag occurs: most files have none and decode faster for it. */
  plain: boolean;
}

/**
 * Builds the first document's nodes from js-yaml's events. Throws YamlError for what only shows here (an unknown anchor).
 * `patched`: the events are those of the text with other line breaks.
 */
export function buildTree(text: string, events: readonly Event[], patched = false): YamlTree {
  const first = events[0];
  if (first?.type !== EVENT_ID.DOCUMENT) return { root: undefined, documents: 0, plain: true };
  const builder = new TreeBuilder(text, first, patched);
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
  readonly #document: DocumentEvent;
  /** Whether even scalars that js-yaml takes for simple need a closer look. */
  readonly #careful: boolean;
  readonly #open: Collection[] = [];
  #parent: Collection | undefined;
  #anchors: Map<string, Exclude<YamlNode, AliasNode>> | undefined;
  /** Where the last thing read ends: the place of an empty scalar. */
  #last = 0;

  constructor(text: string, document: DocumentEvent, patched: boolean) {
    this.#text = text;
    this.#document = document;
    this.#careful = patched || /[\u0085\u2028\u2029]/.test(text);
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
    const value = this.#valueOf(event);
    const node: ScalarNode = { kind: 'scalar', start, end, tag: '', value, style };
    this.#decorate(node, event);
    this.#last = end;
    if (this.#parent?.flow) this.#checkInFlow(node, this.#parent);
    this.#place(node);
  }

  #checkInFlow(node: ScalarNode, parent: Collection): void {
    checkFlowScalar(this.#text, node);
    if (parent.kind === 'mapping' && parent.items.length % 2 === 0) checkFlowKey(this.#text, node);
  }

  #valueOf(event: ScalarEvent): string {
    if (!event.fast || this.#careful) return readScalarValue(this.#text, event);
    return this.#text.slice(event.valueStart, event.valueEnd);
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
    this.#last = Math.max(this.#last, event.start + (flow ? 1 : 0));
    this.#place(node);
    this.#open.push(node);
    this.#parent = node;
  }

  #addAlias(start: number, end: number): void {
    const name = this.#text.slice(start, end);
    const target = this.#anchors?.get(name);
    if (!target) throw new YamlError(`unknown anchor '${name}' referenced`, start - 1, end);
    this.plain = false;
    this.#last = end;
    this.#place({ kind: 'alias', start: start - 1, end, name, target });
  }

  #decorate(
    node: ScalarNode | Collection,
    event: { anchorStart: number; anchorEnd: number; tagStart: number; tagEnd: number },
  ): void {
    if (event.tagStart >= 0) {
      this.plain = false;
      if (event.tagEnd - event.tagStart === 2 && this.#text[event.tagStart + 1] === '!') {
        throw new YamlError('did not find expected tag URI', event.tagStart, event.tagEnd);
      }
      // To yaml.v3 they belong to the tag.
      if (/[,[\]{}]/.test(this.#text[event.tagEnd] ?? '')) {
        throw new YamlError('did not find expected whitespace after a tag', event.tagStart, event.tagEnd);
      }
      node.writtenTag = this.#text.slice(event.tagStart, event.tagEnd);
      node.tag = this.#shortTag(node.writtenTag);
    }
    if (event.anchorStart >= 0) {
      const name = this.#text.slice(event.anchorStart, event.anchorEnd);
      node.anchor = { name, start: event.anchorStart - 1, end: event.anchorEnd };
      this.#anchors ??= new Map();
      this.#anchors.set(name, node);
    }
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
    if (node.kind === 'scalar' && node.end === node.start && node.style === SCALAR_STYLE.PLAIN)
      this.#refuseMissingKey();
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
