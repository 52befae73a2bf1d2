import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Point, Rect } from '../geometry/sizes.ts';
import { type MinimapView, pointAt } from './minimap-view.ts';

interface Drag {
  view: MinimapView;
  /** From the middle of the seen part to where it was taken. */
  offset: Point;
}

/** Moves what is seen by pointer and wheel on the minimap. While it is dragged the map itself keeps still: `held`. */
export function useMinimapMoves(
  frame: RefObject<HTMLDivElement | null>,
  seen: () => Rect,
  onMove: () => void,
) {
  const { getZoom, setCenter, zoomTo } = useReactFlow();
  const [drag, setDrag] = useState<Drag | null>(null);
  const moved = useRef(onMove);
  moved.current = onMove;
  // React listens to the wheel passively; then the page would zoom as well.
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    function zoomByWheel(event: WheelEvent) {
      event.preventDefault();
      moved.current();
      void zoomTo(getZoom() * 2 ** (-event.deltaY * zoomPerUnit[event.deltaMode === 0 ? 'pixel' : 'line']));
    }
    element.addEventListener('wheel', zoomByWheel, { passive: false });
    return () => element.removeEventListener('wheel', zoomByWheel);
  }, [frame, getZoom, zoomTo]);

  function centre({ x, y }: Point) {
    onMove();
    void setCenter(x, y, { zoom: getZoom() });
  }

  return {
    held: drag?.view ?? null,
    start(event: PointerEvent<HTMLDivElement>, view: MinimapView) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const at = pointAt(view, pixelOf(event));
      const part = seen();
      const middle = { x: part.x + part.width / 2, y: part.y + part.height / 2 };
      if (isInside(part, at)) return setDrag({ view, offset: { x: at.x - middle.x, y: at.y - middle.y } });
      setDrag({ view, offset: { x: 0, y: 0 } });
      centre(at);
    },
    move(event: PointerEvent<HTMLDivElement>) {
      if (drag === null) return;
      const at = pointAt(drag.view, pixelOf(event));
      centre({ x: at.x - drag.offset.x, y: at.y - drag.offset.y });
    },
    end() {
      setDrag(null);
    },
  };
}

/** Powers of two that the zoom changes by, for each unit the wheel turns. */
const zoomPerUnit = { pixel: 0.002, line: 0.05 };

function pixelOf({ clientX, clientY, currentTarget }: PointerEvent<HTMLDivElement>): Point {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: clientX - left - currentTarget.clientLeft, y: clientY - top - currentTarget.clientTop };
}

function isInside({ x, y, width, height }: Rect, point: Point): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
}
