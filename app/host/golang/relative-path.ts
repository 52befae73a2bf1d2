/** Whether a path leads to a file below the folder that it is of, on every system. */
export function isRelativePath(path: string): boolean {
  const parts = path.split('/');
  return !/[\\:\0]/.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}
