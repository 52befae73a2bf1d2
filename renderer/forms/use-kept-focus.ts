import { useLayoutEffect, useRef } from 'react';

/**
 * Keeps the focus where buttons go when they are pressed: `keepFocus`, called before the change, gives it to the button that then
 * has the place of the pressed one among those items of the frame, or to one near it. Without it the window would have the keys.
 */
export function useKeptFocus() {
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useRef<{ items: string; index: number; within: string } | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const { items, index, within } = wanted.current;
    wanted.current = null;
    const there = [...(frame.current?.querySelectorAll<HTMLElement>(items) ?? [])];
    const next = there[Math.min(index, there.length - 1)];
    const button = next?.matches('button') ? next : next?.querySelector<HTMLElement>(within);
    (button ?? frame.current?.querySelector('button'))?.focus();
  });
  const keepFocus = (items: string, index: number, within = 'button'): void => {
    wanted.current = { items, index, within };
  };
  return { frame, keepFocus };
}
