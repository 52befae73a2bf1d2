import type { Command } from '../command-kit/command.ts';
import { askFolder } from '../folders/ask-folder.tsx';
import { openProject } from '../project-life/open-project.ts';
import type { StudioWindow } from '../stores/scopes.ts';
import { askNewProject } from './new-project-dialog.tsx';

export const welcomeCommands: readonly Command[] = [
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
];

async function askFolderToOpen(studio: StudioWindow): Promise<void> {
  const root = await askFolder(studio, studio.text('commands.openFolder'), studio.text('shell.folder.open'));
  if (root !== null) await openProject(studio, root);
}
