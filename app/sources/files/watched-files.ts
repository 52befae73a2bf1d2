import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { CodedError } from '../../../core/errors/coded-error.ts';
import type { OpenSettings } from '../source-reader.ts';
import { type FoundFile, lookAround } from './look-around.ts';

/** What is read at present: a folder's files, or the file, which may still be to come. `kept` are places by the names of their files. */
export type LookForFiles = (
  kept: ReadonlyMap<string, string>,
) => Promise<{ folder: string; files: FoundFile[] }>;

/** How the files of a source are looked for. Rejects with `live.files-missing`. */
export async function watchedFiles({
  settings,
  root,
}: Pick<OpenSettings, 'settings' | 'root'>): Promise<LookForFiles> {
  const path = resolve(root, settings['path'] ?? '');
  const pattern = patternOf(settings['pattern'] ?? '*');
  const told = (one: string) => stat(one).catch(() => undefined);
  if (!(await told(path)) && !(await told(dirname(path))))
    throw new CodedError('live.files-missing', { path });
  const seen = new Map<string, string>();
  return async (kept) => {
    const places = new Set(kept.values());
    for (const place of seen.keys()) if (!places.has(place)) seen.delete(place);
    const isFolder = (await told(path))?.isDirectory() ?? false;
    const folder = isFolder ? path : dirname(path);
    const wanted = isFolder ? pattern : patternOf(basename(path));
    return { folder, files: await lookAround({ folder, wanted, kept, seen }) };
  };
}

/** A name in which * stands for any characters. Hidden files are never meant. */
function patternOf(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^(?!\\.)${parts.join('.*')}$`);
}
