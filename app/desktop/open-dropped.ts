import { stat } from 'node:fs/promises';
import { folderToOpen } from './open-arguments.ts';
import type { StudioWindow } from './windows/studio-window.ts';

/** Opens the first folder (or studio.json) that was dropped onto a window. Other files are the page's. */
export async function openDropped(window: StudioWindow | undefined, paths: readonly string[]): Promise<void> {
  for (const path of paths.map(folderToOpen)) {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isDirectory()) continue;
    window?.requestOpen(path);
    return;
  }
}
