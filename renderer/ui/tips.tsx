import { useEffect, useState } from 'react';
import { later } from './later.tsx';

const Tip = later(async () => (await import('./tip.tsx')).Tip);

/** As long the mouse rests on something, milliseconds. */
const restMs = 400;

/**
 * Shows the `data-tip` of what the mouse rests on. One for the whole window: a tooltip of its own costs each button more than
 * the rest of it, most of all while the window starts.
 */
export function Tips() {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  useEffect(() => {
    let over: HTMLElement | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    function rest(next: HTMLElement | null): void {
      if (next === over) return;
      over = next;
      clearTimeout(timer);
      setTarget(null);
      if (next !== null) timer = setTimeout(() => setTarget(next), restMs);
    }
    function look({ target: below, pointerType }: PointerEvent): void {
      const isMouse = pointerType === 'mouse' && below instanceof Element;
      rest(isMouse ? below.closest<HTMLElement>('[data-tip]') : null);
    }
    function leave(): void {
      rest(null);
    }
    document.addEventListener('pointerover', look);
    document.documentElement.addEventListener('pointerleave', leave);
    return () => {
      leave();
      document.removeEventListener('pointerover', look);
      document.documentElement.removeEventListener('pointerleave', leave);
    };
  }, []);
  return target === null ? null : <Tip target={target} hide={() => setTarget(null)} />;
}
