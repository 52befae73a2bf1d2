import { openProject } from '../project-life/open-project.ts';
import type { App } from '../stores/app-stores.tsx';
import { FolderBrowser } from './folder-browser.tsx';

/** Asks for a folder, by the system's dialog where the host has one; null when cancelled. */
export function askFolder(app: App, title: string, confirm: string): Promise<string | null> {
  if (app.ui.getState().info?.nativeDialogs) return app.backend.call('dialog.openFolder', { title });
  return app.dialogs.show<string>({ title, size: 'lg' }, (close) => (
    <FolderBrowser confirm={confirm} close={close} />
  ));
}

export async function askFolderToOpen(app: App): Promise<void> {
  const root = await askFolder(app, app.text('commands.openFolder'), app.text('shell.folder.open'));
  if (root !== null) await openProject(app, root);
}
