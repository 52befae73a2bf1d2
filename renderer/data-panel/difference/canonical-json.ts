/** The same text for JSON texts of the same meaning, whatever the order of keys; a text that is no JSON stays as it is. */
export function canonicalJson(json: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(json)));
  } catch {
    return json;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]): [string, unknown] => [key, sorted(inner)])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
