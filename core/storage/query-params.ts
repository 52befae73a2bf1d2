/** A query whose values are named, as `params.query` has it, with the driver's own places in their stead. */
export interface NamedQuery {
  /** With a place for each value. */
  sql: string;
  /** The names of the values, a place each, in their order. */
  names: readonly string[];
}

/** Texts, quoted names, comments and PostgreSQL's casts hold no names of values. */
const parts =
  /'(?:[^'\\]|\\.|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|--[^\n]*|\/\*[\s\S]*?\*\/|::|:(?<name>[A-Za-z_]\w*)/g;

/** Takes `select … where city = :city` apart; `placeOf` gives what stands for the value with this number, counted from 1. */
export function namedQuery(text: string, placeOf: (number: number) => string): NamedQuery {
  const names: string[] = [];
  const sql = text.replace(parts, (whole: string, name: string | undefined) => {
    if (name === undefined) return whole;
    names.push(name);
    return placeOf(names.length);
  });
  return { sql, names };
}
