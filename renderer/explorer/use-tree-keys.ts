import { type KeyboardEvent, useRef } from 'react';
import { attempt } from '../command-kit/run-command.ts';
import { deleteItem } from '../config-actions/delete.ts';
import { duplicateItem } from '../config-actions/duplicate.ts';
import { showItem } from '../config-actions/show-item.ts';
import type { ExplorerKind } from '../stores/explorer-store.ts';
import { useWorkspace } from '../stores/use-scopes.tsx';
import { isKey } from '../ui/keys.ts';
import type { MenuPlace } from './tree-menu.tsx';
import { type TreeRow, typeahead } from './tree-rows.ts';

interface TreeKeys {
  rows: readonly TreeRow[];
  active: number;
  move(index: number): void;
  toggle(kind: ExplorerKind, expanded?: boolean): void;
  openMenu(place: MenuPlace): void;
}

const typeaheadMs = 700;

function isNamed({ kind }: { kind: ExplorerKind }): boolean {
  return kind !== 'global' && kind !== 'file';
}

function levelOf(row: TreeRow): number {
  return row.type === 'section' ? 1 : row.level;
}

/** A tree's keys by the ARIA pattern, with F2, Delete, Ctrl+D and the menu key for the line that has the focus. */
export function useTreeKeys({ rows, active, move, toggle, openMenu }: TreeKeys) {
  const workspace = useWorkspace();
  const typed = useRef({ text: '', at: 0 });

  function type(event: KeyboardEvent): boolean {
    if (event.key.length !== 1 || event.key === ' ' || event.key === '/' || event.key === '?') return false;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const { text, at } = typed.current;
    const now = event.timeStamp;
    const words = now - at < typeaheadMs ? text + event.key : event.key;
    typed.current = { text: words, at: now };
    const found = typeahead(rows, words.length > 1 ? active - 1 : active, words);
    if (found !== null) move(found);
    return true;
  }

  function handle(event: KeyboardEvent<HTMLElement>): boolean {
    const row = rows[active];
    switch (event.key) {
      case 'ArrowDown':
        move(Math.min(active + 1, rows.length - 1));
        return true;
      case 'ArrowUp':
        move(Math.max(active - 1, 0));
        return true;
      case 'Home':
        move(0);
        return true;
      case 'End':
        move(rows.length - 1);
        return true;
      case 'ArrowRight':
        if (row?.type === 'section') toggle(row.kind, true);
        return true;
      case 'ArrowLeft':
        if (row?.type === 'section') toggle(row.kind, false);
        else if (row)
          move(rows.findLastIndex((other, index) => index < active && levelOf(other) < row.level));
        return true;
      case 'Enter':
      case ' ':
        if (row?.type === 'section') toggle(row.kind);
        else if (row) showItem(workspace, row);
        return true;
      case 'Delete':
      case 'Backspace':
        if (row?.type === 'item') void attempt(() => deleteItem(workspace, row));
        return true;
      case 'F2':
        if (row?.type === 'item' && isNamed(row)) workspace.explorer.setState({ renaming: row });
        return true;
      case 'ContextMenu':
        return openMenuAt(event, row);
      case 'F10':
        return event.shiftKey && openMenuAt(event, row);
      default:
        return type(event);
    }
  }

  function duplicate({ nativeEvent, shiftKey }: KeyboardEvent): boolean {
    const row = rows[active];
    if (!isKey(nativeEvent, 'd') || shiftKey || row?.type !== 'item' || !isNamed(row)) return false;
    duplicateItem(workspace, row);
    return true;
  }

  function openMenuAt(event: KeyboardEvent<HTMLElement>, row: TreeRow | undefined): boolean {
    if (row?.type !== 'item') return true;
    const place = document.getElementById(`tree-${row.id}`)?.getBoundingClientRect();
    const box = place ?? event.currentTarget.getBoundingClientRect();
    openMenu({ item: row, x: box.left + 24, y: box.bottom });
    return true;
  }

  return (event: KeyboardEvent<HTMLElement>) => {
    // Keys typed into the name field or a button within the tree are theirs.
    if (event.target !== event.currentTarget || event.altKey) return;
    const isDone = event.ctrlKey || event.metaKey ? duplicate(event) : handle(event);
    if (isDone) event.preventDefault();
  };
}
