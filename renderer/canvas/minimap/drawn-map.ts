import type { Rect } from '../geometry/sizes.ts';
import type { Size } from '../geometry/viewport.ts';
import type { MinimapView } from './minimap-view.ts';

/**
 * What a minimap's elements were last drawn for. A view that moves needs them elsewhere, and beyond the flow's ends a little
 * smaller as well: a transform does both. Drawn anew they would have the page laid out, and what is below the pointer found
 * again, for each pixel of a pan.
 */
export class DrawnMap {
  private view: MinimapView | null = null;
  private window: Size | null = null;

  /** The nodes, as the map shows them from now on. */
  showPicture(picture: SVGSVGElement, view: MinimapView, { width, height }: Size): void {
    if (this.view === null || isFar(this.view.scale / view.scale)) {
      this.view = view;
      const { x, y, scale } = view;
      picture.setAttribute('viewBox', `${x} ${y} ${width * scale} ${height * scale}`);
    }
    const { view: drawn } = this;
    const left = (drawn.x - view.x) / view.scale;
    const top = (drawn.y - view.y) / view.scale;
    picture.style.transform = transformTo(left, top, drawn.scale / view.scale);
  }

  /** The frame around what is seen, in the map's pixels. */
  showWindow(element: HTMLElement, { x, y, width, height }: Rect): void {
    if (this.window === null || isFar(width / this.window.width)) {
      this.window = { width, height };
      element.style.width = `${width}px`;
      element.style.height = `${height}px`;
    }
    element.style.transform = transformTo(x, y, width / this.window.width);
  }
}

/** From here on lines would look thicker or thinner. */
function isFar(scale: number): boolean {
  return scale < 0.9 || scale > 1.1;
}

function transformTo(x: number, y: number, scale: number): string {
  return `translate(${x}px, ${y}px) scale(${scale})`;
}
