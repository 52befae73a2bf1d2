import type { OutcomeAction } from '../../core/run/action.ts';
import type { Workspace } from '../stores/scopes.ts';

/** Does what a run's outcome offers. What that takes is loaded with the first one. */
export async function performAction(workspace: Workspace, action: OutcomeAction): Promise<void> {
  const { perform } = await import('./perform.ts');
  await perform(workspace, action);
}
