/** A `ref` of what takes the focus when it comes: what had it is gone. */
export function focusNow(element: HTMLElement | null): void {
  element?.focus();
}
