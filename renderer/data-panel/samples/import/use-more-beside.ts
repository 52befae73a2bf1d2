import { type RefObject, useLayoutEffect, useState } from 'react';

/** Pixels that may be missing by rounding. */
const tolerance = 1;

/** Whether a table within an element goes on to the right of what is in sight. */
export function useMoreBeside(frame: RefObject<HTMLElement | null>, selector: string): boolean {
  const [isMore, setIsMore] = useState(false);
  useLayoutEffect(() => {
    const scroller = frame.current?.querySelector(selector);
    if (!scroller) return;
    const look = () =>
      setIsMore(scroller.scrollWidth - scroller.scrollLeft - scroller.clientWidth > tolerance);
    const observer = new ResizeObserver(look);
    observer.observe(scroller);
    for (const child of scroller.children) observer.observe(child);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [frame, selector]);
  return isMore;
}
