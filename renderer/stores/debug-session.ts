import type { Workspace } from './scopes.ts';

/** Takes what a paused run tells into the store, for as long as the project is open; returns what ends it. */
export function connectDebug({ run, debug, rows, selection }: Workspace): () => void {
  const unhear = selection.subscribe(({ watched }, before) => {
    // A visit is one of one place: no rows of another are its own.
    if (watched?.nodeId !== before.watched?.nodeId && rows.getState().visit !== null)
      rows.setState({ visit: null, chosen: null });
  });
  const unrun = run.subscribe((now, before) => {
    const { runId, pausedAt, finished } = now;
    if (runId !== before.runId)
      debug.setState({ paused: null, edits: now.journal?.edits ?? [], cursor: null, visits: null });
    if (runId !== before.runId) rows.setState({ chosen: null, followed: null, visit: null });
    if (pausedAt !== before.pausedAt)
      debug.setState(pausedAt ? { paused: pausedAt, edits: pausedAt.edits } : { paused: null });
    if (finished !== null && finished !== before.finished)
      debug.setState({ paused: null, edits: finished.edits ?? [] });
  });
  return () => {
    unhear();
    unrun();
  };
}
