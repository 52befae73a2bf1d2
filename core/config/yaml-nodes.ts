import type { ScalarEvent } from 'js-yaml';

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
