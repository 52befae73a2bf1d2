import { createProject, type Project, withFile, withoutFile } from '../../core/project/project.ts';
import type { OpenedProject } from '../stores/project-store.ts';
import type { Workspace } from '../stores/scopes.ts';
import { type FileChange, unsavedChanges } from './changes.ts';
import { addConflict } from './conflicts.ts';
import type { RecoveryChoices } from './recovery-choices.ts';
import { RecoveryList } from './recovery-list.tsx';
import { RecoveryQuestion } from './recovery-question.tsx';

/** After a crash: offers the unsaved edits that the journal kept, of every window. Nothing is decided without an answer. */
export async function askRecovery(workspace: Workspace): Promise<void> {
  const { opened } = workspace.project.getState();
  const [first, ...others] = opened.recovery;
  if (first === undefined) return;
  const choices = await workspace.dialogs.show<RecoveryChoices>(
    {
      title: workspace.text('shell.recovery.title'),
      mustAnswer: true,
      size: others.length > 0 ? 'lg' : 'md',
    },
    (close) =>
      others.length > 0 ? (
        <RecoveryList copies={opened.recovery} close={close} />
      ) : (
        <RecoveryQuestion copy={first} close={(choice) => close(new Map([[first.id, choice]]))} />
      ),
  );
  if (choices !== null) await carryOut(workspace, opened, choices);
}

/** A copy goes only when its edits are kept for this window, or are not wanted. */
async function carryOut(
  workspace: Workspace,
  opened: OpenedProject,
  choices: RecoveryChoices,
): Promise<void> {
  const { projectId, recovery } = opened;
  const wanted = recovery.filter(({ id }) => choices.get(id) === 'restore');
  if (wanted.length > 0) {
    // Two copies may hold the same version of a file.
    const edits = new Map(wanted.flatMap(({ changes }) => changes.map((change) => [change.path, change])));
    restore(workspace, opened, [...edits.values()]);
    const changes = unsavedChanges(workspace.project.getState());
    await workspace.backend.call('project.keepRecovery', { projectId, changes });
  }
  const answered = recovery.filter(({ id }) => choices.get(id) !== 'later').map(({ id }) => id);
  await workspace.backend.call('project.forgetRecovery', { projectId, ids: answered });
}

function restore(workspace: Workspace, opened: OpenedProject, changes: readonly FileChange[]): void {
  workspace.project.getState().edit('shell.edit.restore', (project) => changes.reduce(applyChange, project));
  const onDisk = createProject(opened.name, opened.files).files;
  for (const { path, baseHash } of changes) {
    const hash = workspace.project.getState().saved.get(path)?.hash ?? null;
    if (hash === baseHash) continue;
    addConflict(workspace, { path, diskText: onDisk.get(path)?.text ?? null, diskHash: hash });
  }
}

function applyChange(project: Project, { path, text }: FileChange): Project {
  return text === null ? withoutFile(project, path) : withFile(project, path, text);
}
