import { useState } from 'react';
import { usagesOf } from '../../core/project/usage.ts';
import { attempt } from '../command-kit/run-command.ts';
import { nameProblem } from '../config-actions/name-problem.ts';
import { useText } from '../i18n/use-text.tsx';
import { useWorkspace } from '../stores/use-scopes.tsx';
import { later } from '../ui/later.tsx';
import type { ItemRow } from './tree-rows.ts';

const RenameNote = later(async () => (await import('./rename-note.tsx')).RenameNote);

/** Loads what stands below a name that is edited. The field itself waits for nothing: what is typed after its key is meant for it. */
export const loadRenameNote = RenameNote.load;

/** Edits a name in place: Enter or leaving the field renames it everywhere, Escape does not. Below, where it is used. */
export function RenameField({ row }: { row: ItemRow }) {
  const workspace = useWorkspace();
  const text = useText();
  const [value, setValue] = useState(row.name);
  const kind = row.kind === 'file' ? 'global' : row.kind;
  const { project } = workspace.project.getState();
  const uses = kind === 'global' ? [] : usagesOf(project, kind, row.name);
  const problem = kind === 'global' ? null : nameProblem(workspace, kind, value, row.name);
  /** The field stays until the name is another: no key that follows may mean what stood there before. */
  async function rename(): Promise<void> {
    const { renameItem } = await import('../config-actions/rename.ts');
    leave(() => renameItem(workspace, { kind, name: row.name }, value));
  }
  function leave(change?: () => void): void {
    const { renaming } = workspace.explorer.getState();
    // It may be left already, and another name be edited by now: that one is not this field's to close.
    if (renaming?.kind !== row.kind || renaming.name !== row.name) return;
    workspace.explorer.setState({ renaming: null });
    change?.();
    document.getElementById('explorer-tree')?.focus();
  }
  function end(isWanted: boolean): void {
    if (!isWanted) leave();
    else if (problem === null) void attempt(rename);
  }
  return (
    <span className="tree__rename-place">
      <input
        className="tree__rename"
        aria-label={text('explorer.rename', { name: row.name })}
        aria-invalid={problem !== null}
        spellCheck={false}
        value={value}
        ref={focusAndSelect}
        onChange={(event) => setValue(event.currentTarget.value)}
        onBlur={() => end(problem === null)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') end(true);
          if (event.key === 'Escape') end(false);
        }}
      />
      <RenameNote problem={problem} uses={uses} />
    </span>
  );
}

function focusAndSelect(input: HTMLInputElement | null): void {
  if (input === null || input === document.activeElement) return;
  input.focus();
  input.select();
}
