import { createContext, type KeyboardEvent, type PointerEvent, useContext } from 'react';
import { useText } from '../i18n/use-text.tsx';
import type { Resize } from './column-widths.ts';

/** The column of a head, for its grip; null in a table whose columns have fixed widths. */
export const SizedColumn = createContext<{
  name: string;
  width: number;
  isFirst: boolean;
  resize: Resize;
} | null>(null);

const step = 16;

/**
 * The edge of a column's head: dragged, or moved by the arrow keys, it changes the width; a double click gives back the one that the
 * cells want. One grip of a table is in the order of Tab; up and down go to the others.
 */
export function ColumnGrip() {
  const text = useText();
  const column = useContext(SizedColumn);
  if (column === null) return null;
  const { name, width, isFirst, resize } = column;
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    const grip = event.currentTarget;
    const start = event.clientX;
    event.preventDefault();
    event.stopPropagation();
    grip.focus({ preventScroll: true });
    grip.setPointerCapture(event.pointerId);
    const move = ({ clientX }: globalThis.PointerEvent) => resize(name, width + clientX - start);
    grip.addEventListener('pointermove', move);
    grip.addEventListener('lostpointercapture', () => grip.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const delta = { ArrowLeft: -step, ArrowRight: step }[event.key];
    if (delta !== undefined) resize(name, width + delta);
    else if (event.key === 'Home') resize(name, null);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown')
      goOn(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      type="button"
      className="column-grip"
      tabIndex={isFirst ? 0 : -1}
      aria-label={text('data.columnWidth', { name, width })}
      title={text('data.columnWidthHelp')}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => resize(name, null)}
    />
  );
}

/** The grip of the next column, or of the one before. */
function goOn(grip: HTMLElement, direction: 1 | -1): void {
  const all = [...(grip.closest('thead')?.querySelectorAll<HTMLElement>('.column-grip') ?? [])];
  all[all.indexOf(grip) + direction]?.focus();
}
