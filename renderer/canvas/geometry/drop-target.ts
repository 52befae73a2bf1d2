import { type ChainGeometry, edgeUnder, nodeUnder } from './insertion.ts';
import { overlaps } from './layout.ts';
import { nodeSize, type Point, type Rect } from './sizes.ts';

/**
 * The edge that takes dragged functions (by their places in the chain) when the pointer is here: the one below it, or the
 * nearer one of the function below it. Null where they would stay where they are in the chain, and beside the chain.
 */
export function edgeForMove(
  geometry: ChainGeometry,
  pointer: Point,
  moved: ReadonlySet<number>,
): number | null {
  const over = nodeUnder(geometry.nodes, pointer, moved);
  if (over !== null) {
    const { x } = geometry.nodes[over] ?? { x: 0 };
    const near = pointer.x < x + nodeSize.width / 2 ? over : over + 1;
    // Onto a neighbour means past it: its near side is where the functions stand already.
    if (!isStay(near, moved)) return near;
    const far = near === over ? over + 1 : over;
    return isStay(far, moved) ? null : far;
  }
  const edge = edgeUnder(geometry, pointer);
  return edge === null || isStay(edge, moved) ? null : edge;
}

/** Whether functions that are moved into this edge stand where they stood. */
function isStay(edge: number, moved: ReadonlySet<number>): boolean {
  const places = [...moved].sort((a, b) => a - b);
  const start = edge - places.filter((place) => place < edge).length;
  return places.every((place, offset) => place === start + offset);
}

/** What the first of some boxes would lie on; null when all of them lie free. */
export function coveredBy<T extends Rect>(boxes: readonly Rect[], others: readonly T[]): T | null {
  return others.find((other) => boxes.some((box) => overlaps(box, other))) ?? null;
}
