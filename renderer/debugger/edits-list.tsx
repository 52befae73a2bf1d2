import { Undo2 } from 'lucide-react';
import type { RunEdit } from '../../core/contract/edit-payload.ts';
import { functionOfNode } from '../../core/project/chain.ts';
import { attempt } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { useDebug, useRun, useWorkspace } from '../stores/use-scopes.tsx';
import { editPaused } from './debug-actions.ts';
import { type FieldChange, fieldChanges } from './row-change.ts';

/** What was changed in this run, with the way back for what was changed in this pause. */
export function EditsList() {
  const text = useText();
  const edits = useDebug((debug) => debug.edits);
  const visit = useDebug((debug) => debug.paused?.visit);
  if (edits.length === 0) return null;
  return (
    <section className="debug-edits" aria-label={text('debug.edits', { count: edits.length })}>
      <p>
        <b>{text('debug.edits', { count: edits.length })}.</b> {text('debug.notFaithful')}
      </p>
      <ul>
        {edits.map((edit) => (
          <Edit key={edit.id} edit={edit} canUndo={edit.visit === visit && edit.kind !== 'skip'} />
        ))}
      </ul>
    </section>
  );
}

/** Stands for a value that there is not. */
const none = '∅';

function changeText({ field, before, after }: FieldChange): string {
  return `${field} ${before ?? none} → ${after ?? none}`;
}

function Edit({ edit, canUndo }: { edit: RunEdit; canUndo: boolean }) {
  const text = useText();
  const workspace = useWorkspace();
  const nodeId = useRun((run) => run.nodeIds[edit.node]);
  const name = nodeId === undefined ? '' : functionOfNode(nodeId);
  const { kind, key, before, after, row = 0 } = edit;
  const changes = kind === 'row' ? fieldChanges(before, after) : null;
  const what =
    changes === null
      ? text(`debug.edit.${kind}`, { key, before: before || none, after, row: row + 1 })
      : text('debug.edit.fields', { changes: changes.map(changeText).join(', '), row: row + 1 });
  return (
    <li>
      <span title={what}>{what}</span>
      <small>{text('debug.editAt', { name, visit: edit.visit })}</small>
      {canUndo && (
        <button
          type="button"
          className="icon-button icon-button--small"
          aria-label={`${text('debug.undo')}: ${what}`}
          title={text('debug.undo')}
          onClick={() => void attempt(() => editPaused(workspace, { kind: 'undo', id: edit.id }))}
        >
          <Undo2 size={13} aria-hidden />
        </button>
      )}
    </li>
  );
}
