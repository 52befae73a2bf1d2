/** `keyCode` of a key that the input method has taken: the only mark of it in Safari after the last key of a composition. */
const takenKeyCode = 229;

/** Whether a key belongs to an input method: it chooses among candidates, takes one or gives up, and is no key of ours. */
export function isInputMethodKey({ isComposing, key, keyCode }: KeyboardEvent): boolean {
  return isComposing || keyCode === takenKeyCode || key === 'Process';
}

/**
 * Keeps an input method's keys from every handler in the page, so that Enter takes a candidate and never renames, adds or
 * closes, in whatever field. Must be called before anything else listens to the window. A text editor lives on these keys,
 * and gets them. Returns what ends it.
 */
export function leaveKeysToInputMethod(): () => void {
  const keep = (event: KeyboardEvent) => {
    const isInEditor = event.target instanceof Element && event.target.closest('.monaco-editor') !== null;
    if (!isInputMethodKey(event) || isInEditor) return;
    event.stopImmediatePropagation();
    // A search field is emptied by the browser itself. The input method has had the key already.
    if (event.key === 'Escape') event.preventDefault();
  };
  window.addEventListener('keydown', keep, { capture: true });
  return () => window.removeEventListener('keydown', keep, { capture: true });
}
