/** Where a project keeps its sources. */
const folder = 'sources';
const ending = '.json';

/** The name of the source in a file; undefined for a path that holds none. */
export function sourceName(path: string): string | undefined {
  const [first, file = '', ...deeper] = path.split('/');
  if (first !== folder || deeper.length > 0 || !file.endsWith(ending)) return undefined;
  return file.slice(0, -ending.length) || undefined;
}

/** The file of the source of that name. */
export function sourcePath(name: string): string {
  return `${folder}/${name}${ending}`;
}
