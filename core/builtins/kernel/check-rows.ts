import { FormError, rowFailed } from '../row-failed.ts';

/** What is looked at of a flow. */
interface FlowInput {
  input(): readonly unknown[];
}

/**
 * Refuses rows that could not be read: KisFlow calls a function without any row when one of them is bad, and the whole batch would
 * be lost without a word. Throws for the first that is no object.
 */
export function checkRows(flow: FlowInput, rows: readonly unknown[]): void {
  const input = flow.input();
  const readable = rows.length === input.length ? rows : input.map(decoded);
  for (let index = 0; index < readable.length; index += 1) {
    const row = readable[index];
    if (typeof row !== 'object' || row === null)
      throw rowFailed(new FormError('not-a-row'), index + 1, 'row');
  }
}

function decoded(row: unknown): unknown {
  if (typeof row !== 'string') return Array.isArray(row) ? null : row;
  try {
    const value: unknown = JSON.parse(row);
    return Array.isArray(value) ? null : value;
  } catch {
    return null;
  }
}
