import type { NodeId } from '../../core/project/chain.ts';

/** A function at its place in a flow. */
export interface FlowPlace {
  flow: string;
  nodeId: NodeId;
}
