import { createProject, type Project, withFile, withoutFile } from '../../core/project/project.ts';
import type { App } from '../stores/app-stores.tsx';
import type { OpenedProject } from '../stores/project-store.ts';
import { type FileChange, unsavedChanges } from './changes.ts';
import { addConflict } from './conflicts.ts';
import type { RecoveryChoices } from './recovery-choices.ts';
import { RecoveryList } from './recovery-list.tsx';
import { RecoveryQuestion } from './recovery-question.tsx';

/** After a crash: offers the unsaved edits that the journal kept, of every window. Nothing is decided without an answer. */
export async function askRecovery(app: App): Promise<void> {
  const { opened } = app.project.getState();
  const [first, ...others] = opened?.recovery ?? [];
  if (opened === null || first === undefined) return;
  const choices = await app.dialogs.show<RecoveryChoices>(
    {
      title: app.text('shell.recovery.title'),
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
  if (choices !== null) await carryOut(app, opened, choices);
}

/** A copy goes only when its edits are kept for this window, or are not wanted. */
async function carryOut(app: App, opened: OpenedProject, choices: RecoveryChoices): Promise<void> {
  const { projectId, recovery } = opened;
  const wanted = recovery.filter(({ id }) => choices.get(id) === 'restore');
  if (wanted.length > 0) {
    // Two copies may hold the same version of a file.
    const edits = new Map(wanted.flatMap(({ changes }) => changes.map((change) => [change.path, change])));
    restore(app, opened, [...edits.values()]);
    const changes = unsavedChanges(app.project.getState());
    await app.backend.call('project.keepRecovery', { projectId, changes });
  }
  const answered = recovery.filter(({ id }) => choices.get(id) !== 'later').map(({ id }) => id);
  await app.backend.call('project.forgetRecovery', { projectId, ids: answered });
}

function restore(app: App, opened: OpenedProject, changes: readonly FileChange[]): void {
  app.project.getState().edit('shell.edit.restore', (project) => changes.reduce(applyChange, project));
  const onDisk = createProject(opened.name, opened.files).files;
  for (const { path, baseHash } of changes) {
    const hash = app.project.getState().saved.get(path)?.hash ?? null;
    if (hash === baseHash) continue;
    addConflict(app, { path, diskText: onDisk.get(path)?.text ?? null, diskHash: hash });
  }
}

function applyChange(project: Project, { path, text }: FileChange): Project {
  return text === null ? withoutFile(project, path) : withFile(project, path, text);
}
