import { useText } from '../i18n/use-text.tsx';
import type { Workspace } from '../stores/scopes.ts';
import { isDirty, unsavedChanges } from './changes.ts';
import { saveProject } from './save-project.ts';

/** Whether the project may be left: at once when nothing is unsaved, else as the person answers. */
export async function mayLeave(workspace: Workspace): Promise<boolean> {
  if (!isDirty(workspace)) return true;
  const paths = unsavedChanges(workspace.project.getState()).map(({ path }) => path);
  const answer = await workspace.dialogs.show<'save' | 'discard'>(
    { title: workspace.text('shell.unsaved.title') },
    (close) => <UnsavedBody paths={paths} close={close} />,
  );
  if (answer === 'save') return saveProject(workspace);
  if (answer !== 'discard') return false;
  const { opened } = workspace.project.getState();
  await workspace.backend.call('project.keepRecovery', { projectId: opened.projectId, changes: [] });
  return true;
}

function UnsavedBody(props: { paths: readonly string[]; close(answer: 'save' | 'discard' | null): void }) {
  const text = useText();
  return (
    <>
      <p>{text('shell.unsaved.text', { count: props.paths.length })}</p>
      <ul className="file-list">
        {props.paths.map((path) => (
          <li key={path}>
            <code>{path}</code>
          </li>
        ))}
      </ul>
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => props.close(null)}>
          {text('shell.cancel')}
        </button>
        <button
          type="button"
          className="button button--line button--danger"
          onClick={() => props.close('discard')}
        >
          {text('shell.unsaved.discard')}
        </button>
        <button
          type="button"
          className="button button--go"
          data-autofocus
          onClick={() => props.close('save')}
        >
          {text('shell.unsaved.save')}
        </button>
      </div>
    </>
  );
}
