import { duplicateConnector, duplicateFlow, duplicateFunction } from '../../core/project/edits/duplicate.ts';
import { freeName, namesOf } from '../../core/project/edits/names.ts';
import type { ExplorerItem } from '../stores/explorer-store.ts';
import type { Workspace } from '../stores/scopes.ts';
import { applyEdit } from './edit-config.ts';
import { showItem } from './show-item.ts';

/** Makes a copy under a free name, shows it and lets its name be edited. */
export function duplicateItem(workspace: Workspace, { kind, name }: ExplorerItem): void {
  const { project } = workspace.project.getState();
  if (kind === 'global' || kind === 'file') return;
  const to = freeName(namesOf(project, kind), name);
  const done = applyEdit(workspace, 'explorer.edit.duplicate', (before) => {
    if (kind === 'flow') return duplicateFlow(before, name, to);
    if (kind === 'func') return duplicateFunction(before, name, to);
    return duplicateConnector(before, name, to);
  });
  if (!done) return;
  showItem(workspace, { kind, name: to });
  workspace.explorer.setState({ renaming: { kind, name: to } });
}
