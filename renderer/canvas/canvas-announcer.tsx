import { useEffect } from 'react';
import { say } from '../../core/run/sentence.ts';
import { useCanvas, useOutcome, useSettings, useWorkspace } from '../stores/use-scopes.tsx';

/** Reads out edits, and how far a run is: at its start and at each quarter. How it ended is told by the run line. */
export function CanvasAnnouncer() {
  const words = useCanvas((state) => state.announcement);
  useQuarters();
  return (
    <div className="visually-hidden" aria-live="polite" role="status" data-announcer>
      {words}
    </div>
  );
}

function useQuarters(): void {
  const workspace = useWorkspace();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const quarter = useOutcome(({ outcome }) => {
    if (outcome?.state !== 'running') return null;
    const { done, total } = outcome.progress ?? { done: 0, total: 1 };
    return Math.floor((4 * done) / Math.max(1, total));
  });
  useEffect(() => {
    const { outcome } = workspace.outcome.getState();
    const announcement = quarter === null || outcome === null ? '' : say(outcome.sentence, language);
    workspace.canvas.getState().set({ announcement });
  }, [workspace, quarter, language]);
}
