/** A drag that Escape ends before it is let go. */
export interface CancellableDrag {
  wasCancelled: boolean;
  stop(): void;
}

/**
 * Listens for Escape while a node is dragged. React Flow's drag has no end but letting go, so the pointer is let go for it;
 * the click that its real release would be is no click on anything.
 */
export function endDragOnEscape(): CancellableDrag {
  const drag: CancellableDrag = { wasCancelled: false, stop };
  function cancel(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    drag.wasCancelled = true;
    ignoreNextClick();
    window.dispatchEvent(new MouseEvent('mouseup', { view: window, bubbles: true }));
  }
  function stop() {
    window.removeEventListener('keydown', cancel, true);
  }
  window.addEventListener('keydown', cancel, true);
  return drag;
}

function ignoreNextClick(): void {
  const swallow = (event: Event) => event.stopPropagation();
  window.addEventListener('click', swallow, { capture: true, once: true });
  // Without a click after it, the next press begins anew.
  window.addEventListener('pointerdown', () => window.removeEventListener('click', swallow, true), {
    capture: true,
    once: true,
  });
}
