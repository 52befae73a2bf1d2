import type { Workspace } from './scopes.ts';

/** Takes what a paused run tells into the store, for as long as the project is open; returns what ends it. */
export function connectDebug({ backend, run, debug }: Workspace): () => void {
  const isOurs = (runId: string): boolean => run.getState().runId === runId;
  const stopPaused = backend.on('run.paused', (paused) => {
    if (isOurs(paused.runId)) debug.setState({ paused, edits: paused.edits });
  });
  const stopFinished = backend.on('run.finished', ({ runId, edits = [] }) => {
    if (isOurs(runId)) debug.setState({ paused: null, edits });
  });
  const stopRun = run.subscribe((now, before) => {
    if (now.runId !== before.runId) debug.setState({ paused: null, edits: [] });
    else if (now.phase !== before.phase && before.phase === 'paused') debug.setState({ paused: null });
  });
  return () => {
    stopPaused();
    stopFinished();
    stopRun();
  };
}
