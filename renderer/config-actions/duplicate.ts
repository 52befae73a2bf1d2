import { duplicateConnector, duplicateFlow, duplicateFunction } from '../../core/project/edits/duplicate.ts';
import { freeName, namesOf } from '../../core/project/edits/names.ts';
import type { App } from '../stores/app-stores.tsx';
import type { ExplorerItem } from '../stores/ui-store.ts';
import { applyEdit } from './edit-config.ts';
import { showItem } from './show-item.ts';

/** Makes a copy under a free name, shows it and lets its name be edited. */
export function duplicateItem(app: App, { kind, name }: ExplorerItem): void {
  const { project } = app.project.getState();
  if (project === null || kind === 'global' || kind === 'file') return;
  const to = freeName(namesOf(project, kind), name);
  const done = applyEdit(app, 'explorer.edit.duplicate', (before) => {
    if (kind === 'flow') return duplicateFlow(before, name, to);
    if (kind === 'func') return duplicateFunction(before, name, to);
    return duplicateConnector(before, name, to);
  });
  if (!done) return;
  showItem(app, { kind, name: to });
  app.ui.setState({ renaming: { kind, name: to } });
}
