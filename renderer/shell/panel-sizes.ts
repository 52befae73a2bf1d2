import { type RefObject, useEffect } from 'react';
import type { PanelImperativeHandle } from 'react-resizable-panels';

/** Pixels of the panels around the canvas, while nobody has given them others. */
export interface PanelSizes {
  explorer: number;
  inspector: number;
  bottom: number;
}

type Panels = Record<keyof PanelSizes, RefObject<PanelImperativeHandle | null>>;

/** The flow keeps the larger part of a small window, and of one at 200 %. */
export function panelSizes({ width, height }: { width: number; height: number }): PanelSizes {
  const bottom = height < 800 ? 200 : 268;
  return {
    ...(width < 1280 ? { explorer: 208, inspector: 288 } : { explorer: 248, inspector: 344 }),
    ...(width < 900 && { inspector: 240 }),
    bottom: height < 520 ? 150 : bottom,
  };
}

/** Of the panels, those that still have the size that came with the window's earlier size, with the one for its new size. */
export function sizesToGive(
  now: Readonly<Partial<PanelSizes>>,
  before: PanelSizes,
  after: PanelSizes,
): Partial<PanelSizes> {
  const names = ['explorer', 'inspector', 'bottom'] as const;
  return Object.fromEntries(
    names
      .filter(
        (name) => Math.abs((now[name] ?? Number.NaN) - before[name]) < 1.5 && before[name] !== after[name],
      )
      .map((name) => [name, after[name]]),
  );
}

/** A window that gets smaller, by its border or by zoom, has its panels smaller too; whoever moved a border keeps it there. */
export function useFittedPanels({ explorer, inspector, bottom }: Panels): void {
  useEffect(() => {
    const all = Object.entries({ explorer, inspector, bottom });
    let before = panelSizes(windowSize());
    function fit(): void {
      const after = panelSizes(windowSize());
      const now = Object.fromEntries(
        all.flatMap(([name, { current }]) => (current ? [[name, current.getSize().inPixels]] : [])),
      );
      const given = new Map(Object.entries(sizesToGive(now, before, after)));
      before = after;
      for (const [name, { current }] of all) {
        const size = given.get(name);
        if (size !== undefined) current?.resize(size);
      }
    }
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
  }, [explorer, inspector, bottom]);
}

function windowSize(): { width: number; height: number } {
  return { width: window.innerWidth, height: window.innerHeight };
}
