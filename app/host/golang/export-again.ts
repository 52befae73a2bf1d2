import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GoFile } from '../../../core/golang/export-go.ts';
import { errorCode } from '../project/file-error.ts';
import {
  basePath,
  type ExportManifest,
  hashOf,
  manifestPath,
  printManifest,
  readManifest,
} from './manifest.ts';
import { changedLines, mergeTexts } from './merge-texts.ts';

/** A file that a person changed since it was exported, and that the new export changes as well. */
export interface MergedFile {
  readonly path: string;
  readonly text: string;
  readonly conflicts: number;
  /** What the merge makes of the person's text, as lines of a difference. */
  readonly difference: readonly string[];
}

/** What an export would do to a folder; nothing of it is done yet. */
export interface ExportPlan {
  /** Files to write, the record of them included. */
  readonly write: readonly { readonly path: string; readonly text: string }[];
  /** Files of an earlier export that are no part of this one, and that nobody changed. */
  readonly remove: readonly string[];
  /** How many of the project's files are new or different. */
  readonly changed: number;
  readonly merged: readonly MergedFile[];
  /** Files that no export knows: other people's, or such as a person changed and whose exported text is lost. */
  readonly foreign: readonly string[];
  /** Files that a person changed since the last export. */
  readonly own: readonly string[];
  /** Whether nothing was exported there before. */
  readonly isFirst: boolean;
}

/** Compares an export with the folder it goes to. `isForced` writes over what a person changed, and over what is foreign. */
export async function planExport(
  to: string,
  files: readonly GoFile[],
  isForced: boolean,
): Promise<ExportPlan> {
  const record = await textOf(to, manifestPath);
  const manifest = (record === undefined ? undefined : readManifest(record)) ?? new Map<string, string>();
  const plan = new Planner(to, manifest, isForced);
  if (record === undefined && !isForced) await plan.refuseStrangers(files);
  for (const file of files) await plan.add(file);
  return await plan.end(files, record);
}

class Planner {
  readonly #to: string;
  readonly #manifest: ExportManifest;
  readonly #isForced: boolean;
  readonly #write: { path: string; text: string }[] = [];
  readonly #merged: MergedFile[] = [];
  readonly #foreign = new Set<string>();
  readonly #own: string[] = [];
  readonly #made = new Map<string, string>();
  #changed = 0;

  constructor(to: string, manifest: ExportManifest, isForced: boolean) {
    this.#to = to;
    this.#manifest = manifest;
    this.#isForced = isForced;
  }

  /** A folder with other files than an export's is a person's own work: generated code has no place in it. */
  async refuseStrangers(files: readonly GoFile[]): Promise<void> {
    const ours = new Set(files.map(({ path }) => path.split('/')[0] ?? path));
    for (const name of await namesIn(this.#to))
      if (!name.startsWith('.') && !ours.has(name)) this.#foreign.add(name);
  }

  async add({ path, text, isYours }: GoFile): Promise<void> {
    const found = await textOf(this.#to, path);
    if (isYours) {
      if (found === undefined) this.#put(path, text);
      return;
    }
    this.#made.set(path, hashOf(text));
    const known = this.#manifest.get(path);
    const base = found === undefined || found === text ? undefined : await textOf(this.#to, basePath(path));
    if (known !== hashOf(text) || base === undefined) await this.#keepBase(path, text);
    if (found === text) return;
    if (found !== undefined && known !== hashOf(found)) this.#own.push(path);
    const isUnchanged = found === undefined || (known !== undefined && known === hashOf(found));
    if (isUnchanged || this.#isForced) this.#put(path, text);
    else if (known === undefined || base === undefined || hashOf(base) !== known) this.#foreign.add(path);
    else this.#merge(path, base, found, text);
  }

  #merge(path: string, base: string, own: string, made: string): void {
    const { text, conflicts } = mergeTexts(base, own, made);
    if (text === own && conflicts === 0) return;
    this.#merged.push({ path, text, conflicts, difference: changedLines(own, text) });
  }

  #put(path: string, text: string): void {
    this.#changed += 1;
    this.#write.push({ path, text });
  }

  async #keepBase(path: string, text: string): Promise<void> {
    if ((await textOf(this.#to, basePath(path))) !== text) this.#write.push({ path: basePath(path), text });
  }

  async end(files: readonly GoFile[], record: string | undefined): Promise<ExportPlan> {
    const yours = new Set(files.filter(({ isYours }) => isYours).map(({ path }) => path));
    const remove: string[] = [];
    for (const [path, hash] of this.#manifest) {
      if (this.#made.has(path) || yours.has(path)) continue;
      const found = await textOf(this.#to, path);
      if (found === undefined) continue;
      if (hashOf(found) === hash || this.#isForced) remove.push(path, basePath(path));
      else this.#foreign.add(path);
    }
    const next = printManifest(this.#made);
    if (next !== record) this.#write.push({ path: manifestPath, text: next });
    return {
      write: this.#write,
      remove,
      changed: this.#changed,
      merged: this.#merged,
      foreign: [...this.#foreign],
      own: this.#own,
      isFirst: record === undefined,
    };
  }
}

/** A file's text; undefined when there is none. A checkout may have given its lines other ends. */
async function textOf(folder: string, path: string): Promise<string | undefined> {
  try {
    return (await readFile(join(folder, ...path.split('/')), 'utf8')).replaceAll('\r\n', '\n');
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT' || errorCode(thrown) === 'ENOTDIR') return undefined;
    throw thrown;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch(() => []);
}
