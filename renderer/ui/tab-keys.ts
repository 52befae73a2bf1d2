import type { KeyboardEvent } from 'react';

/** Arrow keys, Home and End within a tab list, as its role promises. */
export function moveAmongTabs(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const focused = document.activeElement;
  const index = focused instanceof HTMLElement ? tabs.indexOf(focused) : -1;
  const next = targetIndex(event.key, index, tabs.length);
  if (index === -1 || next === null) return;
  event.preventDefault();
  tabs[next]?.focus();
  tabs[next]?.click();
}

function targetIndex(key: string, index: number, count: number): number | null {
  if (key === 'ArrowRight') return (index + 1) % count;
  if (key === 'ArrowLeft') return (index - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
