import { own } from '../expr/runtime.ts';
import type { Field } from '../expr/types.ts';
import type { Row } from './preview.ts';

/** A row's own value by name; null where it has none. */
export function ownValue(row: unknown, name: string): unknown {
  return own(row, name) ?? null;
}

/** A field as it is handed on: one that may be null is null where it is missing. */
export function copied(row: unknown, name: string, { nullable }: Field): unknown {
  const value = own(row, name);
  return nullable ? (value ?? null) : value;
}

/** A row of these fields, in their order, whatever they are called; without those that are undefined. */
export function objectOf(fields: Iterable<readonly [string, unknown]>): Row {
  const made: Record<string, unknown> = {};
  for (const [name, value] of fields) setField(made, name, value);
  return made;
}

/** Gives a row that is being made a field, whatever it is called; none where the value is undefined. */
export function setField(made: Record<string, unknown>, name: string, value: unknown): void {
  if (value === undefined) return;
  if (name === '__proto__')
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
  else made[name] = value;
}
