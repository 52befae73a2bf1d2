import { type RefObject, useEffect, useRef } from 'react';

/** Two elements of which each follows when the other is scrolled up or down, while `isOn`. */
export function useScrollTogether(
  isOn: boolean,
): readonly [RefObject<HTMLDivElement | null>, RefObject<HTMLDivElement | null>] {
  const first = useRef<HTMLDivElement>(null);
  const second = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [one, other] = [first.current, second.current];
    if (!isOn || one === null || other === null) return;
    const follow = (from: HTMLElement, to: HTMLElement) => () => {
      if (to.scrollTop !== from.scrollTop) to.scrollTop = from.scrollTop;
    };
    const [down, back] = [follow(one, other), follow(other, one)];
    one.addEventListener('scroll', down, { passive: true });
    other.addEventListener('scroll', back, { passive: true });
    return () => {
      one.removeEventListener('scroll', down);
      other.removeEventListener('scroll', back);
    };
  });
  return [first, second];
}
