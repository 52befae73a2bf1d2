import { type Outcome, outcomeOf } from '../../core/run/outcome.ts';
import { runFacts } from '../../core/run/run-facts.ts';
import { say } from '../../core/run/sentence.ts';
import { heardRun } from '../stores/run-heard.ts';
import { showKnownRun } from '../stores/run-session.ts';
import type { OneRun } from '../stores/run-store.ts';
import type { Workspace } from '../stores/scopes.ts';
import { toast } from '../ui/toast.ts';

/** What a run has come to, as the line over its flow would say; null for no run. */
export function outcomeOfRun(workspace: Workspace, run: OneRun): Outcome | null {
  if (run.flow === null) return null;
  const files = workspace.project.getState();
  return outcomeOf(runFacts(heardRun(run, files, workspace.shownModel(files.project), run.flow)));
}

/** Says how a run that is not shown ended, or that it waits, with the way to see it. */
export function tellRun(workspace: Workspace, run: OneRun): void {
  const { runId, flow } = run;
  const outcome = outcomeOfRun(workspace, run);
  if (outcome === null || runId === null || flow === null) return;
  const words = say(outcome.sentence, workspace.settings.getState().resolvedLanguage);
  toast({
    kind: outcome.colour === 'red' || run.phase === 'paused' ? 'warning' : 'info',
    message: workspace.text('run.ofFlow', { flow, words }),
    action: { label: workspace.text('run.show'), run: () => showKnownRun(workspace, runId) },
  });
}
