import { inWorkspace } from '../command-kit/command.ts';
import { newConnector, newFlow, newFunction, newGlobal } from '../config-actions/create.tsx';
import { deleteItem } from '../config-actions/delete.tsx';
import { duplicateItem } from '../config-actions/duplicate.ts';
import { inspectedItem } from '../config-actions/show-item.ts';
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
  { id: 'file.newGlobal', label: 'commands.newGlobal', menu: 'file', run: newGlobal },
]);

/** Finding things, and what can be done with the one that is shown. */
export const itemCommands = inWorkspace([
  {
    id: 'edit.find',
    label: 'commands.find',
    menu: 'edit',
    keys: ['/', 'Mod+Shift+F'],
    run(studio) {
      studio.ui.setState(({ shown }) => ({ shown: { ...shown, explorer: true } }));
      requestAnimationFrame(() => document.getElementById('explorer-search')?.focus());
    },
  },
  {
    id: 'edit.rename',
    label: 'commands.rename',
    menu: 'edit',
    keys: ['F2'],
    enabled: hasItem,
    run(workspace) {
      const item = inspectedItem(workspace);
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
    enabled: hasItem,
    run(workspace) {
      const item = inspectedItem(workspace);
      if (item !== null) duplicateItem(workspace, item);
    },
  },
  {
    id: 'edit.deleteFile',
    label: 'commands.deleteFile',
    menu: 'edit',
    keys: ['Delete'],
    scope: 'explorer',
    enabled: hasItem,
    async run(workspace) {
      const item = inspectedItem(workspace);
      if (item !== null) await deleteItem(workspace, item);
    },
  },
]);

/** Whether the inspector shows something of the explorer that has a name. */
function hasItem(workspace: Workspace): boolean {
  return inspectedItem(workspace) !== null;
}
