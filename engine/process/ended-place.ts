import type { LostField } from './lost-fields.ts';

/** A row as JSON text, from the moment it passed. Counted from 0 among all rows of its side. */
export interface KeptRow {
  index: number;
  batch: number;
  json: string;
  /** Bytes of the whole row's JSON when `json` was cut. */
  cutFromBytes?: number;
}

/** What was kept of one place's rows. */
export interface KeptRows {
  rows: readonly KeptRow[];
  /** How many passed. */
  total: number;
  /** So many of the first ones are whole visits. */
  whole: number;
}

/** One place of the chain when its run has ended. */
export interface EndedPlace {
  rowsIn: KeptRows;
  rowsOut: KeptRows;
  /** False where none of the rows out has a field that is null. */
  mayHaveNulls: boolean;
  /** Of the rows out that were looked at when they passed: how many those were, and their fields without a value. */
  looked: number;
  lost: readonly LostField[];
  visits: number;
  batches: number;
}

/** A kept row's fields; none for a row that is no object, or was cut. */
export function rowObject({ json, cutFromBytes }: KeptRow): Record<string, unknown> {
  if (cutFromBytes !== undefined || !json.startsWith('{')) return {};
  const row: unknown = JSON.parse(json);
  return typeof row === 'object' && row !== null ? { ...row } : {};
}
