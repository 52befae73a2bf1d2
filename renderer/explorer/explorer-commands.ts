import type { Command } from '../command-kit/command.ts';
import { isOpen } from '../command-kit/is-open.ts';
import { newConnector, newFlow, newFunction, newGlobal } from '../config-actions/create.tsx';
import { deleteItem } from '../config-actions/delete.tsx';
import { duplicateItem } from '../config-actions/duplicate.ts';
import { inspectedItem } from '../config-actions/show-item.ts';
import type { App } from '../stores/app-stores.tsx';

/** Making flows, functions and connectors. */
export const newItemCommands: readonly Command[] = [
  {
    id: 'file.newFlow',
    label: 'commands.newFlow',
    menu: 'file',
    keys: ['Alt+N'],
    enabled: isOpen,
    run: newFlow,
  },
  {
    id: 'file.newFunction',
    label: 'commands.newFunction',
    menu: 'file',
    keys: ['Alt+F'],
    enabled: isOpen,
    run: newFunction,
  },
  {
    id: 'file.newConnector',
    label: 'commands.newConnector',
    menu: 'file',
    keys: ['Alt+C'],
    enabled: isOpen,
    run: newConnector,
  },
  { id: 'file.newGlobal', label: 'commands.newGlobal', menu: 'file', enabled: isOpen, run: newGlobal },
];

/** Finding things, and what can be done with the one that is shown. */
export const itemCommands: readonly Command[] = [
  {
    id: 'edit.find',
    label: 'commands.find',
    menu: 'edit',
    keys: ['/', 'Mod+Shift+F'],
    enabled: isOpen,
    run(app) {
      app.ui.setState(({ shown }) => ({ shown: { ...shown, explorer: true } }));
      requestAnimationFrame(() => document.getElementById('explorer-search')?.focus());
    },
  },
  {
    id: 'edit.rename',
    label: 'commands.rename',
    menu: 'edit',
    keys: ['F2'],
    enabled: hasItem,
    run(app) {
      const item = inspectedItem(app);
      if (item === null) return;
      app.ui.setState(({ shown }) => ({
        shown: { ...shown, explorer: true },
        explorerSearch: '',
        renaming: item,
      }));
    },
  },
  {
    id: 'edit.duplicate',
    label: 'commands.duplicate',
    menu: 'edit',
    keys: ['Mod+D'],
    scope: 'explorer',
    enabled: hasItem,
    run(app) {
      const item = inspectedItem(app);
      if (item !== null) duplicateItem(app, item);
    },
  },
  {
    id: 'edit.deleteFile',
    label: 'commands.deleteFile',
    menu: 'edit',
    keys: ['Delete'],
    scope: 'explorer',
    enabled: hasItem,
    async run(app) {
      const item = inspectedItem(app);
      if (item !== null) await deleteItem(app, item);
    },
  },
];

/** Whether the inspector shows something of the explorer that has a name. */
function hasItem(app: App): boolean {
  return inspectedItem(app) !== null;
}
