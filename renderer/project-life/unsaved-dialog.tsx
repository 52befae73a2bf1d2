import { useText } from '../i18n/use-text.tsx';
import type { App } from '../stores/app-stores.tsx';
import { isDirty, unsavedChanges } from './changes.ts';
import { saveProject } from './save-project.ts';

/** Whether the project may be left: at once when nothing is unsaved, else as the person answers. */
export async function mayLeave(app: App): Promise<boolean> {
  if (!isDirty(app)) return true;
  const paths = unsavedChanges(app.project.getState()).map(({ path }) => path);
  const answer = await app.dialogs.show<'save' | 'discard'>(
    { title: app.text('shell.unsaved.title') },
    (close) => <UnsavedBody paths={paths} close={close} />,
  );
  if (answer === 'save') return saveProject(app);
  if (answer !== 'discard') return false;
  const { opened } = app.project.getState();
  if (opened) await app.backend.call('project.keepRecovery', { projectId: opened.projectId, changes: [] });
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
