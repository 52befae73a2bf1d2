import type { StudioWindow } from '../stores/scopes.ts';
import { oncePainted } from '../stores/when-idle.ts';

const key = 'kisflow-studio.root';

/** Keeps the folder that this tab shows, so that loading the page again opens it again; on the welcome screen, that it shows none. */
export function rememberRoot({ current, ui }: StudioWindow): void {
  // The page's storage is another process, which is waited for.
  oncePainted(ui, () => {
    const { workspace } = current.getState();
    sessionStorage.setItem(key, workspace?.project.getState().opened.root ?? '');
  });
}

/** undefined when this tab has not opened or closed anything yet. */
export function rememberedRoot(): string | null | undefined {
  const root = sessionStorage.getItem(key);
  return root === null ? undefined : root === '' ? null : root;
}
