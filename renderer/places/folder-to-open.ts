import { rememberedRoot } from '../project-life/remembered-root.ts';
import { parseAddress } from './address.ts';

/** What a page that was just loaded is to open. */
export interface FolderToOpen {
  /** Null: none, the welcome screen. Undefined: what its host says. */
  root: string | null | undefined;
  /** Its window was made for it, and shows nothing else yet. */
  isOwn: boolean;
}

/** By the page's address, by what it had open when it was loaded before, or by what its window was made for. */
export function folderToOpen(): FolderToOpen {
  const known = parseAddress(location.hash).folder ?? rememberedRoot();
  if (known !== undefined) return { root: known, isOwn: false };
  const own = new URLSearchParams(location.search).get('project') ?? '';
  return own === '' ? { root: undefined, isOwn: false } : { root: own, isOwn: true };
}
