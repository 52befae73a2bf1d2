import { randomUUID } from 'node:crypto';
import type { WantedFields } from '../../engine/store/store-call.ts';
import type { Row } from './driver.ts';

/**
 * A row's key as one text, such as a field of a Redis hash, a message's key or a document's id: the value of the one field, a text as it
 * is; of several fields their values as a JSON array, so that no two keys are the same text.
 */
export function keyText(fields: readonly string[], row: unknown): string {
  const values = fields.map((field): unknown => fieldOf(row, field));
  return textOf(values);
}

/** What a store that needs one keeps a row under: its key, without one its id, else one that no other row has. */
export function ownKey(fields: readonly string[], { value, id }: Pick<Row, 'value' | 'id'>): string {
  return fields.length > 0 ? keyText(fields, value) : (id ?? randomUUID());
}

/** The key that a load asks for; undefined where it does not give every field of it. */
export function keyTextOfWanted(fields: readonly string[], wanted: WantedFields): string | undefined {
  if (fields.length === 0) return undefined;
  const values: unknown[] = [];
  for (const field of fields) {
    const text = Object.hasOwn(wanted, field) ? wanted[field] : undefined;
    const value: unknown = text === undefined || text === null ? null : JSON.parse(text);
    if (value === null) return undefined;
    values.push(value);
  }
  return textOf(values);
}

function textOf(values: readonly unknown[]): string {
  const [only] = values;
  if (values.length > 1) return JSON.stringify(values);
  return typeof only === 'string' ? only : JSON.stringify(only);
}

/** An own field of a row; undefined where it is no object. */
export function fieldOf(row: unknown, field: string): unknown {
  return typeof row === 'object' && row !== null && Object.hasOwn(row, field)
    ? Reflect.get(row, field)
    : undefined;
}
