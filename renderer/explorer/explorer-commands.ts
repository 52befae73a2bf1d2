import type { Command } from '../command-kit/command.ts';
import { isOpen } from '../command-kit/is-open.ts';
import { deleteItem } from '../config-actions/delete.tsx';
import { duplicateItem } from '../config-actions/duplicate.ts';
import { inspectedItem } from '../config-actions/show-item.ts';
import type { App } from '../stores/app-stores.tsx';
import type { EditStep } from '../stores/edit-history.ts';

export const editCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    label: 'commands.undo',
    menu: 'edit',
    keys: ['Mod+Z'],
    detail: (app) => labelOf(app, app.project.history.getState().past),
    enabled: (app) => app.project.history.getState().past.length > 0,
    run: (app) => app.project.getState().undo(),
  },
  {
    id: 'edit.redo',
    label: 'commands.redo',
    menu: 'edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    detail: (app) => labelOf(app, app.project.history.getState().future),
    enabled: (app) => app.project.history.getState().future.length > 0,
    run: (app) => app.project.getState().redo(),
  },
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

function labelOf(app: App, steps: readonly EditStep[]): string {
  const step = steps.at(-1);
  return step === undefined ? '' : app.text(step.label);
}
