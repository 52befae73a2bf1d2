import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react';
import type { CommandSet } from '../../command-kit/command-set.tsx';
import { runCommand } from '../../command-kit/run-command.ts';
import type { Workspace } from '../../stores/scopes.ts';
import { isKey } from '../../ui/keys.ts';
import { type GridRange, type GridSelection, moveSelection, rangeOf, selectCell } from './grid-selection.ts';
import { clearBlock, copyBlock, fillDown, insertRowBelow, type SampleTable } from './sample-blocks.ts';
import { removeLines } from './sample-lines.ts';
import type { Samples } from './use-samples.ts';

export interface GridActions {
  workspace: Workspace;
  commands: CommandSet;
  samples: Samples;
  table: SampleTable;
  selection: GridSelection;
  /** Whether the next Tab leaves the table. */
  leaving: RefObject<boolean>;
  go(next: GridSelection): void;
  /** Puts what the clipboard holds over a range; gives the cells that were filled, null when there was nothing to put. */
  paste(data: DataTransfer, range: GridRange): GridRange | null;
}

/** Keys in the table, as in a spreadsheet. While a cell is edited, only those that leave it are taken. */
export function onGridKey(event: KeyboardEvent<HTMLElement>, actions: GridActions): void {
  if (!(event.target instanceof HTMLTextAreaElement)) return;
  const wasLeaving = actions.leaving.current;
  actions.leaving.current = event.key === 'Escape';
  if (wasLeaving && event.key === 'Tab') return;
  const isEditing = event.target.dataset['editing'] === 'true';
  const mod = event.ctrlKey || event.metaKey;
  const done = isEditing ? leaveCell(event, actions) : actOnCells(event, mod, actions);
  if (done) event.preventDefault();
}

const leaving = new Set(['Enter', 'Tab', 'ArrowUp', 'ArrowDown']);

function leaveCell(event: KeyboardEvent, actions: GridActions): boolean {
  if ((event.ctrlKey || event.metaKey) && event.shiftKey) return false;
  return leaving.has(event.key) && !event.altKey && move(event, false, actions);
}

function move(event: KeyboardEvent, mod: boolean, { table, selection, go }: GridActions): boolean {
  const size = { rows: table.lines.length, columns: table.columns.length };
  const next = moveSelection(selection, { key: event.key, shift: event.shiftKey, mod }, size);
  if (next === null) return false;
  go(next);
  return true;
}

function actOnCells(event: KeyboardEvent, mod: boolean, actions: GridActions): boolean {
  const { samples, table, selection, go } = actions;
  const range = rangeOf(selection);
  const isDelete = event.key === 'Delete' || event.key === 'Backspace';
  if (isDelete && mod) {
    const lines = table.lines.slice(range.top, range.bottom + 1).map(({ line }) => line);
    samples.edit('samples.deleteRowEdit', removeLines(table.text, new Set(lines)));
    go(selectCell(range.top, selection.active.column));
    return true;
  }
  if (isDelete) {
    samples.edit('samples.editCell', clearBlock(table, range));
    go(selection);
    return true;
  }
  if (event.key === 'Enter' && event.altKey) {
    samples.edit('samples.addRowEdit', insertRowBelow(table, range.bottom));
    go(selectCell(range.bottom + 1, selection.active.column));
    return true;
  }
  const isLetter = (letter: string) => mod && isKey(event.nativeEvent, letter);
  if (isLetter('d')) {
    samples.edit('samples.editCell', fillDown(table, range));
    go(selection);
    return true;
  }
  if (isLetter('a')) {
    const last = { row: table.lines.length - 1, column: table.columns.length - 1 };
    go({ active: { row: 0, column: 0 }, anchor: last });
    return true;
  }
  if (isLetter('z')) return undo(actions, event.shiftKey);
  if (isLetter('y')) return undo(actions, true);
  return !(mod && event.key === 'Enter') && !event.altKey && move(event, mod, actions);
}

/** In a text field the browser would undo the typing, but here a cell is not being edited. */
function undo({ workspace, commands }: GridActions, again: boolean): boolean {
  const command = commands.find(again ? 'edit.redo' : 'edit.undo');
  if (command !== undefined) void runCommand(workspace, command);
  return true;
}

/** Copies, cuts and pastes cells; while a cell is edited, its text as in any field. */
export function onGridClipboard(event: ClipboardEvent<HTMLElement>, actions: GridActions): void {
  if (!(event.target instanceof HTMLTextAreaElement) || event.target.dataset['editing'] === 'true') return;
  const { samples, table, selection, go } = actions;
  const range = rangeOf(selection);
  event.preventDefault();
  if (event.type === 'paste') {
    const filled = actions.paste(event.clipboardData, range);
    if (filled === null) return;
    const { top, bottom, left, right } = filled;
    go({ active: { row: top, column: left }, anchor: { row: bottom, column: right } });
    return;
  }
  const copied = copyBlock(table, range);
  event.clipboardData.setData('text/plain', copied.text);
  event.clipboardData.setData('text/html', copied.html);
  if (event.type === 'cut') samples.edit('samples.editCell', clearBlock(table, range));
}
