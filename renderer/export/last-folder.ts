const keyOf = (root: string) => `kisflow-studio.export:${root}`;

/** The folder that a project was last exported to from this machine; empty before the first time. */
export function lastFolder(root: string): string {
  return localStorage.getItem(keyOf(root)) ?? '';
}

/** The program that a project was last compared with; empty before the first time. */
export function lastProgram(root: string): string {
  return localStorage.getItem(`${keyOf(root)}#program`) ?? '';
}

/** Remembers that program. */
export function rememberProgram(root: string, program: string): void {
  localStorage.setItem(`${keyOf(root)}#program`, program);
}

/** Remembers where a project was exported to. */
export function rememberFolder(root: string, folder: string): void {
  localStorage.setItem(keyOf(root), folder);
}
