import type { App } from '../stores/app-stores.tsx';
import { FolderBrowser } from './folder-browser.tsx';

/** Asks for a folder, by the system's dialog where the host has one; null when cancelled. */
export function askFolder(app: App, title: string, confirm: string): Promise<string | null> {
  if (app.ui.getState().info?.nativeDialogs) return app.backend.call('dialog.openFolder', { title });
  return app.dialogs.show<string>({ title, size: 'lg' }, (close) => (
    <FolderBrowser confirm={confirm} close={close} />
  ));
}
