import type { LostValue } from '../../core/contract/run-payloads.ts';

/** What JSON writes as {}, whatever it holds. */
const unheld = [
  ['Set', Set],
  ['RegExp', RegExp],
  ['Error', Error],
  ['Promise', Promise],
] as const;

/** Of a Map whose keys can be names of fields the next function gets an object with those. */
function unheldIn(value: object): LostValue | undefined {
  if (value instanceof Map) return [...value.keys()].every(isName) ? undefined : 'Map';
  return unheld.find(([, kind]) => value instanceof kind)?.[0];
}

function isName(key: unknown): boolean {
  return typeof key === 'string' || typeof key === 'bigint' || Number.isInteger(key);
}

/** Fields that hold what JSON has no form for, in a row that isn't plain JSON: `totals.net`, `lines[].net`; '' for the row itself. */
function* lostFieldsOf(row: unknown): Generator<[field: string, value: LostValue]> {
  yield* within('', row, 0);
}

/** Deeper values, and those of more fields, are looked at no more. */
const deepest = 4;
const mostMembers = 200;

function* within(path: string, value: unknown, depth: number): Generator<[string, LostValue]> {
  if (typeof value === 'number') {
    if (!Number.isFinite(value) && path !== '') yield [path, Number.isNaN(value) ? 'NaN' : 'Infinity'];
    return;
  }
  if (value === undefined && path !== '') yield [path, 'undefined'];
  if (typeof value !== 'object' || value === null || depth > deepest) return;
  const kind = unheldIn(value);
  if (kind !== undefined) yield [path, kind];
  if (Array.isArray(value)) {
    for (const member of value.slice(0, mostMembers)) yield* within(`${path}[]`, member, depth + 1);
    return;
  }
  // Of plain objects only: what a getter or a proxy gives is nobody's field, and may be code.
  if (Object.getPrototypeOf(value) !== Object.prototype) return;
  const fields = Object.entries(Object.getOwnPropertyDescriptors(value)).slice(0, mostMembers);
  for (const [name, descriptor] of fields)
    if ('value' in descriptor && descriptor.enumerable)
      yield* within(path === '' ? name : `${path}.${name}`, descriptor.value, depth + 1);
}

/** A field without a value, and in how many rows. */
export interface LostField {
  field: string;
  value: LostValue;
  rows: number;
}

/** How many rows hold which field without a value. */
export interface LostFields {
  /** A row that is not plain JSON. */
  look(row: unknown): void;
  /** The most frequent first. */
  counts(): LostField[];
}

const mostFields = 100;

export function createLostFields(): LostFields {
  const counts = new Map<string, LostField>();
  function add(field: string, value: LostValue): void {
    const key = `${value} ${field}`;
    const count = counts.get(key);
    if (count) count.rows++;
    else if (counts.size < mostFields) counts.set(key, { field, value, rows: 1 });
  }
  return {
    look(row) {
      for (const [field, value] of fieldsOf(row)) add(field, value);
    },
    counts: () => [...counts.values()].sort((one, other) => other.rows - one.rows),
  };
}

/** Each field once; none of a row whose parts cannot be looked at, as of a proxy that throws. */
function fieldsOf(row: unknown): Map<string, LostValue> {
  try {
    return new Map(lostFieldsOf(row));
  } catch {
    return new Map();
  }
}
