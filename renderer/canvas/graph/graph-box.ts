import { placeOfNode } from '../../../core/project/chain.ts';
import { firstLane, jumpPath } from '../geometry/jump-path.ts';
import { jumpOffset, nodeSize, type Point, type Rect, sourceCardRoom } from '../geometry/sizes.ts';
import { boxAround } from '../geometry/viewport.ts';
import type { FlowGraph } from './flow-graph.ts';

/** The box around everything that is drawn of a flow: its nodes, and the arcs of jumps above them. */
export function graphBox(graph: FlowGraph): Rect {
  const { edges, layout, ids } = graph;
  const top = (id: string, offset: number): Point | undefined => {
    const corner = layout.nodes[placeOfNode(ids, id)];
    return corner && { x: corner.x + nodeSize.width / 2 + offset, y: corner.y };
  };
  const jumps = edges.flatMap((edge) => {
    if (edge.type !== 'jump') return [];
    const from = top(edge.source, jumpOffset);
    const to = top(edge.target, -jumpOffset);
    return from && to ? jumpPath(from, to, edge.data?.lane ?? firstLane).points : [];
  });
  return boxAround([...graphParts(graph), ...jumps]);
}

/** The boxes of all nodes, with what hangs on them. */
export function graphParts({ nodes }: FlowGraph): Rect[] {
  return nodes.map((node) => {
    const { position, width = 0, height = 0 } = node;
    const room = node.type === 'source' && node.data.hasSource ? sourceCardRoom : 0;
    return { ...position, width, height: height + room };
  });
}
