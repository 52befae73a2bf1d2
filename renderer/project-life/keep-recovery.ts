import { attemptQuietly } from '../command-kit/tell-trouble.ts';
import type { Workspace } from '../stores/scopes.ts';
import { type FileChange, unsavedChanges } from './changes.ts';
import { saveProject } from './save-project.ts';

const journalMs = 800;
const autosaveMs = 1_500;

/** Keeps unsaved edits in the host's journal shortly after each edit, and saves by itself when that is set. */
export function keepEdits(workspace: Workspace): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let autosave: ReturnType<typeof setTimeout> | undefined;
  let kept = '';

  async function keep(): Promise<void> {
    const state = workspace.project.getState();
    const { opened } = state;
    if (workspace.connection.status.getState().state !== 'open') return;
    const changes = unsavedChanges(state);
    const key = keyOf(opened.projectId, changes);
    if (key === kept || (kept === '' && changes.length === 0)) return;
    kept = key;
    await workspace.backend.call('project.keepRecovery', { projectId: opened.projectId, changes });
  }
  const unsubscribe = workspace.project.subscribe((state, before) => {
    if (state.project === before.project && state.saved === before.saved) return;
    if (state.opened.projectId !== before.opened.projectId) kept = '';
    clearTimeout(timer);
    timer = setTimeout(() => void attemptQuietly(workspace, keep), journalMs);
    clearTimeout(autosave);
    if (!workspace.settings.getState().autosave || state.opened.readOnly) return;
    autosave = setTimeout(() => saveProject(workspace).catch(() => {}), autosaveMs);
  });
  return () => {
    clearTimeout(timer);
    clearTimeout(autosave);
    unsubscribe();
  };
}

function keyOf(projectId: string, changes: readonly FileChange[]): string {
  return changes.length === 0 ? '' : JSON.stringify([projectId, changes]);
}
