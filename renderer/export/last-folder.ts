const keyOf = (root: string) => `kisflow-studio.export:${root}`;

/** The folder that a project was last exported to from this machine; empty before the first time. */
export function lastFolder(root: string): string {
  return localStorage.getItem(keyOf(root)) ?? '';
}

/** Remembers where a project was exported to. */
export function rememberFolder(root: string, folder: string): void {
  localStorage.setItem(keyOf(root), folder);
}
