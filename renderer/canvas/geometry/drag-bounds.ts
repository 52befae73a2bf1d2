import { columnGap, nodeSize, type Rect, rowPitch } from './sizes.ts';
import type { Size } from './viewport.ts';

/** Two corners: upper left and lower right, in canvas units. */
export type Bounds = [[number, number], [number, number]];

export const freeBounds: Bounds = [
  [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
];

/**
 * How far a drag leads: a node goes one place beyond the flow, and the view, which follows the pointer at the canvas's edge,
 * as far as that can be seen. What is seen when the drag begins always stays inside, so that nothing jumps then.
 */
export function dragBounds(
  flow: Rect,
  [x, y, zoom]: readonly [number, number, number],
  size: Size,
): { nodes: Bounds; view: Bounds } {
  const beyond = { x: nodeSize.width + columnGap, y: rowPitch };
  const nodes: Bounds = [
    [flow.x - beyond.x, flow.y - beyond.y],
    [flow.x + flow.width + beyond.x, flow.y + flow.height + beyond.y],
  ];
  const [[left, top], [right, bottom]] = nodes;
  const view: Bounds = [
    [Math.min(left, -x / zoom), Math.min(top, -y / zoom)],
    [Math.max(right, (size.width - x) / zoom), Math.max(bottom, (size.height - y) / zoom)],
  ];
  return { nodes, view };
}
