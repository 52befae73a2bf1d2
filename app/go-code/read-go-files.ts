import { join } from 'node:path';
import type { GoCode } from '../../core/contract/host/go-code.ts';
import type { GoText } from '../../core/go-code/go-source.ts';
import { readGo } from '../../core/go-code/read-go.ts';
import { readGoText, type UnreadGo } from './go-text-file.ts';

/** Characters of all files together. */
const mostCharacters = 48_000_000;

/** What Go code registers, whatever folder it is called by. */
export type GoFilesRead = Omit<GoCode, 'folder'>;

/** Reads Go and go.mod files of a folder, by their paths in it. Takes seconds where there is much: the thread does nothing else. */
export async function readGoFiles(root: string, paths: readonly string[]): Promise<GoFilesRead> {
  const texts: GoText[] = [];
  const unread: UnreadGo[] = [];
  let left = mostCharacters;
  for (const path of paths) {
    const read =
      left > 0 ? await readGoText(join(root, ...path.split('/'))) : ({ why: 'too-large' } as const);
    if ('why' in read) unread.push({ path, why: read.why });
    else {
      left -= read.text.length;
      texts.push({ path, text: read.text });
    }
  }
  const isGo = ({ path }: GoText) => path.endsWith('.go');
  const mods = texts.filter((file) => !isGo(file));
  return { ...readGo(texts.filter(isGo), mods), unread };
}
