import { isRounded } from '../../core/rows/rounded-numbers.ts';
import { eachNumber } from '../../core/text/json-members.ts';

/** A field of a row that was changed, with its values as JSON; `null` for none. */
export interface FieldChange {
  /** Inside of others with dots. */
  field: string;
  before: string | null;
  after: string | null;
}

/** What was changed of a row, by its fields; null where the rows are no objects, or were cut: then all of it was. */
export function fieldChanges(before: string, after: string): FieldChange[] | null {
  const [from, to] = [parsed(before), parsed(after)];
  return isObject(from) && isObject(to) ? changesOf(from, to, '') : null;
}

type Fields = Record<string, unknown>;

function changesOf(from: Fields, to: Fields, path: string): FieldChange[] {
  const names = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...names].flatMap((name) => {
    const [one, other] = [from, to].map((row) => (Object.hasOwn(row, name) ? row[name] : undefined));
    const field = path + name;
    if (isObject(one) && isObject(other)) return changesOf(one, other, `${field}.`);
    const [before, after] = [textOf(one), textOf(other)];
    return before === after ? [] : [{ field, before, after }];
  });
}

function textOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** The first number of a JSON text that a run can't hold digit for digit, and what becomes of it. */
export function roundedIn(json: string): { typed: string; becomes: string } | undefined {
  let typed: string | undefined;
  eachNumber(json, (number) => {
    if (isRounded(number)) typed = number;
    return typed === undefined;
  });
  return typed === undefined ? undefined : { typed, becomes: String(Number(typed)) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
