import { projectModel } from '../../core/project/model.ts';
import { attempt } from '../command-kit/run-command.ts';
import { addLateTexts } from '../i18n/i18n.ts';
import { connectDebug } from '../stores/debug-session.ts';
import { followEdits } from '../stores/follow-edits.ts';
import type { OpenedProject } from '../stores/project-store.ts';
import { loadHistory } from '../stores/run-history.ts';
import { connectRuns } from '../stores/run-session.ts';
import { goingOn } from '../stores/runs.ts';
import type { StudioWindow, Workspace } from '../stores/scopes.ts';
import { unappliedForms } from '../stores/unapplied-forms.ts';
import { createWorkspace } from '../stores/workspace.ts';
import { followDisk } from './disk-changes.ts';
import { keepEdits } from './keep-recovery.ts';
import { keepTabs } from './kept-tabs.ts';
import { rememberRoot } from './remembered-root.ts';
import { sayReprinted } from './say-reprinted.ts';
import { mayLeave } from './unsaved-dialog.tsx';

/** Shows a project that the host has opened, in the place of the one before; offers the unsaved edits that were left in it. */
export async function showProject(
  studio: StudioWindow,
  before: Workspace | null,
  opened: OpenedProject,
): Promise<void> {
  if (before !== null) await closeOnHost(before);
  const workspace = beginWorkspace(studio, opened);
  before?.dispose();
  studio.current.setState({ workspace, opening: null });
  rememberRoot(studio);
  // It is the latest of them now.
  studio.ui.setState({ recent: null });
  void attempt(() => loadHistory(workspace));
  if (opened.recovery.length > 0) {
    const [{ askRecovery }] = await Promise.all([import('./recovery-dialog.tsx'), addLateTexts(studio.i18n)]);
    await askRecovery(workspace);
  }
}

/** A workspace that follows its project's edits, the disk and the runs until it is disposed of; its first flow is shown. */
function beginWorkspace(studio: StudioWindow, opened: OpenedProject): Workspace {
  const made = createWorkspace(studio, opened, (paths) => sayReprinted(studio.text, paths));
  const ends = [
    followEdits(made),
    followDisk(made),
    keepEdits(made),
    connectRuns(made),
    connectDebug(made),
    made.dispose,
  ];
  const [first] = projectModel(made.project.getState().project).flows;
  if (first) made.selection.getState().showFlow(first.name);
  ends.push(keepTabs(made));
  return {
    ...made,
    dispose() {
      for (const end of ends) end();
    },
  };
}

/** Back to the welcome screen, after asking about unsaved work. */
export async function closeProject(workspace: Workspace): Promise<void> {
  if (!(await mayLeaveProject(workspace))) return;
  await closeOnHost(workspace);
  workspace.dispose();
  workspace.current.setState({ workspace: null });
  rememberRoot(workspace);
}

/** Asks about unsaved work, forms that were not applied, and about runs that go on: they end with their project. */
export async function mayLeaveProject(workspace: Workspace): Promise<boolean> {
  const count = goingOn(workspace.run.getState()).length;
  if (count > 0) {
    const { askToEndRuns } = await import('./leave-runs.ts');
    if (!(await askToEndRuns(workspace, count))) return false;
  }
  const forms = unappliedForms(workspace);
  if (forms.length > 0) {
    const { askToLeaveForms } = await import('./leave-forms.ts');
    if (!(await askToLeaveForms(workspace, forms))) return false;
  }
  return await mayLeave(workspace);
}

async function closeOnHost({ backend, project }: Pick<Workspace, 'backend' | 'project'>): Promise<void> {
  await backend.call('project.close', { projectId: project.getState().opened.projectId });
}
