import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CodedError } from '../../core/errors/coded-error.ts';
import { exportGo, type GoFile } from '../../core/golang/export-go.ts';
import { refused } from '../../core/golang/refusals.ts';
import { sweepFolders } from '../host/disk/leftovers.ts';
import { writeTogether } from '../host/disk/write-together.ts';
import { exportClash, realPathSoFar } from '../host/project/export-target.ts';
import { makeFolder } from '../host/project/make-folder.ts';
import { layoutOf } from '../host/project/project-files.ts';
import type { ReadFolder } from './read-folder.ts';
import { toWriteError } from './write-error.ts';

export interface GoExportOptions {
  readonly package?: string | undefined;
  readonly module?: string | undefined;
  readonly force: boolean;
}

/** Writes a project as a Go module, all of it or nothing; gives how many files were written and how many are a person's own. */
export async function writeGo(
  { root, project }: ReadFolder,
  to: string,
  { package: name, module, force }: GoExportOptions,
): Promise<{ written: number; kept: number }> {
  const path = modulePath(module ?? `example.com/${projectWord(project.name)}`);
  const files = exportGo(project, {
    module: path,
    package: name === undefined ? undefined : packageName(name),
  });
  const target = await realPathSoFar(resolve(to));
  const textOf = async (file: string) => project.files.get(file)?.text ?? null;
  const clash = await exportClash({ root, layout: await layoutOf(root) }, target, files, textOf);
  if (clash !== null) throw new CodedError('cli.export-into-project', { to, folder: root });
  const changed = await changedFiles(files, to, force);
  await writeAll(changed, to);
  return { written: changed.length, kept: files.length - changed.length };
}

/** What is to be written: a file that a person fills in stays as it is, and so does one that has that text already. */
async function changedFiles(files: readonly GoFile[], to: string, force: boolean): Promise<GoFile[]> {
  const changed: GoFile[] = [];
  for (const file of files) {
    const found = await readFile(resolve(to, ...file.path.split('/')), 'utf8').catch(() => undefined);
    if (found === undefined) changed.push(file);
    else if (file.isYours || found === file.text) continue;
    else if (force) changed.push(file);
    else throw new CodedError('cli.export-would-overwrite', { file: join(to, file.path) });
  }
  return changed;
}

async function writeAll(files: readonly GoFile[], to: string): Promise<void> {
  const targets = files.map(({ path, text }) => ({ path, text, target: resolve(to, ...path.split('/')) }));
  const folders = [...new Set([resolve(to), ...targets.map(({ target }) => dirname(target))])];
  const named = (thrown: unknown, path: string) => toWriteError(thrown, join(to, path));
  try {
    for (const folder of folders) await makeFolder(folder);
  } catch (thrown) {
    throw named(thrown, '');
  }
  await sweepFolders(folders);
  await writeTogether(await realPathSoFar(resolve(to)), targets, named);
}

function projectWord(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'flows'
  );
}

function modulePath(value: string): string {
  if (/^[A-Za-z0-9_~][\w.~-]*(?:\/[A-Za-z0-9_~][\w.~-]*)*$/.test(value)) return value;
  throw refused('bad-module', { value });
}

const goWords: ReadonlySet<string> = new Set(
  'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var main'.split(
    ' ',
  ),
);

function packageName(value: string): string {
  if (/^[a-z][a-z0-9]*$/.test(value) && !goWords.has(value)) return value;
  throw refused('bad-package', { value });
}
