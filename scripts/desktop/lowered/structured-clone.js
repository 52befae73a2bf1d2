// Of the values that the Studio copies: texts and plain data. The library's own tries errors of every kind at each start.
globalThis.structuredClone ??= copyOf;

function copyOf(value) {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null) return value;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) throw new TypeError('no plain data');
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copyOf(member)]));
}
