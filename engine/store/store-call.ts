import { keyFields } from '../../core/config/key-fields.ts';
import type { ConnConfig } from '../../core/config/types.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { isRecord, keyOf } from './store-key.ts';

/** The names of the fields asked for, each with its value as JSON text; null asks for rows without the field. */
export type WantedFields = Record<string, string | null>;

/** Rows to keep, each as JSON text, with their keys; null is a row that is appended. */
export interface SaveCall {
  readonly op: 'save';
  readonly cname: string;
  readonly rows: readonly string[];
  readonly keys: readonly (string | null)[];
  /** By what a store without a key knows each row again. */
  readonly ids?: readonly string[] | undefined;
}

/** Rows to give: all of them, or those that match one of these. */
export interface LoadCall {
  readonly op: 'load';
  readonly cname: string;
  /** By which fields the connector's rows are told apart. */
  readonly keyFields: readonly string[];
  readonly wanted: readonly WantedFields[] | null;
}

/** How far the connector's rows go: what is saved afterwards is new. */
export interface MarkCall {
  readonly op: 'mark';
  readonly cname: string;
}

/** How many of the rows saved since a mark the connector held before it, too. */
export interface AgainCall {
  readonly op: 'again';
  readonly cname: string;
  readonly since: number;
}

/** One call of a connector's storage as text, made on the side of who calls: what it was given may change afterwards. */
export type StoreCall = SaveCall | LoadCall | MarkCall | AgainCall;

/** One row or an array of rows, to be appended or to take the place of the row with the same key. Throws `process.store-bad-rows`. */
export function saveCall(conn: ConnConfig, args: unknown, ids?: readonly string[]): SaveCall {
  const given: readonly unknown[] = Array.isArray(args) ? args : [args];
  const fields = keyFields(conn);
  return {
    op: 'save',
    cname: conn.cname,
    rows: given.map((row) => textOf(conn, row) ?? refuse(conn, 'there is no row')),
    keys: given.map((row) => guarded(conn, () => keyOf(fields, row))),
    ids,
  };
}

/**
 * All rows without args; with an object those whose fields equal all of its; with an array of objects those that match any; with a text
 * or number those with that key. Throws `process.store-bad-rows`.
 */
export function loadCall(conn: ConnConfig, args: unknown): LoadCall {
  const call = { op: 'load', cname: conn.cname, keyFields: keyFields(conn) } as const;
  if (args === undefined || args === null) return { ...call, wanted: null };
  const each: readonly unknown[] = Array.isArray(args) ? args : [args];
  return { ...call, wanted: each.map((one) => wantedFields(conn, call.keyFields, one)) };
}

function wantedFields(conn: ConnConfig, keys: readonly string[], args: unknown): WantedFields {
  if (isRecord(args))
    return Object.fromEntries(
      Object.entries(args).map(([name, value]) => [name, textOf(conn, value) ?? null]),
    );
  const [field, ...more] = keys;
  if (field !== undefined && more.length === 0 && (typeof args === 'string' || typeof args === 'number'))
    return { [field]: JSON.stringify(args) };
  return refuse(conn, 'load takes nothing, an object of fields, or the value of the one key field');
}

/** Undefined where JSON has no form for the value. A Map is an object, as it is for the next function. */
function textOf(conn: ConnConfig, value: unknown): string | undefined {
  return guarded(conn, () => {
    const text: string | undefined = JSON.stringify(value);
    return text?.includes('{}') ? JSON.stringify(value, mapsAsObjects) : text;
  });
}

function mapsAsObjects(_key: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : value;
}

function guarded<T>(conn: ConnConfig, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    return refuse(conn, thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function refuse(conn: ConnConfig, detail: string): never {
  throw new CodedError('process.store-bad-rows', { cname: conn.cname, detail });
}
