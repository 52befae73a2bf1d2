import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  atBeginning,
  type FilePosition,
  hashesOf,
  identityOf,
  isSameFile,
  parsePosition,
  positionText,
} from './file-position.ts';

/** A file that is read, as it was found. */
export interface FoundFile {
  readonly name: string;
  readonly identity: string;
  readonly size: number;
  /** Another one whenever something was written to it. */
  readonly stamp: string;
  /** Where to go on in it. */
  readonly start: FilePosition;
}

interface LookSettings {
  folder: string;
  /** The names of files that are read. */
  wanted: RegExp;
  /** Places by the names that their files had. */
  kept: ReadonlyMap<string, string>;
  /** By place: the stamp that the file had which was found to be there. It is kept from look to look. */
  seen: Map<string, string>;
}

/**
 * The files of a folder that are to be read: those of the wanted names, and all that were begun under one, whatever they are called
 * now. A file that is not the one which was read under its name begins at its beginning.
 */
export async function lookAround(settings: LookSettings): Promise<FoundFile[]> {
  const first = await lookOnce(settings);
  // Where a file was put in the place of another one during the look, that one is there under its new name by now.
  return first.hasStranger ? (await lookOnce(settings)).found : first.found;
}

async function lookOnce({ folder, wanted, kept, seen }: LookSettings) {
  const files = await filesOf(folder);
  const places = new Map([...kept].map(([name, text]) => [name, parsePosition(text)]));
  const here = new Set(files.map(({ identity }) => identity));
  const still = new Map<string, FilePosition>();
  for (const file of files) {
    const { name, identity } = file;
    const place = places.get(name);
    // Another file that begins alike is not the one which is here under another name.
    const hasMoved = place?.identity !== identity && here.has(place?.identity ?? '');
    if (place && !hasMoved && (await isAt(join(folder, name), file, place, seen))) still.set(name, place);
  }
  const moved = [...places].filter(([name, { offset }]) => !still.has(name) && offset > 0);
  const found: FoundFile[] = [];
  for (const file of files) {
    const { name } = file;
    const start = still.get(name) ?? (await renamed(join(folder, name), file, moved, seen));
    if (start || wanted.test(name)) found.push({ ...file, start: start ?? atBeginning });
  }
  const begun = new Set(found.map(({ start }) => positionText(start)));
  const names = new Set(files.map(({ name }) => name));
  return {
    found,
    hasStranger: moved.some(([name, place]) => names.has(name) && !begun.has(positionText(place))),
  };
}

interface Listed {
  name: string;
  identity: string;
  size: number;
  stamp: string;
}

/** A folder that is away for a while, as one of a network may be, holds nothing new. A link is the file that it leads to. */
async function filesOf(folder: string): Promise<Listed[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const links = entries.filter((entry) => entry.isSymbolicLink());
  const files: Listed[] = [];
  const known = new Set<string>();
  for (const entry of [...entries.filter((one) => one.isFile()), ...links]) {
    const { name } = entry;
    const told = await stat(join(folder, name), { bigint: true }).catch(() => undefined);
    if (!told?.isFile() || name.startsWith('.')) continue;
    const identity = identityOf(told);
    // A link beside its file would give its rows twice.
    if (entry.isSymbolicLink() && known.has(identity)) continue;
    known.add(identity);
    const stamp = `${identity} ${told.size} ${told.mtimeNs}`;
    files.push({ name, identity, size: Number(told.size), stamp });
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function isAt(
  path: string,
  { size, stamp }: Listed,
  place: FilePosition,
  seen: Map<string, string>,
): Promise<boolean> {
  const text = positionText(place);
  // Of a file that nobody has written to since no byte is read. By its length alone one that was emptied and filled again would be the same.
  if (seen.get(text) === stamp) return true;
  const isSame = (await withFile(path, (file) => isSameFile(hashesOf(file), size, place))) ?? false;
  if (isSame) seen.set(text, stamp);
  return isSame;
}

async function renamed(
  path: string,
  file: Listed,
  moved: readonly [string, FilePosition][],
  seen: Map<string, string>,
): Promise<FilePosition | undefined> {
  for (const [, place] of moved) {
    const isOther = place.identity !== '' && place.identity !== file.identity;
    if (!isOther && (await isAt(path, file, place, seen))) return place;
  }
  return undefined;
}

/** Does something with a file; undefined where it has gone in the meantime. */
export async function withFile<Result>(
  path: string,
  work: (file: FileHandle) => Promise<Result>,
): Promise<Result | undefined> {
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return undefined;
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}
