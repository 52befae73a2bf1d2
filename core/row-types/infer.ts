import type { FieldType, TypedField } from './row-type.ts';

/** Different values of a field that are kept to be shown. */
const mostValues = 10;
/** How deep objects and lists are looked into: below, a value is mixed. */
const deepest = 8;
/** Fields of one object that are told apart. */
const mostFields = 2_000;

type Kind = 'bool' | 'whole' | 'fraction' | 'beyond' | 'text' | 'date' | 'datetime' | 'object' | 'list';

/** What was seen of the values at one place of the rows. */
export interface Seen {
  /** How often it was there, null included. */
  present: number;
  nulls: number;
  readonly kinds: Map<Kind, number>;
  /** Up to ten different numbers, texts and booleans. */
  readonly values: Set<string | number | boolean>;
  least: number | undefined;
  greatest: number | undefined;
  items: Seen | undefined;
  readonly fields: Map<string, Seen>;
}

/**
 * Learns the type of rows, one at a time; two of them can be put together, so that a run can be learnt from in parts. What it
 * keeps is bounded by the number of fields, whatever the rows hold.
 */
export class RowTypeLearner {
  rows = 0;
  readonly #root = seenOf();

  /** One row; what is no object has no fields and only counts. */
  add(row: unknown): void {
    this.rows += 1;
    if (isObject(row)) addFields(this.#root, row, 0);
  }

  /** All that another one has learnt. */
  merge(other: RowTypeLearner): void {
    this.rows += other.rows;
    mergeSeen(this.#root, other.#root);
  }

  /** The fields in the order in which they were first seen. A field is nullable when a row had null or nothing there. */
  fields(): TypedField[] {
    return fieldsOf(this.#root.fields, this.rows);
  }

  /** What was seen of a field, for those who show it. */
  seen(name: string): Seen | undefined {
    return this.#root.fields.get(name);
  }
}

/** The fields of these rows. */
export function inferFields(rows: Iterable<unknown>): TypedField[] {
  const learner = new RowTypeLearner();
  for (const row of rows) learner.add(row);
  return learner.fields();
}

function seenOf(): Seen {
  return {
    present: 0,
    nulls: 0,
    kinds: new Map(),
    values: new Set(),
    least: undefined,
    greatest: undefined,
    items: undefined,
    fields: new Map(),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function addFields(seen: Seen, object: Record<string, unknown>, depth: number): void {
  for (const name of Object.keys(object)) {
    let field = seen.fields.get(name);
    if (field === undefined) {
      if (seen.fields.size >= mostFields) return;
      field = seenOf();
      seen.fields.set(name, field);
    }
    addValue(field, object[name], depth + 1);
  }
}

function addValue(seen: Seen, value: unknown, depth: number): void {
  seen.present += 1;
  if (value === null || value === undefined) {
    seen.nulls += 1;
    return;
  }
  const kind = kindOf(value);
  seen.kinds.set(kind, (seen.kinds.get(kind) ?? 0) + 1);
  if (typeof value === 'number') noteNumber(seen, value);
  if (typeof value !== 'object') noteValue(seen, value as string | number | boolean);
  else if (depth < deepest) addInner(seen, value, depth);
}

function addInner(seen: Seen, value: object, depth: number): void {
  if (!Array.isArray(value)) {
    addFields(seen, value as Record<string, unknown>, depth);
    return;
  }
  const items = itemsOf(seen);
  for (const item of value) addValue(items, item, depth + 1);
}

function itemsOf(seen: Seen): Seen {
  seen.items ??= seenOf();
  return seen.items;
}

function noteNumber(seen: Seen, value: number): void {
  seen.least = Math.min(seen.least ?? value, value);
  seen.greatest = Math.max(seen.greatest ?? value, value);
}

function noteValue(seen: Seen, value: string | number | boolean): void {
  if (seen.values.size < mostValues && (typeof value !== 'string' || value.length <= 200))
    seen.values.add(value);
}

const datePattern = /^\d{4}-\d\d-\d\d$/;
const datetimePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

function kindOf(value: unknown): Kind {
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'number':
      if (!Number.isInteger(value) || Math.abs(value) >= 2 ** 63) return 'fraction';
      return Number.isSafeInteger(value) ? 'whole' : 'beyond';
    case 'string':
      if (value.length > 40) return 'text';
      if (datePattern.test(value)) return 'date';
      return datetimePattern.test(value) ? 'datetime' : 'text';
    default:
      return Array.isArray(value) ? 'list' : 'object';
  }
}

function mergeSeen(into: Seen, from: Seen): void {
  into.present += from.present;
  into.nulls += from.nulls;
  for (const [kind, count] of from.kinds) into.kinds.set(kind, (into.kinds.get(kind) ?? 0) + count);
  for (const value of from.values) noteValue(into, value);
  if (from.least !== undefined) noteNumber(into, from.least);
  if (from.greatest !== undefined) noteNumber(into, from.greatest);
  if (from.items !== undefined) mergeSeen(itemsOf(into), from.items);
  for (const [name, field] of from.fields) {
    let own = into.fields.get(name);
    if (own === undefined && into.fields.size < mostFields) {
      own = seenOf();
      into.fields.set(name, own);
    }
    if (own !== undefined) mergeSeen(own, field);
  }
}

function fieldsOf(fields: ReadonlyMap<string, Seen>, rows: number): TypedField[] {
  return [...fields].map(([name, seen]) => ({
    name,
    type: typeOf(seen),
    nullable: seen.nulls > 0 || seen.present < rows,
  }));
}

const numbers: readonly Kind[] = ['whole', 'fraction', 'beyond'];
const texts: readonly Kind[] = ['text', 'date', 'datetime'];

function typeOf(seen: Seen): FieldType {
  const kinds = [...seen.kinds.keys()];
  const [first] = kinds;
  if (first === undefined) return 'empty';
  if (kinds.every((kind) => numbers.includes(kind)))
    // Such an id is exact only in Go's int64; rows of the Studio hold it rounded.
    return kinds.includes('beyond') && !kinds.includes('fraction') ? 'int' : 'number';
  if (kinds.every((kind) => texts.includes(kind)))
    return kinds.length === 1 && first === 'date'
      ? 'date'
      : kinds.length === 1 && first === 'datetime'
        ? 'datetime'
        : 'text';
  if (kinds.length > 1) return 'mixed';
  if (first === 'bool') return 'bool';
  if (first === 'object') return { object: fieldsOf(seen.fields, seen.kinds.get('object') ?? 0) };
  return { list: itemOf(seen.items) };
}

function itemOf(items: Seen | undefined): { type: FieldType; nullable: boolean } {
  return items === undefined
    ? { type: 'empty', nullable: true }
    : { type: typeOf(items), nullable: items.nulls > 0 };
}
