/**
 * A deep copy of a value that means what a JSON round trip means: undefined, functions and symbols vanish, NaN and the
 * infinities become null, -0 becomes 0, `toJSON` is honoured, class instances become plain objects. Throws where
 * JSON.stringify throws (BigInt, cycles). Plain objects, nearly all rows, take a path many times faster than the trip.
 */
export function cloneJson(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? cloneObject(value, 0) : cloneScalar(value);
}

/** Deeper values go through JSON itself, which also finds cycles. */
const deepest = 200;

/** The same for an object. Kept small, since every row of every batch passes here. */
export function cloneObject(source: object, depth: number): unknown {
  if (Object.getPrototypeOf(source) !== Object.prototype) return cloneUnusual(source, depth);
  const copy: Record<string, unknown> = { ...source };
  for (const key in copy) {
    const value = copy[key];
    if (Number.isFinite(value)) {
      if (!Object.is(value, -0)) continue;
    } else if (typeof value === 'string' || typeof value === 'boolean' || value === null) continue;
    return cloneFields(source, copy, depth);
  }
  return copy;
}

/** Completes a shallow copy that has fields which JSON writes otherwise than they are, or which are objects. */
function cloneFields(source: object, copy: Record<string, unknown>, depth: number): unknown {
  if (depth > deepest || typeof copy['toJSON'] === 'function') return roundTrip(source);
  for (const key in copy) {
    const value = copy[key];
    if (typeof value === 'string') continue;
    if (typeof value === 'object' && value !== null) set(copy, key, cloneObject(value, depth + 1));
    else if (typeof value !== 'boolean' && value !== null) set(copy, key, cloneScalar(value));
  }
  return copy;
}

function cloneUnusual(source: object, depth: number): unknown {
  const prototype: unknown = Object.getPrototypeOf(source);
  if (depth > deepest || 'toJSON' in source) return roundTrip(source);
  if (prototype === null) return cloneFields(source, { ...source }, depth);
  if (Array.isArray(source) && prototype === Array.prototype) return cloneArray(source, depth);
  return roundTrip(source);
}

function cloneArray(source: readonly unknown[], depth: number): unknown[] {
  const copy: unknown[] = [];
  for (let index = 0; index < source.length; index += 1) {
    const value = source[index];
    const isObject = typeof value === 'object' && value !== null;
    copy.push((isObject ? cloneObject(value, depth + 1) : cloneScalar(value)) ?? null);
  }
  return copy;
}

/** A value that is no object as JSON keeps it: -0 is 0, what is not finite is null, the rest as it is or undefined. */
function cloneScalar(value: unknown): unknown {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value + 0 : null;
    case 'string':
    case 'boolean':
      return value;
    default:
      return roundTrip(value);
  }
}

/** `copy[key] = value`, also for the key `__proto__`; an absent value removes the key. */
function set(copy: Record<string, unknown>, key: string, value: unknown): void {
  if (value === undefined) delete copy[key];
  else if (key === '__proto__')
    Object.defineProperty(copy, key, { value, enumerable: true, writable: true, configurable: true });
  else copy[key] = value;
}

function roundTrip(value: unknown): unknown {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? undefined : JSON.parse(text);
}
