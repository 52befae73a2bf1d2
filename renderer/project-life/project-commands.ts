import type { Command } from '../command-kit/command.ts';
import { isOpen } from '../command-kit/is-open.ts';
import { newConnector, newFlow, newFunction, newGlobal } from '../config-actions/create.tsx';
import { askFolderToOpen } from '../folders/ask-folder.tsx';
import { openSettings } from '../settings/settings-dialog.tsx';
import type { App } from '../stores/app-stores.tsx';
import { askNewProject } from '../welcome/new-project-dialog.tsx';
import { isDirty } from './changes.ts';
import { reviewConflicts } from './conflict-dialog.tsx';
import { closeProject } from './open-project.ts';
import { saveProject } from './save-project.ts';

export const fileCommands: readonly Command[] = [
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
  {
    id: 'file.save',
    label: 'commands.save',
    menu: 'file',
    keys: ['Mod+S'],
    scope: 'global',
    enabled: isOpen,
    run: save,
  },
  {
    id: 'file.reviewConflicts',
    label: 'commands.reviewConflicts',
    menu: 'file',
    enabled: (app) => app.life.getState().conflicts.length > 0,
    run: reviewConflicts,
  },
  {
    id: 'file.newProject',
    label: 'commands.newProject',
    menu: 'file',
    keys: ['Alt+Shift+N'],
    run: askNewProject,
  },
  {
    id: 'file.open',
    label: 'commands.openFolder',
    menu: 'file',
    keys: ['Mod+O'],
    scope: 'global',
    run: askFolderToOpen,
  },
  { id: 'file.close', label: 'commands.closeProject', menu: 'file', enabled: isOpen, run: closeProject },
  {
    id: 'file.settings',
    label: 'commands.settings',
    menu: 'file',
    keys: ['Mod+,'],
    scope: 'global',
    run: openSettings,
  },
];

/** Saves; conflicts that come up, or are still there, are shown. */
async function save(app: App): Promise<void> {
  if (isDirty(app)) await saveProject(app);
  if (app.life.getState().conflicts.length > 0) await reviewConflicts(app);
}
