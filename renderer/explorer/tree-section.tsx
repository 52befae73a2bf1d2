import { ChevronDown, ChevronRight, Plus } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useCommands } from '../command-kit/command-set.tsx';
import { runCommand } from '../command-kit/run-command.ts';
import type { TextKey } from '../i18n/i18n.ts';
import { useText } from '../i18n/use-text.tsx';
import type { ExplorerKind } from '../stores/explorer-store.ts';
import { useStudio } from '../stores/use-scopes.tsx';
import type { TreeRow } from './tree-rows.ts';

const labels: Record<ExplorerKind, TextKey> = {
  flow: 'explorer.flows',
  func: 'explorer.functions',
  conn: 'explorer.connectors',
  global: 'explorer.global',
  file: 'explorer.files',
};
const createCommands: Partial<Record<ExplorerKind, string>> = {
  flow: 'file.newFlow',
  func: 'file.newFunction',
  conn: 'file.newConnector',
  global: 'file.newGlobal',
};

interface TreeSectionProps {
  row: Extract<TreeRow, { type: 'section' }>;
  active: boolean;
  style: CSSProperties;
}

/** A section's heading: a click folds it, the plus makes a new one. */
export function TreeSection({ row, active, style }: TreeSectionProps) {
  const studio = useStudio();
  const text = useText();
  const Chevron = row.expanded ? ChevronDown : ChevronRight;
  const command = useCommands().find(createCommands[row.kind] ?? '');
  const canCreate = row.kind !== 'global' || row.count === 0;
  return (
    <div
      id={`tree-${row.id}`}
      className="tree__section"
      role="treeitem"
      aria-level={1}
      aria-expanded={row.expanded}
      aria-label={`${text(labels[row.kind])} (${row.count})`}
      data-active={active}
      data-row={row.id}
      style={style}
      tabIndex={-1}
    >
      <Chevron size={12} aria-hidden />
      <span className="tree__heading">{text(labels[row.kind])}</span>
      {canCreate && command && (
        <button
          type="button"
          className="icon-button icon-button--small"
          aria-label={text(command.label)}
          title={text(command.label)}
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            void runCommand(studio, command);
          }}
        >
          <Plus size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}
