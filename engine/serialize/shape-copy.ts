/**
 * Replaces the rows of an array by copies, from an index on, and returns the index of the first row that it can't copy:
 * one with other fields than it was made for, or with a value that JSON holds otherwise than it is; else the length.
 */
export type ShapeCopy = (rows: unknown[], from: number) => number;

const mostFields = 64;
const mostKept = 200;
const made = new Map<string, ShapeCopy>();

/**
 * Code that copies rows with just the fields of this one, as `cloneObject` does, and costs little more than the copies: a
 * general loop over fields takes twice as long. Null where the row is not flat. Rows of all flows share what was made.
 */
export function shapeCopyFor(row: object): ShapeCopy | null {
  if (!isFlat(row)) return null;
  const keys = Object.keys(row);
  const id = JSON.stringify(keys);
  const known = made.get(id);
  if (known !== undefined) return known;
  const copy = shapeCopy(keys);
  if (made.size < mostKept) made.set(id, copy);
  return copy;
}

function isFlat(row: object): boolean {
  if (Object.getPrototypeOf(row) !== Object.prototype) return false;
  const fields = Object.entries(Object.getOwnPropertyDescriptors(row));
  return (
    fields.length <= mostFields &&
    fields.every(([key, field]) => key !== '__proto__' && key.isWellFormed() && isFlatField(field))
  );
}

/** A getter would be called for a value that may be another one next time. */
function isFlatField({ value, get }: PropertyDescriptor): boolean {
  return get === undefined && (typeof value !== 'object' || value === null);
}

/**
 * Makes the code. Keys go into it as JSON texts only, so that none can be read as code. A plain object is told by `constructor`,
 * which V8 knows from its hidden class, as it knows in a loop over fields which are its own: Object.getPrototypeOf would leave the
 * compiled code.
 */
function shapeCopy(keys: readonly string[]): ShapeCopy {
  const names = keys.map((key) => JSON.stringify(key));
  const reads = names.map(
    (name, index) => `
      const v${index} = row[${name}];
      if (typeof v${index} === 'number' ? v${index} - v${index} !== 0
        : typeof v${index} === 'string' ? !v${index}.isWellFormed()
        : typeof v${index} !== 'boolean' && v${index} !== null) return at;`,
  );
  const code = `return (rows, from) => {
    let at = from;
    for (; at < rows.length; at += 1) {
      const row = rows[at];
      if (typeof row !== 'object' || row === null || row.constructor !== Object || row.toJSON !== undefined) return at;
      let count = 0;
      for (const key in row) if (key !== keys[count++] || !isOwn.call(row, key)) return at;
      if (count !== ${keys.length}) return at;${reads.join('')}
      rows[at] = { ${names.map((name, index) => `${name}: v${index}`).join(', ')} };
    }
    return at;
  }`;
  try {
    const copy: unknown = new Function('keys', 'isOwn', code)(keys, Object.prototype.hasOwnProperty);
    return copy as ShapeCopy;
  } catch {
    // Where code may not be made from texts (--disallow-code-generation-from-strings), the general way serves.
    return (_rows, from) => from;
  }
}
