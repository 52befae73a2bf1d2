import { createProject, type Project, withFile, withoutFile } from '../../core/project/project.ts';
import { useText } from '../i18n/use-text.tsx';
import type { App } from '../stores/app-stores.tsx';
import { useSettings } from '../stores/app-stores.tsx';
import type { OpenedProject } from '../stores/project-store.ts';
import type { FileChange } from './changes.ts';
import { addConflict } from './conflicts.ts';

type Recovery = NonNullable<OpenedProject['recovery']>;

/** After a crash: offers the unsaved edits that the journal kept. Nothing is decided without an answer. */
export async function askRecovery(app: App): Promise<void> {
  const { opened } = app.project.getState();
  if (opened === null || opened.recovery === null || opened.recovery.changes.length === 0) return;
  const { recovery } = opened;
  const answer = await app.dialogs.show<'restore' | 'discard'>(
    { title: app.text('shell.recovery.title'), mustAnswer: true },
    (close) => <RecoveryBody recovery={recovery} close={close} />,
  );
  if (answer === 'restore') restore(app, opened, recovery.changes);
  else await app.backend.call('project.keepRecovery', { projectId: opened.projectId, changes: [] });
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

function RecoveryBody(props: { recovery: Recovery; close(answer: 'restore' | 'discard'): void }) {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const { savedAt, changes } = props.recovery;
  const time = new Date(savedAt).toLocaleString(language);
  return (
    <>
      <p>{text('shell.recovery.text', { time, count: changes.length })}</p>
      <ul className="file-list">
        {changes.map(({ path }) => (
          <li key={path}>
            <code>{path}</code>
          </li>
        ))}
      </ul>
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => props.close('discard')}>
          {text('shell.recovery.discard')}
        </button>
        <button
          type="button"
          className="button button--go"
          data-autofocus
          onClick={() => props.close('restore')}
        >
          {text('shell.recovery.restore')}
        </button>
      </div>
    </>
  );
}
