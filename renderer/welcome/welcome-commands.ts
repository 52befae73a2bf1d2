import type { Command } from '../command-kit/command.ts';
import { openProject } from '../project-life/open-project.ts';
import type { StudioWindow } from '../stores/scopes.ts';

export const welcomeCommands: readonly Command[] = [
  {
    id: 'file.newProject',
    label: 'commands.newProject',
    menu: 'file',
    keys: ['Alt+Shift+N'],
    run: async (studio) => (await import('./new-project-dialog.tsx')).askNewProject(studio),
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
  const { askFolder } = await import('../folders/ask-folder.tsx');
  const root = await askFolder(studio, studio.text('commands.openFolder'), studio.text('shell.folder.open'));
  if (root !== null) await openProject(studio, root);
}
