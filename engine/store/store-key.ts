/** The row's key as text; null when it lacks one of the fields: such a row is always appended. */
export function keyOf(fields: readonly string[], row: unknown): string | null {
  if (fields.length === 0 || !isRecord(row)) return null;
  const values = fields.map((field) => row[field]);
  return values.some((value) => value === undefined || value === null) ? null : JSON.stringify(values);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
