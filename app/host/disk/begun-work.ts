import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { makeFolder } from '../project/make-folder.ts';
import { sweepFolder, sweepFolders } from './leftovers.ts';
import { identityText, lifeOf, parseIdentity, thisProcess } from './process-identity.ts';
import { writeWholeFile } from './write-whole-file.ts';

/** Folders outside of any project that are being written: remembered, so that the next start finds what a kill leaves there. */
export interface BegunWork {
  /** Works, with a note in the data folder meanwhile. Where none can be written the work is done all the same. */
  during<Result>(folders: readonly string[], work: () => Promise<Result>): Promise<Result>;
  /** Finishes or clears what others that have ended were writing. Never rejects. */
  sweep(): Promise<void>;
}

const noteSchema = z.object({ folders: z.array(z.string()) });
const noteName = /^(.+)\.[0-9a-f-]{36}\.json$/;

export function createBegunWork(dataFolder: string): BegunWork {
  const folder = join(dataFolder, 'begun');
  return {
    async during(folders, work) {
      const note = join(folder, `${identityText(thisProcess)}.${randomUUID()}.json`);
      await writeNote(folder, note, folders).catch(() => undefined);
      try {
        return await work();
      } finally {
        await rm(note, { force: true }).catch(() => undefined);
      }
    },
    async sweep() {
      await sweepFolder(folder);
      const names = await readdir(folder).catch(() => []);
      for (const name of names) await sweepNote(folder, name).catch(() => undefined);
    },
  };
}

async function writeNote(folder: string, note: string, folders: readonly string[]): Promise<void> {
  await makeFolder(folder, 0o700);
  await writeWholeFile(note, JSON.stringify({ folders }), { mode: 0o600 });
}

async function sweepNote(folder: string, name: string): Promise<void> {
  const writer = parseIdentity(noteName.exec(name)?.[1] ?? '');
  if (writer === null || (await lifeOf(writer)) !== 'dead') return;
  const note = join(folder, name);
  const read = noteSchema.safeParse(JSON.parse(await readFile(note, 'utf8')));
  if (read.success) await sweepFolders(read.data.folders);
  await rm(note, { force: true });
}
