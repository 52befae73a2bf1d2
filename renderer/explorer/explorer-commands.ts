import { projectModel } from '../../core/project/model.ts';
import { inWorkspace } from '../command-kit/command.ts';
import { newConnector, newFlow, newFunction, newGlobal, newSource } from '../config-actions/create.tsx';
import { deleteItem } from '../config-actions/delete.ts';
import { duplicateItem } from '../config-actions/duplicate.ts';
import { inspectedItem, showItem } from '../config-actions/show-item.ts';
import type { ExplorerItem } from '../stores/explorer-store.ts';
import type { Workspace } from '../stores/scopes.ts';

/** Making flows, functions and connectors. */
export const newItemCommands = inWorkspace([
  {
    id: 'file.newFlow',
    label: 'commands.newFlow',
    menu: 'file',
    keys: ['Alt+N'],
    run: newFlow,
  },
  {
    id: 'file.newFunction',
    label: 'commands.newFunction',
    menu: 'file',
    keys: ['Alt+F'],
    run: newFunction,
  },
  {
    id: 'file.newConnector',
    label: 'commands.newConnector',
    menu: 'file',
    keys: ['Alt+C'],
    run: newConnector,
  },
  {
    id: 'file.newSource',
    label: 'commands.newSource',
    menu: 'file',
    enabled: (workspace) => projectModel(workspace.project.getState().project).flows.length > 0,
    run: newSource,
  },
  { id: 'file.newGlobal', label: 'commands.newGlobal', menu: 'file', run: newGlobal },
]);

/** Finding things, and what can be done with the one that is shown. */
export const itemCommands = inWorkspace([
  {
    id: 'edit.find',
    label: 'commands.find',
    menu: 'edit',
    keys: ['/'],
    run(studio) {
      studio.ui.setState(({ shown }) => ({ shown: { ...shown, explorer: true } }));
      requestAnimationFrame(() => document.getElementById('explorer-search')?.focus());
    },
  },
  {
    id: 'explorer.show',
    label: 'explorer.show',
    menu: 'edit',
    enabled: (workspace) => itemHere(workspace) !== null,
    run(workspace) {
      const item = itemHere(workspace);
      if (item !== null) showItem(workspace, item);
    },
  },
  {
    id: 'explorer.showYaml',
    label: 'explorer.showYaml',
    menu: 'edit',
    enabled: (workspace) => pathHere(workspace) !== null,
    run(workspace) {
      const path = pathHere(workspace);
      if (path !== null) workspace.selection.getState().set({ inspected: { kind: 'file', path } });
    },
  },
  {
    id: 'edit.rename',
    label: 'commands.rename',
    menu: 'edit',
    keys: ['F2'],
    enabled: hasNamedItem,
    run(workspace) {
      const item = itemHere(workspace);
      if (item === null) return;
      workspace.ui.setState(({ shown }) => ({ shown: { ...shown, explorer: true } }));
      workspace.explorer.setState({ search: '', renaming: item });
    },
  },
  {
    id: 'edit.duplicate',
    label: 'commands.duplicate',
    menu: 'edit',
    keys: ['Mod+D'],
    scope: 'explorer',
    enabled: hasNamedItem,
    run(workspace) {
      const item = itemHere(workspace);
      if (item !== null) duplicateItem(workspace, item);
    },
  },
  {
    id: 'edit.deleteFile',
    label: 'commands.deleteFile',
    menu: 'edit',
    keys: ['Delete'],
    scope: 'explorer',
    enabled: (workspace) => itemHere(workspace) !== null,
    async run(workspace) {
      const item = itemHere(workspace);
      if (item !== null) await deleteItem(workspace, item);
    },
  },
]);

/** The line of the explorer whose menu is open, else what the inspector shows. */
function itemHere(workspace: Workspace): ExplorerItem | null {
  return workspace.explorer.getState().menuItem ?? inspectedItem(workspace);
}

function hasNamedItem(workspace: Workspace): boolean {
  const item = itemHere(workspace);
  return item !== null && item.kind !== 'global' && item.kind !== 'file';
}

/** The file of the item. */
function pathHere(workspace: Workspace): string | null {
  const { menuItem } = workspace.explorer.getState();
  if (menuItem !== null) return menuItem.path;
  const item = inspectedItem(workspace);
  const model = projectModel(workspace.project.getState().project);
  if (item?.kind === 'flow') return model.flow(item.name)?.path ?? null;
  if (item?.kind === 'func') return model.func(item.name)?.path ?? null;
  return item?.kind === 'conn' ? (model.connector(item.name)?.path ?? null) : null;
}
