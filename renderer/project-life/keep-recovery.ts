import { attemptQuietly } from '../command-kit/tell-trouble.ts';
import type { App } from '../stores/app-stores.tsx';
import { type FileChange, unsavedChanges } from './changes.ts';
import { saveProject } from './save-project.ts';

const journalMs = 800;
const autosaveMs = 1_500;

/** Keeps unsaved edits in the host's journal shortly after each edit, and saves by itself when that is set. */
export function keepEdits(app: App): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let autosave: ReturnType<typeof setTimeout> | undefined;
  let kept = '';

  async function keep(): Promise<void> {
    const state = app.project.getState();
    const { opened } = state;
    if (opened === null || app.connection.status.getState().state !== 'open') return;
    const changes = unsavedChanges(state);
    const key = keyOf(opened.projectId, changes);
    if (key === kept || (kept === '' && changes.length === 0)) return;
    kept = key;
    await app.backend.call('project.keepRecovery', { projectId: opened.projectId, changes });
  }
  const unsubscribe = app.project.subscribe((state, before) => {
    if (state.project === before.project && state.saved === before.saved) return;
    if (state.opened?.projectId !== before.opened?.projectId) kept = '';
    clearTimeout(timer);
    timer = setTimeout(() => void attemptQuietly(app, keep), journalMs);
    clearTimeout(autosave);
    if (!app.settings.getState().autosave || state.opened?.readOnly) return;
    autosave = setTimeout(() => saveProject(app).catch(() => {}), autosaveMs);
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
