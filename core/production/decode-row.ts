import { ownValue } from '../builtins/row-values.ts';
import type { FieldType, ItemType, TypedField } from '../row-types/row-type.ts';

/** What stands where Go wants another type. */
export type FoundValue = 'number' | 'fraction' | 'beyond' | 'text' | 'bool' | 'list' | 'object' | 'no-json';

/** Why encoding/json can't put a row into a struct. */
export interface Misfit {
  /** The field, `lines[0].qty` deep in the row; '' for the row itself. */
  readonly field: string;
  readonly expects: FieldType | 'row';
  readonly found: FoundValue;
}

/** A row as a Go function with a struct gets it. */
export interface DecodedRow {
  /** With exactly the fields of the struct, in their order; null for a row that is null, undefined for one that doesn't fit. */
  readonly row: Readonly<Record<string, unknown>> | null | undefined;
  readonly misfit: Misfit | undefined;
  /** Fields that the struct has no place for: they go. */
  readonly dropped: readonly string[];
  /** Fields that had nothing and are a zero value now, which nobody can tell from a real one. */
  readonly zeroed: readonly string[];
}

/**
 * What Go's encoding/json makes of one row for a struct of these fields: an object, or a text of JSON. Names match exactly or but
 * for their case, the last one wins; what may be empty is a pointer.
 */
export function decodeRow(fields: readonly TypedField[], raw: unknown): DecodedRow {
  const decoding = new Decoding();
  const value = typeof raw === 'string' ? decoding.parse(raw) : raw;
  const { misfits, dropped, zeroed } = decoding;
  if (misfits.length > 0) return { row: undefined, misfit: misfits[0], dropped, zeroed };
  if (value === null) return { row: null, misfit: undefined, dropped, zeroed };
  const row = isObject(value) ? decoding.object(fields, value, '') : decoding.refuse('row', value, '');
  const [misfit] = misfits;
  return { row: misfit === undefined && isObject(row) ? row : undefined, misfit, dropped, zeroed };
}

class Decoding {
  readonly misfits: Misfit[] = [];
  readonly dropped: string[] = [];
  readonly zeroed: string[] = [];

  /** A text row's value; numbers beyond all doubles can't be read. */
  parse(text: string): unknown {
    let isBeyond = false;
    try {
      const value: unknown = JSON.parse(text, (_key, member: unknown) => {
        if (typeof member === 'number' && !Number.isFinite(member)) isBeyond = true;
        return member;
      });
      if (isBeyond) this.misfits.push({ field: '', expects: 'row', found: 'beyond' });
      return value;
    } catch {
      this.misfits.push({ field: '', expects: 'row', found: 'no-json' });
      return undefined;
    }
  }

  object(fields: readonly TypedField[], value: object, path: string): Record<string, unknown> {
    const places = new Map<string, TypedField>();
    for (const field of fields) places.set(fold(field.name), field);
    const exact = new Map(fields.map((field) => [field.name, field]));
    const found = new Map<string, string>();
    for (const name of Object.keys(value)) {
      const field = exact.get(name) ?? places.get(fold(name));
      if (field === undefined) this.dropped.push(inside(path, name));
      // A null empties a pointer; any other field keeps what a name of another case put there.
      else if (field.nullable || ownValue(value, name) !== null || !found.has(field.name))
        found.set(field.name, name);
    }
    const row: Record<string, unknown> = {};
    for (const field of fields) {
      const name = found.get(field.name);
      const member = this.#member(
        field,
        name === undefined ? null : ownValue(value, name),
        inside(path, field.name),
      );
      Object.defineProperty(row, field.name, { value: member, enumerable: true, configurable: true });
    }
    return row;
  }

  #member({ type, nullable }: ItemType, value: unknown, path: string): unknown {
    if (value === null || value === undefined) {
      const zero = nullable ? null : zeroOf(type);
      if (zero !== null) this.zeroed.push(path);
      return zero;
    }
    if (type === 'mixed' || type === 'empty') return value;
    if (typeof type === 'string') return fits(type, value) ? value : this.refuse(type, value, path);
    if ('object' in type)
      return isObject(value) ? this.object(type.object, value, path) : this.refuse(type, value, path);
    if (!Array.isArray(value)) return this.refuse(type, value, path);
    return value.map((item: unknown, index) => this.#member(type.list, item, `${path}[${index}]`));
  }

  refuse(expects: Misfit['expects'], value: unknown, field: string): undefined {
    this.misfits.push({ field, expects, found: foundOf(value) });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inside(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** As encoding/json compares names that are not equal: letter by letter, whatever their case. */
function fold(name: string): string {
  return [...name].map((letter) => oneOf(oneOf(letter, letter.toUpperCase()), letter.toLowerCase())).join('');
}

/** A letter in another case, if that is one letter: ß stays. */
function oneOf(letter: string, other: string): string {
  return [...other].length === 1 ? other : letter;
}

/** What a type is in Go when nothing was put there: null where that is told from all values. */
export function zeroOf(type: FieldType): unknown {
  switch (type) {
    case 'number':
    case 'int':
      return 0;
    case 'text':
    case 'date':
    case 'datetime':
      return '';
    case 'bool':
      return false;
    default:
      return null;
  }
}

function fits(type: Extract<FieldType, string>, value: unknown): boolean {
  switch (type) {
    case 'number':
      return typeof value === 'number';
    case 'int':
      // Go writes a whole double with all its digits below 1e21, and reads int64.
      return Number.isInteger(value) && Number(value) >= -(2 ** 63) && Number(value) < 2 ** 63;
    case 'bool':
      return typeof value === 'boolean';
    default:
      return typeof value === 'string';
  }
}

function foundOf(value: unknown): FoundValue {
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) ? (Math.abs(value) < 2 ** 63 ? 'number' : 'beyond') : 'fraction';
    case 'string':
      return 'text';
    case 'boolean':
      return 'bool';
    default:
      return 'object';
  }
}
