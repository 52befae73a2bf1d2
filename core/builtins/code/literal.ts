const identifier = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** A value as TypeScript, in single quotes where it is a text. */
export function literalCode(value: null | boolean | number | string): string {
  if (typeof value !== 'string') return Object.is(value, -0) ? '-0' : String(value);
  const inner = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`;
}

/** How a property is written in a type or an object: in quotes where it has to be. */
export function propertyCode(name: string): string {
  return identifier.test(name) ? name : literalCode(name);
}

/** How a property is written where an object is made: `__proto__` would be another thing there. */
export function ownPropertyCode(name: string): string {
  return name === '__proto__' ? "['__proto__']" : propertyCode(name);
}

/** How a property is read: `row.city`, `row['a b']`; with `?.` where the object may be null. */
export function memberCode(object: string, name: string, isOptional = false): string {
  if (identifier.test(name)) return `${object}${isOptional ? '?.' : '.'}${name}`;
  return `${object}${isOptional ? '?.' : ''}[${literalCode(name)}]`;
}
