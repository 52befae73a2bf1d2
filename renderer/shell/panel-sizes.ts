import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { PanelImperativeHandle } from 'react-resizable-panels';

/** Pixels of the panels around the canvas, while nobody has given them others. */
export interface PanelSizes {
  explorer: number;
  inspector: number;
  bottom: number;
}

type Panels = Record<keyof PanelSizes, RefObject<PanelImperativeHandle | null>>;

const names = ['explorer', 'inspector', 'bottom'] as const;

/** The flow keeps the larger part of a small window, and of one at 200 %. */
export function panelSizes({ width, height }: { width: number; height: number }): PanelSizes {
  const bottom = height < 800 ? 200 : 268;
  return {
    ...(width < 1280 ? { explorer: 208, inspector: 288 } : { explorer: 248, inspector: 344 }),
    ...(width < 900 && { inspector: 240 }),
    bottom: height < 520 ? 150 : bottom,
  };
}

/**
 * Of the panels that are there (`now`), those that still have the size that came with the window's earlier size, with the one for its
 * new size.
 */
export function sizesToGive(
  now: Readonly<Partial<PanelSizes>>,
  before: PanelSizes,
  after: PanelSizes,
): Partial<PanelSizes> {
  return Object.fromEntries(
    names
      .filter(
        (name) => Math.abs((now[name] ?? Number.NaN) - before[name]) < 1.5 && before[name] !== after[name],
      )
      .map((name) => [name, after[name]]),
  );
}

/**
 * A window that gets smaller, by its border or by zoom, has its panels smaller too; whoever moved a border keeps it there. A
 * panel that was hidden meanwhile (`shown`) follows when it is shown again. Returns the sizes that panels begin with, and get by a
 * double click on their border.
 */
export function useFittedPanels(panels: Panels, shown: Record<keyof PanelSizes, boolean>): PanelSizes {
  const { explorer, inspector, bottom } = panels;
  const [sizes, setSizes] = useState(() => panelSizes(windowSize()));
  /** The sizes that each panel was last fitted to. */
  const fitted = useRef(sizes);
  const fit = useCallback(() => {
    const after = panelSizes(windowSize());
    const there = { explorer: explorer.current, inspector: inspector.current, bottom: bottom.current };
    const now: Partial<PanelSizes> = {};
    for (const name of names) {
      // A panel that comes has the size that it went with.
      const panel = shown[name] ? there[name] : null;
      if (panel !== null) now[name] = panel.getSize().inPixels;
    }
    const given = sizesToGive(now, fitted.current, after);
    fitted.current = { ...fitted.current, ...pick(after, now) };
    for (const name of names) {
      const size = given[name];
      if (size !== undefined) there[name]?.resize(size);
    }
    setSizes((before) => (names.some((name) => before[name] !== after[name]) ? after : before));
  }, [explorer, inspector, bottom, shown]);
  useEffect(() => {
    // A frame later, the panels have their pixels again that they keep.
    let frame = 0;
    function fitSoon(): void {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(fit);
    }
    const watch = new ResizeObserver(fitSoon);
    watch.observe(document.documentElement);
    return () => {
      cancelAnimationFrame(frame);
      watch.disconnect();
    };
  }, [fit]);
  return sizes;
}

function pick(sizes: PanelSizes, there: Partial<PanelSizes>): Partial<PanelSizes> {
  return Object.fromEntries(names.filter((name) => name in there).map((name) => [name, sizes[name]]));
}

function windowSize(): { width: number; height: number } {
  return { width: window.innerWidth, height: window.innerHeight };
}
