import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { PausedRows as RowsPage, RunPaused } from '../../core/contract/debug-payloads.ts';
import { attempt } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { useDebug, useWorkspace } from '../stores/use-scopes.tsx';
import { editPaused } from './debug-actions.ts';
import { cellText, columnsOf } from './row-cells.ts';

/** Stands for a value that there is not. */
const none = '∅';
/** So many rows are shown; the one that the run waits because of is among them. */
const shownRows = 200;

interface Props {
  paused: RunPaused;
  side: 'in' | 'out';
}

/** The rows of the visit that a run waits at, as they are now; those that go in can be changed. */
export function PausedRows({ paused, side }: Props) {
  const text = useText();
  const { first, page } = useRows(paused, side);
  const [edited, setEdited] = useState<number | null>(null);
  const asked = useDebug((debug) => debug.rowAsked);
  const marked = side === rowsSide(paused) && 'row' in paused.reason ? paused.reason.row : undefined;
  const markedRow = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (page === null) return;
    markedRow.current?.scrollIntoView({ block: 'nearest' });
    if (asked > 0) markedRow.current?.focus();
  }, [asked, page]);
  if (page === null) return null;
  if (page.rows.length === 0) return <p className="debug-hint">{text('debug.empty')}</p>;
  const columns = columnsOf(page.rows.map(({ json }) => json));
  const canEdit = side === 'in' && paused.side === 'before';
  const changed = side === 'in' ? rowsBefore(paused) : new Map<number, string>();
  return (
    <>
      <div className="debug-rows">
        <table aria-label={text(side === 'in' ? 'debug.rowsIn' : 'debug.rowsOut')}>
          <thead>
            <tr>
              <th scope="col">{text('debug.row')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.rows.map(({ json }, index) => {
              const row = first + index;
              return (
                <tr
                  key={row}
                  ref={row === marked ? markedRow : undefined}
                  tabIndex={canEdit ? 0 : -1}
                  data-marked={row === marked || undefined}
                  data-edited={changed.has(row) || undefined}
                  onDoubleClick={() => canEdit && setEdited(row)}
                  onKeyDown={(event) => onRowKey(event, () => canEdit && setEdited(row))}
                >
                  <th scope="row" className="num">
                    {row + 1}
                  </th>
                  {columns.map((column) => (
                    <Cell key={column} column={column} json={json} before={changed.get(row)} />
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {page.rows.length < page.total && (
        <p className="debug-hint">
          {text('debug.rowsShown', { shown: page.rows.length, total: page.total })}
        </p>
      )}
      {edited === null ? (
        <p className="debug-hint">{text(canEdit ? 'debug.editHint' : 'debug.readOnlyRows')}</p>
      ) : (
        <RowEditor
          key={edited}
          row={edited}
          json={page.rows[edited - first]?.json ?? ''}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

/** What rows were before they were changed in this pause, as JSON. */
function rowsBefore({ edits, visit }: RunPaused): Map<number, string> {
  const before = new Map<number, string>();
  for (const edit of edits)
    if (edit.kind === 'row' && edit.visit === visit && edit.row !== undefined && !before.has(edit.row))
      before.set(edit.row, edit.before);
  return before;
}

/** A value of a row, and what it was before it was changed. */
function Cell({ column, json, before }: { column: string; json: string; before: string | undefined }) {
  const text = useText();
  const value = cellText(json, column);
  const was = before === undefined ? value : cellText(before, column);
  if (was === value) return <td>{value}</td>;
  return (
    <td data-changed title={`${text('debug.was', { value: was || none })} → ${value || none}`}>
      <small>{text('debug.was', { value: was || none })}</small> {value}
    </td>
  );
}

/** The side whose rows the reason of the pause speaks of. */
function rowsSide({ side }: RunPaused): 'in' | 'out' {
  return side === 'before' ? 'in' : 'out';
}

/** Arrows go along the rows, Enter changes one. */
function onRowKey(event: KeyboardEvent<HTMLTableRowElement>, edit: () => void): void {
  const row = event.currentTarget;
  const other =
    event.key === 'ArrowDown'
      ? row.nextElementSibling
      : event.key === 'ArrowUp'
        ? row.previousElementSibling
        : null;
  if (event.key === 'Enter') edit();
  else if (other instanceof HTMLElement) other.focus();
  else return;
  event.preventDefault();
}

function useRows(paused: RunPaused, side: 'in' | 'out'): { first: number; page: RowsPage | null } {
  const { backend } = useWorkspace();
  const { reason } = paused;
  const row = side === rowsSide(paused) && 'row' in reason ? (reason.row ?? 0) : 0;
  const first = row < shownRows ? 0 : row - shownRows / 2;
  const [page, setPage] = useState<RowsPage | null>(null);
  useEffect(() => {
    let isShown = true;
    const { runId } = paused;
    backend.call('debug.rows', { runId, side, offset: first, limit: shownRows }).then(
      (rows) => isShown && setPage(rows),
      // The run went on meanwhile: the panel goes with the pause.
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [backend, side, first, paused]);
  return { first, page };
}

function RowEditor({ row, json, onClose }: { row: number; json: string; onClose(): void }) {
  const text = useText();
  const workspace = useWorkspace();
  const [typed, setTyped] = useState(json);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  async function apply(): Promise<void> {
    await editPaused(workspace, { kind: 'row', row, json: typed });
    onClose();
  }
  return (
    <form
      className="debug-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void attempt(apply);
      }}
    >
      <label>
        {text('debug.editRow', { row: row + 1 })}
        <textarea
          ref={field}
          rows={4}
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
            if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault();
              void attempt(apply);
            }
          }}
        />
      </label>
      <button type="submit" className="button button--go">
        {text('debug.apply')}
      </button>
      <button type="button" className="button button--line" onClick={onClose}>
        {text('debug.cancel')}
      </button>
    </form>
  );
}
