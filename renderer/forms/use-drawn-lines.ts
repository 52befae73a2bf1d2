import { type RefObject, useEffect, useState } from 'react';

/** No line is less high, in pixels. */
const leastHeight = 26;
const more = 120;

/** Lines that are drawn at first: more than the window shows. */
function firstLines(): number {
  return Math.ceil(window.innerHeight / leastHeight);
}

/**
 * How many lines of the rows beside a form are drawn: those in sight, and more as soon as one of these elements is scrolled on, so
 * that a key does not wait for rows that nobody looks at.
 */
export function useDrawnLines(scrollers: readonly RefObject<HTMLElement | null>[]): number {
  const [drawn, setDrawn] = useState(firstLines);
  useEffect(() => {
    const elements = scrollers.flatMap(({ current }) => current ?? []);
    const look = ({ currentTarget }: Event) => {
      if (!(currentTarget instanceof HTMLElement)) return;
      const { scrollTop, clientHeight, scrollHeight } = currentTarget;
      if (scrollTop === 0) setDrawn(firstLines());
      else if (scrollTop + 2 * clientHeight > scrollHeight) setDrawn((now) => now + more);
    };
    for (const element of elements) element.addEventListener('scroll', look, { passive: true });
    return () => {
      for (const element of elements) element.removeEventListener('scroll', look);
    };
  });
  return drawn;
}
