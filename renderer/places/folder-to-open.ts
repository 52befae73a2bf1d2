import { newWindowsRoot } from '../project-life/new-window.ts';
import { rememberedRoot } from '../project-life/remembered-root.ts';
import { parseAddress } from './address.ts';

/** What a page that was just loaded is to open. */
export interface FolderToOpen {
  /** Null: none, the welcome screen. Undefined: what its host says. */
  root: string | null | undefined;
  /** Its window was made for it, and shows nothing else yet. */
  isOwn: boolean;
}

/** By the page's address, by what its window was made for, or by what it had open when it was loaded before. */
export function folderToOpen(): FolderToOpen {
  const { folder } = parseAddress(location.hash);
  if (folder !== null) return { root: folder, isOwn: false };
  const own = newWindowsRoot();
  return own === null ? { root: rememberedRoot(), isOwn: false } : { root: own, isOwn: true };
}
