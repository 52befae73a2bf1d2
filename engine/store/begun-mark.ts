import { existsSync, unlinkSync, writeFileSync } from 'node:fs';

/** Beside a store's file: a run has begun, and the store has not been told. */
function markOf(storePath: string): string {
  return `${storePath}.begun`;
}

/**
 * Notes that a run has begun, for whoever opens the store next, also if that is another Studio: a run that asks nothing of its
 * store starts no process for it. A store that is not there yet has no rows of earlier runs.
 */
export function leaveMark(storePath: string): void {
  if (!existsSync(storePath)) return;
  try {
    // Only made anew, so that no link is followed.
    writeFileSync(markOf(storePath), '', { flag: 'wx' });
  } catch {
    // It is there already, or nothing can be written here: then no store can be, either.
  }
}

/** Takes the note away; whether there was one. */
export function takeMark(storePath: string): boolean {
  try {
    unlinkSync(markOf(storePath));
    return true;
  } catch {
    return false;
  }
}
