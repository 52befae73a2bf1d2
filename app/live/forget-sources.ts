import { rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Source } from '../../core/sources/source-file.ts';
import { holdingOf } from '../sources/open-source.ts';
import { expandSettings } from '../sources/secrets.ts';
import type { HeldAtServer } from '../sources/source-reader.ts';
import { chooseSources } from './choose-sources.ts';
import type { LiveProject } from './load-flow.ts';
import { stateFilesOf } from './state-files.ts';

/** What is kept of one source, here and at its server. */
export interface KeptOfSource {
  readonly source: Source;
  /** Files of the state folder. */
  readonly files: readonly string[];
  readonly held: HeldAtServer | undefined;
  /** Forgets all of it: the next run begins as the first one did. Rejects with a coded error, and keeps all of it. */
  forget(): Promise<void>;
}

/** What is kept of the sources of the named flows, of all for none; sources of which nothing is kept are left out. */
export async function keptOfSources(
  { root, project, model }: LiveProject,
  flows: readonly string[],
  stateFolder: string,
): Promise<KeptOfSource[]> {
  const found: KeptOfSource[] = [];
  for (const source of chooseSources(project, model, flows, true)) {
    const { places, spool } = stateFilesOf(stateFolder, source.name);
    const files: string[] = [];
    for (const path of [places, spool, `${spool}.part`]) if (await isThere(path)) files.push(path);
    const holding = await holdingOf(source.type.name, {
      ...{ name: source.name, flow: source.flow, project: basename(root) },
      settings: expandSettings(source).settings,
    });
    const held = await holding?.look();
    if (files.length === 0 && held === undefined) continue;
    async function forget(): Promise<void> {
      // A server that refuses keeps its part, and then nothing is forgotten here either.
      if (held) await holding?.drop();
      for (const path of files) await rm(path, { force: true });
    }
    found.push({ source, files, held, forget });
  }
  return found;
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
