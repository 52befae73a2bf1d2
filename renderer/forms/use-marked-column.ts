import { type RefObject, useEffect } from 'react';
import type { Column } from './side-table.tsx';

/** Brings the first column that a setup makes or changes into sight, each time that these are others. */
export function useMarkedColumn(
  scroller: RefObject<HTMLDivElement | null>,
  columns: readonly Column[],
): void {
  const marked = columns.filter(({ mark }) => mark === 'new' || mark === 'changed');
  const names = JSON.stringify(marked.map(({ name }) => name));
  useEffect(() => {
    const within = scroller.current;
    const head =
      names === '[]' ? null : within?.querySelector<HTMLElement>('[data-mark="new"], [data-mark="changed"]');
    if (within === null || head === null || head === undefined) return;
    const numbers = within.querySelector<HTMLElement>('thead th')?.offsetWidth ?? 0;
    const isInSight =
      head.offsetLeft >= within.scrollLeft + numbers &&
      head.offsetLeft + head.offsetWidth <= within.scrollLeft + within.clientWidth;
    if (!isInSight) within.scrollLeft = head.offsetLeft - numbers;
  }, [scroller, names]);
}
