import { Cable, Database, FileCode2, FileX2, Settings2, TriangleAlert, Workflow } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { useGo } from '../stores/use-scopes.tsx';
import { startDrag } from '../ui/drag-data.ts';
import { ModeChip } from '../ui/mode-chip.tsx';
import { RenameField } from './rename-field.tsx';
import type { ItemRow } from './tree-rows.ts';

interface TreeItemProps {
  row: ItemRow;
  style: CSSProperties;
  active: boolean;
  selected: boolean;
  severity: 'error' | 'warning' | undefined;
  renaming: boolean;
  openMenu(x: number, y: number): void;
}

const icons = { flow: Workflow, func: FileCode2, conn: Database, global: Settings2, file: FileCode2 };

/** One flow, function, connector or global file. Functions and connectors can be dragged onto the canvas. */
export function TreeItem(props: TreeItemProps) {
  const { row, style, active, selected, severity, renaming, openMenu } = props;
  const text = useText();
  const disabled = row.detail.kind === 'flow' && row.detail.disabled;
  const draggable = (row.kind === 'func' || row.kind === 'conn') && !renaming;
  return (
    <div
      id={`tree-${row.id}`}
      className={disabled ? 'tree__item tree__item--disabled' : 'tree__item'}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.size}
      aria-selected={selected}
      data-active={active}
      data-row={row.id}
      data-kind={row.kind}
      data-name={row.name}
      style={style}
      tabIndex={-1}
      title={row.path}
      draggable={draggable}
      onDragStart={(event) =>
        startDrag(event, { kind: row.kind === 'func' ? 'function' : 'connector', name: row.name })
      }
      onContextMenu={(event) => {
        event.preventDefault();
        openMenu(event.clientX, event.clientY);
      }}
    >
      <ItemIcon row={row} />
      {renaming ? <RenameField row={row} /> : <span className="tree__name">{shownName(row)}</span>}
      {!renaming && <ItemDetail row={row} />}
      {severity && !renaming && (
        <span
          className="tree__mark"
          data-severity={severity}
          role="img"
          aria-label={text(`explorer.mark.${severity}`)}
        >
          <TriangleAlert size={13} aria-hidden />
        </span>
      )}
    </div>
  );
}

/** Files go by their last part: the whole path is the line's title. */
function shownName({ kind, name, detail }: ItemRow): string {
  const last = kind === 'file' ? name.slice(name.lastIndexOf('/') + 1) : name;
  return detail.kind === 'source' ? last.replace(/\.json$/, '') : last;
}

function ItemIcon({ row }: { row: ItemRow }) {
  const text = useText();
  if (row.detail.kind === 'func') {
    const { mode } = row.detail;
    return <ModeChip mode={mode} label={mode === '' ? text('explorer.mode.none') : mode} />;
  }
  const Icon =
    row.detail.kind === 'source'
      ? Cable
      : row.detail.kind === 'file' && row.detail.broken
        ? FileX2
        : icons[row.kind];
  return <Icon className="tree__icon" size={14} aria-hidden />;
}

function ItemDetail({ row }: { row: ItemRow }) {
  const text = useText();
  const { detail } = row;
  const inGo = useGo(
    ({ code }) => detail.kind === 'func' && code?.functions.some(({ name }) => name === row.name),
  );
  if (inGo)
    return (
      <span className="tree__detail" title={text('explorer.inGo')}>
        Go
      </span>
    );
  if (detail.kind === 'conn' || detail.kind === 'source')
    return <span className="tree__detail">{detail.type}</span>;
  if (detail.kind !== 'flow') return null;
  if (detail.disabled) return <span className="tree__detail">{text('explorer.disabled')}</span>;
  return (
    <span className="tree__detail num" title={text('explorer.functionsInFlow', { count: detail.functions })}>
      {detail.functions}
    </span>
  );
}
