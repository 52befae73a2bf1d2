type Fields = ReadonlyMap<string, string>;

export interface Alignment {
  /** For each row out, the place of the row in that it came from; null when there is none. */
  partners: (number | null)[];
  /** The field that was used to recognize changed rows. */
  key: string | null;
}

/**
 * Which row out came from which row in; both as canonical JSON. Equal rows first, in order; then by the field that tells
 * the rows in apart and most rows out carry (one row in may have become several); else, with `byOrder`, one by one, if as
 * many are left on both sides and most pairs have a field in common.
 */
export function alignRows(
  before: readonly string[],
  after: readonly string[],
  { byOrder }: { byOrder: boolean },
): Alignment {
  const partners = matchEqual(before, after);
  const met = new Set(partners);
  const leftBefore = before.flatMap((_, at) => (met.has(at) ? [] : [at]));
  const leftAfter = partners.flatMap((partner, at) => (partner === null ? [at] : []));
  if (leftAfter.length === 0 || before.length === 0) return { partners, key: null };
  const fieldsBefore = before.map(fieldsOf);
  const fieldsAfter = new Map(leftAfter.map((at) => [at, fieldsOf(after[at] ?? '')]));
  const key = chooseKey(fieldsBefore, [...fieldsAfter.values()]);
  if (key !== null) {
    const places = new Map(fieldsBefore.map((fields, at) => [fields.get(key), at]));
    for (const [at, fields] of fieldsAfter) {
      const value = fields.get(key);
      partners[at] = value === undefined ? null : (places.get(value) ?? null);
    }
    return { partners, key };
  }
  if (byOrder && arePairs(leftBefore, leftAfter, fieldsBefore, fieldsAfter))
    leftAfter.forEach((at, index) => {
      partners[at] = leftBefore[index] ?? null;
    });
  return { partners, key: null };
}

function matchEqual(before: readonly string[], after: readonly string[]): (number | null)[] {
  const places = new Map<string, number[]>();
  before.forEach((json, at) => {
    const known = places.get(json);
    if (known) known.push(at);
    else places.set(json, [at]);
  });
  for (const list of places.values()) list.reverse();
  return after.map((json) => places.get(json)?.pop() ?? null);
}

/** The fields with texts, numbers and booleans, each value as JSON; none of a row that is no object. */
function fieldsOf(json: string): Fields {
  try {
    const row: unknown = JSON.parse(json);
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return new Map();
    const plain = Object.entries(row).filter(([, value]) => value !== null && typeof value !== 'object');
    return new Map(plain.map(([name, value]) => [name, JSON.stringify(value)]));
  } catch {
    return new Map();
  }
}

/** The field whose values differ among all rows in, and that most of the rows out share with one of them: at least half. */
function chooseKey(before: readonly Fields[], after: readonly Fields[]): string | null {
  let best: string | null = null;
  let most = Math.max(1, Math.ceil(after.length / 2)) - 1;
  for (const name of before[0]?.keys() ?? []) {
    const values = new Set(before.map((fields) => fields.get(name)));
    if (values.size < before.length || values.has(undefined)) continue;
    const shared = after.filter((fields) => fields.has(name) && values.has(fields.get(name))).length;
    if (shared > most) [best, most] = [name, shared];
  }
  return best;
}

function arePairs(
  leftBefore: readonly number[],
  leftAfter: readonly number[],
  before: readonly Fields[],
  after: ReadonlyMap<number, Fields>,
): boolean {
  if (leftBefore.length !== leftAfter.length) return false;
  const alike = leftAfter.filter((at, index) => {
    const old = before[leftBefore[index] ?? -1];
    return [...(after.get(at) ?? [])].some(([name, value]) => old?.get(name) === value);
  });
  return alike.length * 2 >= leftAfter.length;
}
