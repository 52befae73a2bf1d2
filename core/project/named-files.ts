import { isMarkedFileName, isOwnFileName, markedFileName } from './file-names.ts';

interface Named {
  path: string;
}

/** How sure it is that a file belongs to a name, the surest first. */
type Claim = 'marked' | 'exact' | 'form';
const claims: readonly Claim[] = ['marked', 'exact', 'form'];

/**
 * Finds files of one folder by the flow, function or connector they belong to. A file belongs to one of the `names` at
 * most: to the one whose marked file name it has; else to the one it is called; else to the first that differs from it
 * only in the Unicode form of its characters, which macOS changes. Of several extensions the first one listed wins.
 */
export function namedFiles<File extends Named>(
  files: () => Iterable<File>,
  folder: string,
  extensions: readonly string[],
  names: () => Iterable<string>,
): (name: string) => File | undefined {
  let owned: Ownership<File> | undefined;
  return (name) => {
    owned ??= ownershipOf(files(), folder, extensions, [...names()]);
    return owned.of(name);
  };
}

interface Ownership<File> {
  of(name: string): File | undefined;
}

function ownershipOf<File extends Named>(
  files: Iterable<File>,
  folder: string,
  extensions: readonly string[],
  names: readonly string[],
): Ownership<File> {
  const stems = stemsIn(files, folder, extensions);
  const owners = ownersOf(stems.keys(), names);
  const found = new Map<string, { claim: Claim; file: File }>();
  for (const [stem, file] of stems) {
    const owner = owners(stem);
    if (!owner) continue;
    const there = found.get(owner.name);
    if (!there || claims.indexOf(owner.claim) < claims.indexOf(there.claim))
      found.set(owner.name, { claim: owner.claim, file });
  }
  const known = new Set(names);
  let free: Map<string, string[]> | undefined;
  return {
    of(name) {
      if (known.has(name)) return found.get(name)?.file;
      // A name that nothing is configured for takes what belongs to no other.
      free ??= byLookup([...stems.keys()].filter((stem) => owners(stem) === undefined));
      const like = [...(free.get(lookupOf(markedFileName(name))) ?? []), ...(free.get(lookupOf(name)) ?? [])];
      const best = claims.flatMap((claim) => like.filter((stem) => claimOf(stem, name) === claim))[0];
      return best === undefined ? undefined : stems.get(best);
    },
  };
}

/** The files by their names without folder and extension. */
function stemsIn<File extends Named>(
  files: Iterable<File>,
  folder: string,
  extensions: readonly string[],
): Map<string, File> {
  const stems = new Map<string, File>();
  const rankOf = (path: string) => extensions.findIndex((extension) => path.endsWith(extension));
  for (const file of files) {
    if (!file.path.startsWith(folder)) continue;
    const rank = rankOf(file.path);
    if (rank === -1) continue;
    const stem = file.path.slice(folder.length, -(extensions[rank]?.length ?? 0));
    const there = stems.get(stem);
    if (!there || rankOf(there.path) > rank) stems.set(stem, file);
  }
  return stems;
}

function claimOf(stem: string, name: string): Claim | undefined {
  if (isMarkedFileName(stem))
    return stem.replace(/-\d+$/, '') === markedFileName(name) ? 'marked' : undefined;
  if (!isOwnFileName(stem)) return undefined;
  if (stem === name) return 'exact';
  return stem.normalize('NFC') === name.normalize('NFC') ? 'form' : undefined;
}

/** What stems have in common that one name may claim. */
function lookupOf(stem: string): string {
  return isMarkedFileName(stem) ? stem.replace(/-\d+$/, '') : stem.normalize('NFC');
}

function byLookup(stems: readonly string[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const stem of stems) index.set(lookupOf(stem), [...(index.get(lookupOf(stem)) ?? []), stem]);
  return index;
}

/** Whom a file belongs to, by its stem. */
function ownersOf(
  stems: Iterable<string>,
  names: readonly string[],
): (stem: string) => { name: string; claim: Claim } | undefined {
  const exact = new Set(names);
  const anyMarked = [...stems].some(isMarkedFileName);
  const marked = new Map(anyMarked ? names.map((name) => [markedFileName(name), name]) : []);
  const byForm = new Map(names.toReversed().map((name) => [name.normalize('NFC'), name]));
  return (stem) => {
    const name =
      marked.get(stem.replace(/-\d+$/, '')) ?? (exact.has(stem) ? stem : byForm.get(stem.normalize('NFC')));
    const claim = name === undefined ? undefined : claimOf(stem, name);
    return name === undefined || claim === undefined ? undefined : { name, claim };
  };
}
