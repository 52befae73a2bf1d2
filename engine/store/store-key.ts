import type { ConnConfig } from '../../core/config/types.ts';

/**
 * The fields by which a connector's rows are told apart: `params.studio_key`, else `upsert_key`, else `key`, with commas
 * between several. None means that saving appends.
 */
export function keyFields(conn: ConnConfig): string[] {
  const named = conn.params['studio_key'] ?? conn.params['upsert_key'] ?? conn.params['key'] ?? '';
  return named
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
}

/** The row's key as text; null when it lacks one of the fields: such a row is always appended. */
export function keyOf(fields: readonly string[], row: unknown): string | null {
  if (fields.length === 0 || !isRecord(row)) return null;
  const values = fields.map((field) => row[field]);
  return values.some((value) => value === undefined || value === null) ? null : JSON.stringify(values);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
