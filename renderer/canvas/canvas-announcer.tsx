import { useEffect } from 'react';
import { functionOfNode } from '../../core/project/chain.ts';
import type { RunState } from '../stores/run-store.ts';
import type { StudioWindow } from '../stores/scopes.ts';
import { useCanvas, useRun, useWorkspace } from '../stores/use-scopes.tsx';
import { formatCount } from './numbers.ts';

/** Reads out edits, and how a run ended. */
export function CanvasAnnouncer() {
  const workspace = useWorkspace();
  const words = useCanvas((state) => state.announcement);
  const finished = useRun((run) => run.finished);
  useEffect(() => {
    if (finished !== null)
      workspace.canvas.getState().set({ announcement: runResult(workspace, workspace.run.getState()) });
  }, [workspace, finished]);
  return (
    <div className="visually-hidden" aria-live="polite" role="status" data-announcer>
      {words}
    </div>
  );
}

function runResult(studio: StudioWindow, { flow, finished, nodeIds }: RunState): string {
  if (finished === null) return '';
  const id = nodeIds[finished.node ?? -1];
  return studio.text(`canvas.ran.${finished.stoppedBecause}`, {
    flow: flow ?? '',
    name: id === undefined ? '' : functionOfNode(id),
    rows: formatCount(finished.progress.rowsRead),
  });
}
