import { useEffect } from 'react';
import { type App, useApp, useCanvas, useRun } from '../stores/app-stores.tsx';
import type { RunState } from '../stores/run-store.ts';
import { formatCount } from './numbers.ts';

/** Reads out edits, and how a run ended. */
export function CanvasAnnouncer() {
  const app = useApp();
  const words = useCanvas((state) => state.announcement);
  const finished = useRun((run) => run.finished);
  useEffect(() => {
    if (finished !== null) app.canvas.getState().set({ announcement: runResult(app, app.run.getState()) });
  }, [app, finished]);
  return (
    <div className="visually-hidden" aria-live="polite" role="status" data-announcer>
      {words}
    </div>
  );
}

function runResult(app: App, { flow, finished, nodeIds }: RunState): string {
  if (finished === null) return '';
  const name = nodeIds[finished.node ?? -1]?.replace(/#\d+$/, '') ?? '';
  return app.text(`canvas.ran.${finished.stoppedBecause}`, {
    flow: flow ?? '',
    name,
    rows: formatCount(finished.progress.rowsRead),
  });
}
