import type { Workspace } from './scopes.ts';

/** Takes what a paused run tells into the store, for as long as the project is open; returns what ends it. */
export function connectDebug({ run, debug }: Workspace): () => void {
  return run.subscribe((now, before) => {
    const { runId, pausedAt, finished } = now;
    if (runId !== before.runId) debug.setState({ paused: null, edits: [] });
    if (pausedAt !== before.pausedAt)
      debug.setState(pausedAt ? { paused: pausedAt, edits: pausedAt.edits } : { paused: null });
    if (finished !== null && finished !== before.finished)
      debug.setState({ paused: null, edits: finished.edits ?? [] });
  });
}
