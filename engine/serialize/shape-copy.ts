import { flatKeys, flatWork } from './flat-rows.ts';
import { KeptKinds } from './kept-kinds.ts';

/**
 * Replaces the rows of an array by copies, from an index on, and returns the index of the first row that it can't copy:
 * one with other fields than it was made for, or with a value that JSON holds otherwise than it is; else the length.
 */
export type ShapeCopy = (rows: unknown[], from: number) => number;

/** A function asks for few. */
const kinds = new KeptKinds<ShapeCopy>(0);

/**
 * Code that copies rows with just the fields of this one, as `cloneObject` does, and costs little more than the copies. Null where
 * the row is not flat. Rows of all flows share what was made.
 */
export function shapeCopyFor(row: object): ShapeCopy | null {
  const keys = flatKeys(row);
  if (keys === null) return null;
  return kinds.get(keys, () => shapeCopy(keys));
}

function shapeCopy(keys: readonly string[]): ShapeCopy {
  const members = keys.map((key, index) => `${JSON.stringify(key)}: v${index}`);
  const work = flatWork<unknown[]>(keys, { does: `rows[at] = { ${members.join(', ')} };` });
  // Without made code, the general way serves.
  return work === null ? (_rows, from) => from : (rows, from) => work(rows, from, rows.length);
}
