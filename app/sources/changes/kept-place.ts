import type { PositionStore } from '../source-reader.ts';

/** How far the changes of a database were run, as the state folder keeps it. */
export interface KeptPlace {
  /** A name of its own for each snapshot: what is kept of another one is of other messages. */
  id: string;
  /** What was asked for when the snapshot was taken: it holds nothing else. */
  scope: string;
  /** Where the log has to be read from; undefined until the snapshot lies on disk. */
  log?: string | undefined;
  /** The offset in the snapshot on disk; undefined when all of it is done. */
  row?: string | undefined;
  /** The place of the first change that is not done, where some are. */
  next?: string | undefined;
}

export async function readPlace(positions: PositionStore): Promise<KeptPlace | undefined> {
  const { id, scope, log, row, next } = Object.fromEntries(await positions.read());
  return id === undefined || scope === undefined ? undefined : { id, scope, log, row, next };
}

export async function writePlace(positions: PositionStore, place: KeptPlace): Promise<void> {
  const told = Object.entries(place).filter((one): one is [string, string] => one[1] !== undefined);
  await positions.write(new Map(told));
}
