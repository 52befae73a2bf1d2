import { join } from 'node:path';
import { safeFileName } from '../../core/project/file-names.ts';

/** Where the state folder keeps what is known of a source: its places, and rows that wait on disk. */
export function stateFilesOf(stateFolder: string, source: string): { places: string; spool: string } {
  const name = safeFileName(source);
  return {
    places: join(stateFolder, `${name}.positions.json`),
    spool: join(stateFolder, `${name}.snapshot.jsonl`),
  };
}
