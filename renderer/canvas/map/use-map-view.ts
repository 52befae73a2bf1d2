import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import { floatingControls } from '../floating-controls.ts';
import { boxAround, boxOnScreen, firstView, shiftIntoView, wholeView } from '../geometry/viewport.ts';
import type { MapNode } from './map-graph.ts';

/** The names on its cards grow as it shrinks: all of it can be read at a third of its size, as two flows beside both panels of a small window. */
const legible = 0.34;
const firstMapView: typeof wholeView = (box, size, around) => firstView(box, size, around, legible);

/** Moves the map: as a flow is first shown, or all of it, until a person moves it; to a card, which then has the focus. */
export function useMapView(frame: RefObject<HTMLElement | null>, nodes: readonly MapNode[]) {
  const { setViewport, getViewport } = useReactFlow();
  const boxes = nodes.map(({ position, width = 0, height = 0 }) => ({ ...position, width, height }));
  /** What the view keeps showing when the map gets another size; null once a person has moved it. */
  const following = useRef<typeof wholeView | null>(firstMapView);
  function show(view: typeof wholeView): void {
    following.current = view;
    if (!frame.current) return;
    const { clientWidth: width, clientHeight: height } = frame.current;
    const around = { parts: boxes, controls: floatingControls(frame.current) };
    void setViewport(view(boxAround(boxes), { width, height }, around));
  }
  function release(): void {
    following.current = null;
  }
  const latest = useRef(show);
  latest.current = show;
  // What a search leaves is shown anew.
  const names = nodes.map(({ id }) => id).join(' ');
  const shown = useRef(names);
  useEffect(() => {
    if (shown.current === names) return;
    shown.current = names;
    latest.current(firstMapView);
  }, [names]);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => following.current && latest.current(following.current));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  async function goTo(name: string): Promise<void> {
    const box = boxes[nodes.findIndex((node) => node.type === 'flow' && node.data.name === name)];
    if (!box || !frame.current) return;
    const { clientWidth: width, clientHeight: height } = frame.current;
    const view = getViewport();
    const controls = floatingControls(frame.current);
    const { x, y } = shiftIntoView(boxOnScreen(box, view), { width, height }, controls);
    if (x !== 0 || y !== 0) release();
    await setViewport({ zoom: view.zoom, x: view.x + x, y: view.y + y });
    // A card out of sight has no element until it comes into sight.
    requestAnimationFrame(() => {
      const card = frame.current?.querySelector<HTMLElement>(`[data-flow="${CSS.escape(name)}"]`);
      card?.focus({ preventScroll: true });
    });
  }
  return {
    showFirst: () => show(firstMapView),
    showWhole: () => show(wholeView),
    release,
    goTo: (name: string) => void goTo(name),
  };
}
