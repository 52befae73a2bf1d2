import type { RowSnapshot } from '../../core/contract/run-payloads.ts';
import type { LostField } from './lost-fields.ts';

/** What was kept of one place's rows. */
export interface KeptRows {
  rows: readonly RowSnapshot[];
  /** How many passed. */
  total: number;
  /** So many of the first ones are whole visits. */
  whole: number;
}

/** One place of the chain when its run has ended. */
export interface EndedPlace {
  rowsIn: KeptRows;
  rowsOut: KeptRows;
  /** Of the rows out that were looked at when they passed: how many those were, and their fields without a value. */
  looked: number;
  lost: readonly LostField[];
  visits: number;
  batches: number;
}

/** A kept row's fields; none for a row that is no object, or was cut. */
export function rowObject({ json, cutFromBytes }: RowSnapshot): Record<string, unknown> {
  if (cutFromBytes !== undefined || !json.startsWith('{')) return {};
  const row: unknown = JSON.parse(json);
  return typeof row === 'object' && row !== null ? { ...row } : {};
}
