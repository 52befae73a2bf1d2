import { type RefObject, useEffect, useRef } from 'react';
import type { Column } from './side-table.tsx';

const markedHeads = 'th[data-mark="new"], th[data-mark="changed"]';

/** Brings a column that a setup makes or changes into sight, each time that these are others: one that came last, else the first. */
export function useMarkedColumn(
  scroller: RefObject<HTMLDivElement | null>,
  columns: readonly Column[],
  isShown: boolean,
): void {
  const marked = columns.filter(({ mark }) => mark === 'new' || mark === 'changed');
  const names = JSON.stringify(marked.map(({ name }) => name));
  const before = useRef('[]');
  useEffect(() => {
    // Where it is hidden nothing has a place yet.
    if (!isShown) return;
    const known: unknown[] = JSON.parse(before.current);
    before.current = names;
    const within = scroller.current;
    if (within === null) return;
    const heads = [...within.querySelectorAll<HTMLElement>(markedHeads)];
    const head = heads.find((one) => !known.includes(one.dataset['name'])) ?? heads[0];
    if (head === undefined) return;
    const numbers = within.querySelector<HTMLElement>('thead th')?.offsetWidth ?? 0;
    const isInSight =
      head.offsetLeft >= within.scrollLeft + numbers &&
      head.offsetLeft + head.offsetWidth <= within.scrollLeft + within.clientWidth;
    if (!isInSight) within.scrollLeft = head.offsetLeft - numbers;
  }, [scroller, names, isShown]);
}
