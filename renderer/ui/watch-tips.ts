/** As long the mouse rests on something, or the focus, before it says what it is, milliseconds. */
const restMs = 400;

/** Keys that move the focus. What gets it back as a menu or a dialog closes tells nothing: nobody has gone there to ask. */
const goingKeys = new Set(['Tab', 'F6', 'Home', 'End', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

/** Calls `show` with the element whose `data-tip` is to be shown, and with null as it is no longer. Returns what ends it. */
export function watchTips(show: (target: HTMLElement | null) => void): () => void {
  let pointed: HTMLElement | null = null;
  let focused: HTMLElement | null = null;
  let shown: HTMLElement | null = null;
  let hasGone = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function rest(): void {
    const next = pointed ?? focused;
    if (next === shown) return;
    shown = next;
    clearTimeout(timer);
    show(null);
    if (next !== null) timer = setTimeout(() => show(next), restMs);
  }
  function onPointer({ target, pointerType }: PointerEvent): void {
    const isMouse = pointerType === 'mouse' && target instanceof Element;
    pointed = isMouse ? target.closest<HTMLElement>('[data-tip]') : null;
    rest();
  }
  function onLeave(): void {
    pointed = null;
    rest();
  }
  function onKey({ key }: KeyboardEvent): void {
    hasGone = goingKeys.has(key);
  }
  function onFocus({ target }: FocusEvent): void {
    const isAsked = hasGone && target instanceof HTMLElement && target.matches('[data-tip]:focus-visible');
    focused = isAsked ? target : null;
    rest();
  }
  function onBlur(): void {
    focused = null;
    rest();
  }

  const root = document.documentElement;
  document.addEventListener('pointerover', onPointer);
  root.addEventListener('pointerleave', onLeave);
  window.addEventListener('keydown', onKey, true);
  root.addEventListener('focusin', onFocus);
  root.addEventListener('focusout', onBlur);
  return () => {
    pointed = null;
    focused = null;
    rest();
    document.removeEventListener('pointerover', onPointer);
    root.removeEventListener('pointerleave', onLeave);
    window.removeEventListener('keydown', onKey, true);
    root.removeEventListener('focusin', onFocus);
    root.removeEventListener('focusout', onBlur);
  };
}
