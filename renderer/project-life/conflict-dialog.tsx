import { useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import type { Conflict } from '../stores/life-store.ts';
import type { Workspace } from '../stores/scopes.ts';
import { useLife, useProject, useWorkspace } from '../stores/use-scopes.tsx';
import { DiffView } from '../ui/diff-view.tsx';
import { decideConflict } from './conflicts.ts';
import { saveProject } from './save-project.ts';
import './conflict.css';

/** Shows the files that changed both here and on disk until each is decided, or the dialog closed. */
export async function showConflicts(workspace: Workspace): Promise<void> {
  await workspace.dialogs.show<void>(
    { title: workspace.text('shell.conflicts.title'), size: 'xl' },
    (close) => <ConflictsBody close={() => close(null)} />,
  );
}

function ConflictsBody({ close }: { close(): void }) {
  const workspace = useWorkspace();
  const text = useText();
  const conflicts = useLife((life) => life.conflicts);
  const [chosen, setChosen] = useState<string | null>(null);
  const conflict = conflicts.find(({ path }) => path === chosen) ?? conflicts[0];
  if (conflict === undefined) return <p>{text('shell.conflicts.none')}</p>;
  async function decide(choice: 'mine' | 'theirs'): Promise<void> {
    if (conflict === undefined) return;
    decideConflict(workspace, conflict, choice);
    if (choice === 'mine') await saveProject(workspace, new Set([conflict.path]));
    if (workspace.life.getState().conflicts.length === 0) close();
  }
  return (
    <>
      <p>{text('shell.conflicts.text')}</p>
      {conflicts.length > 1 && (
        <div className="conflict__files">
          {conflicts.map(({ path }) => (
            <button
              key={path}
              type="button"
              className="button button--line"
              aria-pressed={path === conflict.path}
              onClick={() => setChosen(path)}
            >
              <code>{path}</code>
            </button>
          ))}
        </div>
      )}
      <Comparison conflict={conflict} />
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={close}>
          {text('shell.conflicts.later')}
        </button>
        <button type="button" className="button button--line" onClick={() => void decide('theirs')}>
          {text('shell.conflicts.theirs')}
        </button>
        <button type="button" className="button button--go" onClick={() => void decide('mine')}>
          {text('shell.conflicts.mine')}
        </button>
      </div>
    </>
  );
}

function Comparison({ conflict }: { conflict: Conflict }) {
  const text = useText();
  const mine = useProject((state) => state.project.files.get(conflict.path)?.text ?? null);
  return (
    <>
      <h3 className="conflict__path">
        <code>{conflict.path}</code>
      </h3>
      <p>
        {conflict.diskText === null && text('shell.conflicts.deletedThere')}
        {mine === null && text('shell.conflicts.deletedHere')}
        {conflict.diskText !== null && mine !== null && text('shell.conflicts.legend')}
      </p>
      <DiffView
        before={conflict.diskText ?? ''}
        after={mine ?? ''}
        label={text('shell.conflicts.compare', { path: conflict.path })}
      />
    </>
  );
}
