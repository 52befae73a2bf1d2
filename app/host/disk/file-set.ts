import { readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { errorCode } from '../project/file-error.ts';
import { resolveInside } from '../project/project-path.ts';
import { hashOf } from '../project/text-file.ts';
import { parseTemporaryName } from './temporary-name.ts';

const fileSetSchema = z.object({
  files: z.array(
    z.object({
      temporary: z.string(),
      target: z.string(),
      /** What the target held then; null when it was not there. */
      before: z.string().nullable(),
    }),
  ),
});

/** Files that are put in place together, by paths relative to the folder that the list lies in. */
export type FileSet = z.output<typeof fileSetSchema>;

/**
 * Finishes what a killed writer had listed: each file that still waits takes its place, unless someone has changed what is
 * there since; then it goes. A list that says anything else than where our own files lie is not followed.
 */
export async function finishSet(folder: string, name: string): Promise<void> {
  const list = join(folder, name);
  const set = await readSet(list);
  for (const file of set?.files ?? []) await finishFile(folder, name, file).catch(() => undefined);
  await rm(list, { force: true });
}

async function finishFile(folder: string, list: string, file: FileSet['files'][number]): Promise<void> {
  const temporary = await resolveInside(folder, file.temporary);
  const target = await resolveInside(folder, file.target);
  const isOurs = writerOf(temporary) !== undefined && writerOf(temporary) === parseWriter(list);
  if (!isOurs || dirname(temporary) !== dirname(target)) return;
  if ((await hashIfThere(temporary)) === null) return;
  if ((await hashIfThere(target)) === file.before) await rename(temporary, target);
  else await rm(temporary, { force: true });
}

function writerOf(path: string): string | undefined {
  return parseWriter(basename(path));
}

function parseWriter(name: string): string | undefined {
  const writer = parseTemporaryName(name)?.writer;
  return writer && `${writer.place} ${writer.pid} ${writer.start}`;
}

async function readSet(list: string): Promise<FileSet | undefined> {
  try {
    return fileSetSchema.parse(JSON.parse(await readFile(list, 'utf8')));
  } catch {
    return undefined;
  }
}

/** The hash of what a file holds; null when it is not there. */
export async function hashIfThere(path: string): Promise<string | null> {
  try {
    return hashOf(await readFile(path));
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}
