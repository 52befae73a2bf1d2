import type { RowSnapshot, RowsPage } from '../../core/contract/run-payloads.ts';
import { rowDifference } from './row-difference.ts';

export interface ShownRow {
  index: number;
  json: string;
  change?: 'same' | 'added' | 'removed';
  failed?: boolean;
  cutFromBytes?: number;
}

/** The rows to show for a side; null while they are not there yet. */
export function shownRows(
  side: 'in' | 'out' | 'difference',
  before: RowsPage | null,
  after: RowsPage | null,
): ShownRow[] | null {
  if (side === 'in') return before?.rows.map(shownRow) ?? null;
  if (side === 'out') return after?.rows.map(shownRow) ?? null;
  if (before === null || after === null) return null;
  const texts = (page: RowsPage) => page.rows.map(({ json }) => json);
  return rowDifference(texts(before), texts(after)).map((row, index) => ({ ...row, index }));
}

function shownRow({ index, json, failed, cutFromBytes }: RowSnapshot): ShownRow {
  return {
    index,
    json,
    ...(failed === undefined ? {} : { failed }),
    ...(cutFromBytes === undefined ? {} : { cutFromBytes }),
  };
}
