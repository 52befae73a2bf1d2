import type { Rect } from '../geometry/sizes.ts';
import type { Size } from '../geometry/viewport.ts';
import type { MinimapView } from './minimap-view.ts';

/** How a node stands out: by the colour token of the same name. */
export type MinimapTone = 'decoration' | 'accent' | 'warn' | 'err';

export interface MinimapNode {
  box: Rect;
  tone: MinimapTone;
}

/** In this order, so that what stands out isn't covered. */
const tones: readonly MinimapTone[] = ['decoration', 'accent', 'warn', 'err'];
/** A card's corners, in canvas units; drawn where they can be seen. */
const radius = 14;
/** However large the flow, a node stays visible. */
const smallest = 1;

/**
 * Draws all nodes at once. One element for each, as React Flow's own minimap has, costs more than the canvas itself when a flow
 * has thousands, since each is asked and drawn again at every move.
 */
export function drawMinimap(
  canvas: HTMLCanvasElement,
  nodes: readonly MinimapNode[],
  view: MinimapView,
  { width, height }: Size,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const ratio = window.devicePixelRatio;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  context.scale(ratio, ratio);
  const style = getComputedStyle(canvas);
  for (const tone of tones) {
    context.fillStyle = style.getPropertyValue(`--${tone}`);
    for (const node of nodes) if (node.tone === tone) fillNode(context, node.box, view);
  }
}

function fillNode(context: CanvasRenderingContext2D, box: Rect, view: MinimapView): void {
  const { scale } = view;
  const x = (box.x - view.x) / scale;
  const y = (box.y - view.y) / scale;
  const width = Math.max(smallest, box.width / scale);
  const height = Math.max(smallest, box.height / scale);
  if (radius < scale) {
    context.fillRect(x, y, width, height);
    return;
  }
  context.beginPath();
  context.roundRect(x, y, width, height, radius / scale);
  context.fill();
}
