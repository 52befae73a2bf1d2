/** Code that is made for the fields of rows: a general loop over them takes twice as long. */

const mostFields = 64;

/** The fields of a plain object without any other within; null of what is none. */
export function flatKeys(row: object): string[] | null {
  if (Object.getPrototypeOf(row) !== Object.prototype) return null;
  const fields = Object.entries(Object.getOwnPropertyDescriptors(row));
  const isFlat =
    fields.length <= mostFields &&
    fields.every(([key, field]) => key !== '__proto__' && key.isWellFormed() && isFlatField(field));
  return isFlat ? fields.map(([key]) => key) : null;
}

/** A getter would be called for a value that may be another one next time. */
function isFlatField({ value, get }: PropertyDescriptor): boolean {
  return get === undefined && (typeof value !== 'object' || value === null);
}

/** Does something to the rows of an array from one index up to another, and returns the first that is not of its kind; else `to`. */
export type FlatWork<Array extends readonly unknown[]> = (rows: Array, from: number, to: number) => number;

/**
 * Makes such code, for rows with just these fields and with values that JSON holds as they are. `refuses` is a condition on a
 * text by its name, `refusesNumber` on a number; `does` is what is done with each row, `rows[at]` with its values `v0`, `v1`, … Null where code may not be made
 * from texts (--disallow-code-generation-from-strings).
 *
 * Keys go into it as JSON texts only, so that none can be read as code. A plain object is told by `constructor`, which V8 knows
 * from its hidden class, as it knows in a loop over fields which are its own: Object.getPrototypeOf would leave the compiled code.
 */
export function flatWork<Array extends readonly unknown[]>(
  keys: readonly string[],
  {
    refuses,
    refusesNumber,
    does,
  }: { refuses?(text: string): string; refusesNumber?(number: string): string; does: string },
): FlatWork<Array> | null {
  const isOdd = (text: string): string => `${refuses ? `${refuses(text)} || ` : ''}!${text}.isWellFormed()`;
  const isOddNumber = (number: string): string =>
    `${number} - ${number} !== 0${refusesNumber ? ` || ${refusesNumber(number)}` : ''}`;
  const reads = keys.map(
    (key, index) => `
      const v${index} = row[${JSON.stringify(key)}];
      if (typeof v${index} === 'number' ? ${isOddNumber(`v${index}`)}
        : typeof v${index} === 'string' ? ${isOdd(`v${index}`)}
        : typeof v${index} !== 'boolean' && v${index} !== null) return at;`,
  );
  const code = `return (rows, from, to) => {
    let at = from;
    for (; at < to; at += 1) {
      const row = rows[at];
      if (typeof row !== 'object' || row === null || row.constructor !== Object || row.toJSON !== undefined) return at;
      let count = 0;
      for (const key in row) if (key !== keys[count++] || !isOwn.call(row, key)) return at;
      if (count !== ${keys.length}) return at;${reads.join('')}
      ${does}
    }
    return at;
  }`;
  try {
    const work: unknown = new Function('keys', 'isOwn', code)(keys, Object.prototype.hasOwnProperty);
    return work as FlatWork<Array>;
  } catch {
    return null;
  }
}
