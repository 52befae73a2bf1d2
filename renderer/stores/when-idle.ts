import type { UiStore } from './ui-store.ts';

/** A window that is never idle waits no longer than this. */
const longestMs = 5000;

/** Calls once the window has nothing to do; returns what calls it off. Where a browser doesn't tell, after the next task. */
export function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const asked = requestIdleCallback(act, { timeout: longestMs });
    return () => cancelIdleCallback(asked);
  }
  const timer = setTimeout(act);
  return () => clearTimeout(timer);
}

/** The same, once what the window shows first is painted: for what is looked for, or loaded, in case that it is wanted. */
export function whenPainted(ui: UiStore, act: () => void): () => void {
  if (ui.getState().painted) return whenIdle(act);
  let forget = oncePainted(ui, () => {
    forget = whenIdle(act);
  });
  return () => forget();
}

/** Calls at once, but not before what the window shows first is painted. */
export function oncePainted(ui: UiStore, act: () => void): () => void {
  if (ui.getState().painted) {
    act();
    return () => undefined;
  }
  const forget = ui.subscribe(({ painted }) => {
    if (!painted) return;
    forget();
    act();
  });
  return forget;
}
