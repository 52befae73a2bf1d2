import type { Edge, Node } from '@xyflow/react';
import type { Params } from '../../../core/config/types.ts';
import type { Breakpoint, BreakpointShape } from '../../../core/debug/breakpoint.ts';
import type { Severity } from '../../../core/lint/diagnostic.ts';
import type { NodeId } from '../../../core/project/chain.ts';
import type { StudioNote } from '../../../core/project/studio-file.ts';
import type { JumpLane } from '../geometry/jump-path.ts';

/** The chain's open end; no function's node id can be this. */
export const endId = '#end';

/** A breakpoint as it is drawn. */
export type BreakpointMark = Pick<Breakpoint, 'at' | 'enabled' | 'when' | 'hits' | 'log'> & {
  shape: BreakpointShape;
};
export type FunctionNodeData = {
  flow: string;
  /** The node's own id, which React Flow knows as a text only. */
  nodeId: NodeId;
  /** Place in the chain, from 0. */
  index: number;
  fname: string;
  /** The config's fmode; null when no config file has this name. */
  mode: string | null;
  source: string;
  /** How many fields `source.must` lists. */
  must: number;
  /** `currency=EUR`: the params that this place gives, else the defaults. */
  params: string;
  /** What makes it a built-in, and how it is set up; null for one with code. */
  setup: Params | null;
  /** What its code is written in; null when it has none. */
  code: 'TS' | 'JS' | null;
  breakpoint: BreakpointMark | null;
  /** Rows that stand in for what it would hand on in a run; 0 for none. */
  pinned: number;
  /** Whether runs begin behind this place, since rows are pinned there. */
  beforePin: boolean;
  problem: Severity | null;
};
export type SourceNodeData = {
  flow: string;
  /** Runs begin at pinned rows instead. */
  beforePin: boolean;
  /** A source brings rows in live runs. */
  hasSource: boolean;
};
export type ConnectorNodeData = { name: string; type: string | null; hasCode: boolean };
export type NoteNodeData = { flow: string; note: StudioNote };
export type EndNodeData = { index: number; empty: boolean };
/** Room that is kept for what is dragged. */
export type SlotNodeData = Record<string, never>;

export type FunctionNode = Node<FunctionNodeData, 'function'>;
export type SourceNode = Node<SourceNodeData, 'source'>;
export type ConnectorNode = Node<ConnectorNodeData, 'connector'>;
export type NoteNode = Node<NoteNodeData, 'note'>;
export type EndNode = Node<EndNodeData, 'end'>;
export type SlotNode = Node<SlotNodeData, 'slot'>;
export type CanvasNode = FunctionNode | SourceNode | ConnectorNode | NoteNode | EndNode | SlotNode;

/** `index` is the place the edge leads into; the chain's length for the open end. `lit`: it would take what is dragged. */
export type ChainEdge = Edge<{ flow: string; index: number; isEnd: boolean; lit?: true }, 'chain'>;
/** Which way rows go between a function and its connector: KisFlow gives connectors to Save and Load only. */
export type LinkWay = 'save' | 'load' | 'other';
export type LinkEdge = Edge<{ flow: string; way: LinkWay }, 'link'>;
export type JumpEdge = Edge<
  { flow: string; from: number; to: number; inCode: boolean; lane: JumpLane },
  'jump'
>;
export type CanvasEdge = ChainEdge | LinkEdge | JumpEdge;
