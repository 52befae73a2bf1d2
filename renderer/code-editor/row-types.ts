/** The TypeScript type of values that were seen: unions of what occurs, with `?` for keys that some rows lack. */
export function interfaceOf(name: string, rows: readonly Record<string, unknown>[]): string {
  return `interface ${name} ${objectTypeOf(rows)}`;
}

/** The same as an object type, a line a field. */
export function objectTypeOf(rows: readonly Record<string, unknown>[]): string {
  const fields = fieldsOf(rows).map(
    ({ key, optional, type }) => `  ${propertyName(key)}${optional ? '?' : ''}: ${type};`,
  );
  return `{\n${fields.join('\n')}\n}`;
}

interface FieldType {
  key: string;
  optional: boolean;
  type: string;
}

/** The keys of rows in order of first appearance, with the types of their values. */
export function fieldsOf(rows: readonly Record<string, unknown>[]): FieldType[] {
  const keys = new Set(rows.flatMap((row) => Object.keys(row)));
  return [...keys].map((key) => {
    const having = rows.filter((row) => Object.hasOwn(row, key));
    return { key, optional: having.length < rows.length, type: union(having.map((row) => row[key])) };
  });
}

function union(values: readonly unknown[]): string {
  const types = new Set<string>();
  const objects = values.filter(isObject);
  const items = values.filter(Array.isArray).flat();
  for (const value of values) {
    if (value === null) types.add('null');
    else if (typeof value !== 'object') types.add(typeof value);
  }
  if (objects.length > 0)
    types.add(
      `{ ${fieldsOf(objects)
        .map(({ key, optional, type }) => `${propertyName(key)}${optional ? '?' : ''}: ${type}`)
        .join('; ')} }`,
    );
  if (values.some(Array.isArray)) types.add(items.length === 0 ? 'unknown[]' : list(union(items)));
  return types.size === 0 ? 'unknown' : [...types].join(' | ');
}

function list(item: string): string {
  return item.includes('|') ? `(${item})[]` : `${item}[]`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function propertyName(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
