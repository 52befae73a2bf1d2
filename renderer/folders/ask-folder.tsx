import type { StudioWindow } from '../stores/scopes.ts';
import { FolderBrowser } from './folder-browser.tsx';

/** Asks for a folder, by the system's dialog where the host has one; null when cancelled. */
export function askFolder(studio: StudioWindow, title: string, confirm: string): Promise<string | null> {
  if (studio.ui.getState().info?.nativeDialogs) return studio.backend.call('dialog.openFolder', { title });
  return studio.dialogs.show<string>({ title, size: 'lg' }, (close) => (
    <FolderBrowser confirm={confirm} close={close} />
  ));
}
