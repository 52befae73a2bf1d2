import { jumpPath } from '../geometry/edge-path.ts';
import { jumpOffset, nodeSize, type Point, type Rect } from '../geometry/sizes.ts';
import { boxAround } from '../geometry/viewport.ts';
import type { FlowGraph } from './flow-graph.ts';

/** The box around everything that is drawn of a flow: its nodes, and the arcs of jumps above them. */
export function graphBox({ nodes, edges, layout, ids }: FlowGraph): Rect {
  const rects = nodes.map(({ position, width = 0, height = 0 }) => ({ ...position, width, height }));
  const top = (id: string, offset: number): Point | undefined => {
    const corner = layout.nodes[ids.indexOf(id)];
    return corner && { x: corner.x + nodeSize.width / 2 + offset, y: corner.y };
  };
  const jumps = edges.flatMap(({ type, source, target }) => {
    const from = top(source, jumpOffset);
    const to = top(target, -jumpOffset);
    return type === 'jump' && from && to ? jumpPath(from, to).points : [];
  });
  return boxAround([...rects, ...jumps]);
}
