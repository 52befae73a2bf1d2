import { sourceId } from '../geometry/layout.ts';
import type { Point } from '../geometry/sizes.ts';
import { type CanvasEdge, type CanvasNode, type ChainEdge, endId, type SlotNode } from './canvas-elements.ts';
import { chainEdges, type FlowGraph, functionBox } from './flow-graph.ts';

/** Functions that would move, by node id (none: something new comes), to before this place of the chain as it is. */
export interface Arrival {
  moved: readonly string[];
  index: number;
}

/** The graph as a drop here would make it: the others make room, and the edges that would take it are lit. */
export function previewGraph(
  graph: FlowGraph,
  { moved, index }: Arrival,
): Pick<FlowGraph, 'nodes' | 'edges'> {
  const isMoved = new Set(moved);
  const order = orderAfter(graph.ids, isMoved, index);
  const places = graph.ids.flatMap((id, place) => (isMoved.has(id) ? [place] : []));
  const layout = graph.arrange(order, new Set(places));
  const at = new Map<string, Point>([
    [sourceId, layout.source],
    [endId, layout.end],
    ...layout.connectors.map(({ id, x, y }): [string, Point] => [id, { x, y }]),
  ]);
  order.forEach((place, spot) => {
    const id = place === null ? undefined : graph.ids[place];
    const point = layout.nodes[spot];
    if (id !== undefined && point && !isMoved.has(id)) at.set(id, point);
  });
  const nodes = graph.nodes.map((node) => movedTo(node, at.get(node.id)));
  const spots = order.flatMap((place, spot) => (isComing(graph, isMoved, place) ? [spot] : []));
  const slots = spots.flatMap((spot) => layout.nodes[spot] ?? []).map(slotNode);
  return { nodes: [...slots, ...nodes], edges: litEdges(graph, order, spots) };
}

/** The places of the chain in their new order; null for what is new. */
function orderAfter(ids: readonly string[], moved: ReadonlySet<string>, index: number): (number | null)[] {
  const all = ids.map((_, place) => place);
  const stay = (from: number, to?: number) =>
    all.slice(from, to).filter((place) => !moved.has(ids[place] ?? ''));
  const coming = moved.size === 0 ? [null] : all.filter((place) => moved.has(ids[place] ?? ''));
  return [...stay(0, index), ...coming, ...stay(index)];
}

function isComing(graph: FlowGraph, moved: ReadonlySet<string>, place: number | null): boolean {
  return place === null || moved.has(graph.ids[place] ?? '');
}

/** The chain's edges in the new order; those into and out of the room that is kept are lit. */
function litEdges(
  graph: FlowGraph,
  order: readonly (number | null)[],
  spots: readonly number[],
): CanvasEdge[] {
  const others = graph.edges.filter(({ type }) => type !== 'chain');
  const chain = graph.edges.filter((edge): edge is ChainEdge => edge.type === 'chain');
  const slots = new Map(spots.map((spot, index) => [spot, slotId(index)]));
  const ids = order.map((place, spot) => slots.get(spot) ?? graph.ids[place ?? -1] ?? '');
  const edges = chainEdges(chain[0]?.data?.flow ?? '', ids).map((edge, index): ChainEdge => {
    const isLit = slots.has(index) || slots.has(index - 1);
    return isLit && edge.data ? { ...edge, data: { ...edge.data, lit: true } } : named(edge, chain);
  });
  return [...edges, ...others];
}

/** With the name that the same edge has while nothing is dragged. */
function named(edge: ChainEdge, chain: readonly ChainEdge[]): ChainEdge {
  const index = edge.data?.index ?? 0;
  const same = chain[index];
  return same?.source === edge.source && same.target === edge.target ? same : edge;
}

function slotId(index: number): string {
  return `#slot${index}`;
}

function movedTo(node: CanvasNode, position: Point | undefined): CanvasNode {
  if (!position || (node.position.x === position.x && node.position.y === position.y)) return node;
  return { ...node, position };
}

function slotNode({ x, y }: Point, index: number): SlotNode {
  return {
    id: slotId(index),
    type: 'slot',
    position: { x, y },
    data: {},
    ...functionBox,
    zIndex: -1,
    draggable: false,
    selectable: false,
    connectable: false,
  };
}
