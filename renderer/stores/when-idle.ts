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
