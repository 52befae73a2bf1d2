import { useLayoutEffect, useRef } from 'react';

/**
 * Keeps the focus where buttons go when they are pressed: `keepFocus`, called before the change, gives it to the button that then
 * has the place of the pressed one in that part of the frame, or to one near it. Without it the window would have the keys.
 */
export function useKeptFocus() {
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useRef<{ part: string; index: number } | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const { part, index } = wanted.current;
    wanted.current = null;
    const there = [...(frame.current?.querySelectorAll<HTMLElement>(`${part} > *`) ?? [])];
    const next = there[Math.min(index, there.length - 1)];
    const button = next?.matches('button') ? next : next?.querySelector('button');
    (button ?? frame.current?.querySelector('button'))?.focus();
  });
  const keepFocus = (part: string, index: number): void => {
    wanted.current = { part, index };
  };
  return { frame, keepFocus };
}
