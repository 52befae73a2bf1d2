const key = 'kisflow-studio.root';

/** The folder this tab has open, so that loading the page again opens it again; null on the welcome screen. */
export function rememberRoot(root: string | null): void {
  sessionStorage.setItem(key, root ?? '');
}

/** undefined when this tab has not opened or closed anything yet. */
export function rememberedRoot(): string | null | undefined {
  const root = sessionStorage.getItem(key);
  return root === null ? undefined : root === '' ? null : root;
}
