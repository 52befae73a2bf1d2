/** A value as a part of a key: different values have different texts, and none is the beginning of another. */
export function keyText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `t${value.length}:${value}`;
    case 'number':
      return `n${value === 0 ? 0 : value};`;
    case 'boolean':
      return value ? 'y' : 'f';
    default:
      return value == null ? '-' : rowKey(value);
  }
}

/** An object or a list as a key: the order of an object's fields says nothing, and a field that is null is as none. */
export function rowKey(value: unknown): string {
  if (typeof value !== 'object' || value === null) return keyText(value);
  if (Array.isArray(value)) return `[${value.map(rowKey).join('')}]`;
  const fields = Object.entries(value).filter(([, inner]) => inner != null);
  fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${fields.map(([name, inner]) => keyText(name) + rowKey(inner)).join('')}}`;
}
