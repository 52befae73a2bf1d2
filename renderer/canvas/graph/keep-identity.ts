/** A node or edge as React Flow takes it. */
interface Item {
  id: string;
  data?: unknown;
}

/** `next` with every item that says the same as before replaced by the one from before, so that it isn't rendered again. */
export function keepIdentity<T extends Item>(before: readonly T[], next: readonly T[]): T[] {
  const known = new Map(before.map((item) => [item.id, item]));
  return next.map((item) => {
    const old = known.get(item.id);
    return old !== undefined && isSame(old, item) ? old : item;
  });
}

/** Compares plain values and plain objects of them; other objects (documents, functions) by identity. */
function isSame(a: unknown, b: unknown, depth = 0): boolean {
  if (Object.is(a, b)) return true;
  if (depth > 3 || !isRecord(a) || !isRecord(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key], depth + 1));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
