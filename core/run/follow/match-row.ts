/** What is known of a row on the other side of a function, and by what. Rows are counted from 1. */
export type RowMatch =
  /** It is this one. */
  | { grade: 'likely'; row: number; by: MatchedBy }
  /** It is none of them: nothing came out at all, or another row is known for each. */
  | { grade: 'gone'; surely: boolean; by: MatchedBy | null }
  /** It may be any of so many, or none. */
  | { grade: 'unknown'; candidates: number };

/** Equal values, a field that tells rows apart, or their order. */
export type MatchedBy = { kind: 'equal' } | { kind: 'key'; field: string } | { kind: 'order' };

/** Which row of `to` a row of `from` (from 1) has become, or was; both as JSON texts. */
export function matchRow(from: readonly string[], to: readonly string[], row: number): RowMatch {
  if (to.length === 0) return { grade: 'gone', surely: true, by: null };
  const [before, after] = [from.map(canonical), to.map(canonical)];
  const equal = matchEqual(before, after, row);
  if (equal !== null) return { grade: 'likely', row: equal, by: { kind: 'equal' } };
  const [fieldsFrom, fieldsTo] = [from.map(fieldsOf), to.map(fieldsOf)];
  const field = keyField(fieldsFrom, fieldsTo);
  if (field !== null) return matchKey(fieldsFrom, fieldsTo, { row, field });
  if (arePairs(fieldsFrom, fieldsTo)) return { grade: 'likely', row, by: { kind: 'order' } };
  const candidates = unexplained(before, after, before[row - 1] ?? '');
  return candidates === 0
    ? { grade: 'gone', surely: false, by: { kind: 'equal' } }
    : { grade: 'unknown', candidates };
}

/** As many equal rows on both sides are taken one by one, in their order; other numbers tell nothing. */
function matchEqual(before: readonly string[], after: readonly string[], row: number): number | null {
  const json = before[row - 1];
  const places = (rows: readonly string[]) => rows.flatMap((one, at) => (one === json ? [at + 1] : []));
  const [here, there] = [places(before), places(after)];
  return here.length === there.length ? (there[here.indexOf(row)] ?? null) : null;
}

/** Rows that may be the one with this text: no others of the same values account for them. */
function unexplained(before: readonly string[], after: readonly string[], own: string): number {
  const left = new Map<string, number>();
  for (const json of before) if (json !== own) left.set(json, (left.get(json) ?? 0) + 1);
  return after.filter((json) => {
    const count = left.get(json) ?? 0;
    left.set(json, count - 1);
    return count <= 0;
  }).length;
}

type Fields = ReadonlyMap<string, string>;

function matchKey(
  from: readonly Fields[],
  to: readonly Fields[],
  { row, field }: { row: number; field: string },
): RowMatch {
  const by: MatchedBy = { kind: 'key', field };
  const value = from[row - 1]?.get(field);
  const at = to.findIndex((fields) => fields.get(field) === value);
  return at < 0 ? { grade: 'gone', surely: false, by } : { grade: 'likely', row: at + 1, by };
}

/** The first field that all rows of both sides have, each row another value, and most values on both. */
function keyField(from: readonly Fields[], to: readonly Fields[]): string | null {
  let [best, most] = [null as string | null, 0];
  const fewer = Math.min(from.length, to.length);
  for (const field of from[0]?.keys() ?? []) {
    const [here, there] = [valuesOf(from, field), valuesOf(to, field)];
    if (here === null || there === null) continue;
    const shared = [...there].filter((value) => here.has(value)).length;
    if (shared * 2 >= fewer && shared > most) [best, most] = [field, shared];
  }
  return best;
}

/** The values of a field; null where a row has none, or two have the same. */
function valuesOf(rows: readonly Fields[], field: string): Set<string> | null {
  const values = new Set<string>();
  for (const row of rows) {
    const value = row.get(field);
    if (value === undefined || values.has(value)) return null;
    values.add(value);
  }
  return values;
}

/** Whether as many rows stand on both sides, and a field that differs among them has the same values in the same order. */
function arePairs(from: readonly Fields[], to: readonly Fields[]): boolean {
  if (from.length !== to.length) return false;
  return [...(from[0]?.keys() ?? [])].some((field) => {
    const values = from.map((fields) => fields.get(field));
    const isTelling = from.length === 1 || new Set(values).size > 1;
    return isTelling && values.every((value, at) => value !== undefined && to[at]?.get(field) === value);
  });
}

/** Its texts, numbers and booleans, as JSON; a row that is no object has none. */
function fieldsOf(json: string): Fields {
  const row = parsed(json);
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return new Map();
  const plain = Object.entries(row).filter(([, value]) => value !== null && typeof value !== 'object');
  return new Map(plain.map(([name, value]) => [name, JSON.stringify(value)]));
}

/** The same text for rows of the same values, whatever the order of their fields. */
function canonical(json: string): string {
  const row = parsed(json);
  return row === undefined ? json : JSON.stringify(inOrder(row));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, inOrder(member)]));
}

/** Undefined for a row that was cut. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
