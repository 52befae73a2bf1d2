import { join } from 'node:path';
import { safeFileName } from '../../core/project/file-names.ts';

interface StateFiles {
  places: string;
  spool: string;
  /** Of the process that runs a source with one reader. */
  lock: string;
}

/** Where the state folder keeps what is known of a source: its places, and rows that wait on disk. */
export function stateFilesOf(stateFolder: string, source: string): StateFiles {
  const name = safeFileName(source);
  return {
    places: join(stateFolder, `${name}.positions.json`),
    spool: join(stateFolder, `${name}.snapshot.jsonl`),
    lock: join(stateFolder, `${name}.lock`),
  };
}
