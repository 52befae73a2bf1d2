import { useEffect, useRef } from 'react';

/**
 * Takes what is pasted while the focus is in the bottom panel and on nothing that takes it itself, such as the samples' tab or the place
 * where there are no rows yet.
 */
export function usePasteAnywhere(take: ((data: DataTransfer) => void) | null): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (latest.current === null || event.defaultPrevented || event.clipboardData === null) return;
      if (!isFree(document.activeElement)) return;
      event.preventDefault();
      latest.current(event.clipboardData);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}

/** The event itself goes to the body where no text is selected, whatever has the focus. */
function isFree(focused: Element | null): boolean {
  if (focused === null || focused.closest('.bottom') === null) return false;
  return focused.closest('input, textarea, select, [contenteditable], .monaco-editor') === null;
}
