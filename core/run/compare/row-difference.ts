/** Where the rows of one visit part in two runs; rows are counted from 1. JSON texts, null where there is no such row or field. */
export interface RowDifference {
  row: number;
  /** The first field that differs, by its path; null where the row as a whole is there in one run only, or is no object. */
  field: string | null;
  earlier: string | null;
  later: string | null;
}

/** The first row that differs; null where all are the same. The order of an object's fields does not count. */
export function firstRowDifference(
  earlier: readonly string[],
  later: readonly string[],
): RowDifference | null {
  const length = Math.max(earlier.length, later.length);
  for (let at = 0; at < length; at++) {
    const [was, is] = [earlier[at], later[at]];
    if (was === is || (was !== undefined && is !== undefined && isSame(was, is))) continue;
    const row = at + 1;
    // What stands behind a row that is gone, or that has come, is the same as before.
    if (was !== undefined && (is === undefined || (later.length < earlier.length && is === earlier[at + 1])))
      return { row, field: null, earlier: was, later: null };
    if (is !== undefined && (was === undefined || (later.length > earlier.length && was === later[at + 1])))
      return { row, field: null, earlier: null, later: is };
    return { row, ...fieldDifference(parsed(was ?? 'null'), parsed(is ?? 'null'), '') };
  }
  return null;
}

function isSame(one: string, other: string): boolean {
  return JSON.stringify(sorted(parsed(one))) === JSON.stringify(sorted(parsed(other)));
}

/** A row too long to be kept whole is compared as text. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => [key, sorted(value[key])]),
  );
}

function fieldDifference(
  was: unknown,
  is: unknown,
  path: string,
): Pick<RowDifference, 'field' | 'earlier' | 'later'> {
  const whole = { field: path === '' ? null : path, earlier: text(was), later: text(is) };
  if (!isObject(was) || !isObject(is)) return whole;
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (JSON.stringify(sorted(was[key])) === JSON.stringify(sorted(is[key]))) continue;
    return fieldDifference(was[key], is[key], path === '' ? key : `${path}.${key}`);
  }
  return whole;
}

function text(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
