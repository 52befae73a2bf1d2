import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { createProject } from '../../core/project/project.ts';
import { attempt } from '../command-kit/run-command.ts';
import { showItem } from '../config-actions/show-item.ts';
import { useText } from '../i18n/use-text.tsx';
import type { ExplorerKind } from '../stores/explorer-store.ts';
import type { Inspected } from '../stores/selection-store.ts';
import { useExplorer, useProblems, useProject, useSelection, useWorkspace } from '../stores/use-scopes.tsx';
import { whenPainted } from '../stores/when-idle.ts';
import { later } from '../ui/later.tsx';
import { problemMarks } from './problem-marks.ts';
import { loadRenameNote } from './rename-field.tsx';
import { TreeItem } from './tree-item.tsx';
import type { MenuPlace } from './tree-menu.tsx';
import { type ItemRow, type TreeRow, treeRows } from './tree-rows.ts';
import { TreeSection } from './tree-section.tsx';
import { useTreeKeys } from './use-tree-keys.ts';

/** Not needed for the first screen, and there before a hand is. */
const TreeMenu = later(async () => (await import('./tree-menu.tsx')).TreeMenu);
const empty = createProject('', []);
const rowHeight = 28;
const sectionHeight = 36;

/** The tree: one tab stop, moved through by keys; only the lines in view are in the page. */
export function Tree() {
  const workspace = useWorkspace();
  const text = useText();
  const project = useProject((state) => state.project) ?? empty;
  const search = useExplorer((explorer) => explorer.search);
  const renaming = useExplorer((explorer) => explorer.renaming);
  const inspected = useSelection((selection) => selection.inspected);
  const [collapsed, setCollapsed] = useState<ReadonlySet<ExplorerKind>>(new Set());
  const [activeId, setActiveId] = useState<string | null>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  useEffect(
    () =>
      whenPainted(workspace.ui, () => {
        void attempt(TreeMenu.load);
        void attempt(loadRenameNote);
      }),
    [workspace],
  );
  const rows = useMemo(
    () => treeRows(project, search, collapsed, workspace.shownModel(project)),
    [workspace, project, search, collapsed],
  );
  const diagnostics = useProblems((state) => state.diagnostics);
  const marks = useMemo(
    () => problemMarks(diagnostics, project, workspace.shownModel(project)),
    [workspace, project, diagnostics],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.type === 'section' ? sectionHeight : rowHeight),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  });
  const found = rows.findIndex(({ id }) => id === activeId);
  const shown = rows.findIndex((row) => row.type === 'item' && isInspected(row, inspected));
  const active = found !== -1 ? found : shown !== -1 ? shown : firstItem(rows);

  function toggle(kind: ExplorerKind, expanded?: boolean): void {
    setCollapsed((before) => {
      const next = new Set(before);
      if (expanded ?? before.has(kind)) next.delete(kind);
      else next.add(kind);
      return next;
    });
  }
  function move(index: number): void {
    setActiveId(rows[index]?.id ?? null);
    virtualizer.scrollToIndex(index);
  }
  function openMenu(place: MenuPlace | null): void {
    const { kind, name, path } = place?.item ?? {};
    const menuItem = kind && name !== undefined && path !== undefined ? { kind, name, path } : null;
    workspace.explorer.setState({ menuItem });
    setMenu(place);
  }
  const onKeyDown = useTreeKeys({ rows, active, move, toggle, openMenu });

  const renamedIndex =
    renaming === null ? -1 : rows.findIndex((row) => isItem(row, renaming.kind, renaming.name));
  useEffect(() => {
    if (renamedIndex !== -1) virtualizer.scrollToIndex(renamedIndex);
  }, [renamedIndex, virtualizer]);

  function onClick(event: MouseEvent<HTMLElement>): void {
    const id = clickedRow(event.target);
    const row = rows.find((other) => other.id === id);
    if (row === undefined) return;
    // The tree has the keys, not the line that was clicked.
    scroller.current?.focus({ preventScroll: true });
    setActiveId(row.id);
    if (row.type === 'section') toggle(row.kind);
    else showItem(workspace, row);
  }
  // A line that has been scrolled away is none that could be named.
  const isDrawn = virtualizer.getVirtualItems().some(({ index }) => index === active);
  return (
    <div
      id="explorer-tree"
      ref={scroller}
      className="tree"
      role="tree"
      aria-label={text('shell.region.explorer')}
      aria-activedescendant={isDrawn && rows[active] ? `tree-${rows[active].id}` : undefined}
      tabIndex={0}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {rows.length === 0 && (
        <div className="tree__nothing" role="treeitem" tabIndex={-1}>
          {text('explorer.nothingFound', { search })}
        </div>
      )}
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const style = { position: 'absolute' as const, top: start, height: size, left: 0, right: 0 };
          if (row.type === 'section') {
            return <TreeSection key={row.id} row={row} active={index === active} style={style} />;
          }
          return (
            <TreeItem
              key={row.id}
              row={row}
              style={style}
              active={index === active}
              selected={isInspected(row, inspected)}
              severity={marks.get(row.path)}
              renaming={renaming?.kind === row.kind && renaming.name === row.name}
              openMenu={(x, y) => {
                setActiveId(row.id);
                openMenu({ item: row, x, y });
              }}
            />
          );
        })}
      </div>
      {menu && <TreeMenu place={menu} close={() => openMenu(null)} />}
    </div>
  );
}

/** The line under the pointer; none in the name field. */
function clickedRow(target: EventTarget): string | undefined {
  if (!(target instanceof Element) || target.tagName === 'INPUT') return undefined;
  return target.closest<HTMLElement>('[data-row]')?.dataset['row'];
}

function firstItem(rows: readonly TreeRow[]): number {
  return Math.max(
    0,
    rows.findIndex(({ type }) => type === 'item'),
  );
}

function isItem(row: TreeRow, kind: ExplorerKind, name: string): boolean {
  return row.type === 'item' && row.kind === kind && row.name === name;
}

function isInspected(row: ItemRow, inspected: Inspected): boolean {
  switch (inspected?.kind) {
    case 'flow':
      return row.kind === 'flow' && row.name === inspected.name;
    case 'function':
      return row.kind === 'func' && row.name === inspected.name;
    case 'connector':
      return row.kind === 'conn' && row.name === inspected.name;
    case 'global':
      return row.kind === 'global';
    case 'file':
      return row.path === inspected.path;
    default:
      return false;
  }
}
