import { flatKeys, flatWork } from './flat-rows.ts';

/**
 * Replaces the rows of an array by copies, from an index on, and returns the index of the first row that it can't copy:
 * one with other fields than it was made for, or with a value that JSON holds otherwise than it is; else the length.
 */
export type ShapeCopy = (rows: unknown[], from: number) => number;

const mostKept = 200;
const made = new Map<string, ShapeCopy>();

/**
 * Code that copies rows with just the fields of this one, as `cloneObject` does, and costs little more than the copies. Null where
 * the row is not flat. Rows of all flows share what was made.
 */
export function shapeCopyFor(row: object): ShapeCopy | null {
  const keys = flatKeys(row);
  if (keys === null) return null;
  const id = JSON.stringify(keys);
  const known = made.get(id);
  if (known !== undefined) return known;
  const copy = shapeCopy(keys);
  if (made.size < mostKept) made.set(id, copy);
  return copy;
}

function shapeCopy(keys: readonly string[]): ShapeCopy {
  const members = keys.map((key, index) => `${JSON.stringify(key)}: v${index}`);
  const work = flatWork<unknown[]>(keys, { does: `rows[at] = { ${members.join(', ')} };` });
  // Without made code, the general way serves.
  return work === null ? (_rows, from) => from : (rows, from) => work(rows, from, rows.length);
}
