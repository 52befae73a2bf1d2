import { goCopy } from './go-copy.ts';

/**
 * A deep copy of a value as a round trip through Go's encoding/json gives it. Where that can't write or read a value (NaN, a
 * function, nesting deeper than 10,000, …) it throws a CodedError `rows.…` with the field. Plain objects, nearly all rows, take a
 * path many times faster than the trip.
 */
export function cloneJson(value: unknown): unknown {
  const copy = copyPlain(value, 0);
  return copy === unusual ? goCopy(value) : copy;
}

/** Deeper values are copied without recursion. */
const deepest = 200;
const isOwn = Object.prototype.hasOwnProperty;
/** Stands for what the fast path leaves to `goCopy`. */
const unusual = Symbol('unusual');

/** Kept small, since every row of every batch passes here. */
function copyPlain(value: unknown, depth: number): unknown {
  if (isPlainScalar(value)) return value;
  if (typeof value !== 'object' || value === null || depth > deepest) return unusual;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return copyObject(value, depth);
  return Array.isArray(value) && prototype === Array.prototype ? copyArray(value, depth) : unusual;
}

/** What JSON and Go hold as it is. */
function isPlainScalar(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return value.isWellFormed();
  return typeof value === 'boolean' || value === null;
}

function copyObject(source: object, depth: number): unknown {
  const copy: Record<string, unknown> = { ...source };
  for (const key in copy) {
    if (!key.isWellFormed()) return unusual;
    const value = copy[key];
    if (isPlainScalar(value)) continue;
    const member = copyPlain(value, depth + 1);
    // An own `__proto__` is set by its name only.
    if (member === unusual || key === '__proto__') return unusual;
    copy[key] = member;
  }
  return copy;
}

function copyArray(source: readonly unknown[], depth: number): unknown {
  const copy: unknown[] = [];
  for (let index = 0; index < source.length; index += 1) {
    const member = copyPlain(source[index], depth + 1);
    if (member === unusual) return unusual;
    copy.push(member);
  }
  return copy;
}

/**
 * Whether JSON shows a value as it is, and Go would hold it: its numbers are finite, its texts well formed, it is not deep, and has no
 * object that is written as {} and holds something (a Map, a Set).
 */
export function isPlainJson(value: unknown, depth = 0): boolean {
  if (isPlainScalar(value)) return true;
  if (typeof value !== 'object' || value === null || depth > deepest) return false;
  if (Array.isArray(value)) return value.every((member) => isPlainJson(member, depth + 1));
  // A fourth of the time that a list of entries takes.
  const members = value as Record<string, unknown>;
  let isEmpty = true;
  for (const key in members) {
    if (!isOwn.call(members, key)) continue;
    isEmpty = false;
    const member = members[key];
    if (!(isPlainScalar(member) || isPlainJson(member, depth + 1)) || !key.isWellFormed()) return false;
  }
  return !isEmpty || Object.getPrototypeOf(value) === Object.prototype || unheldName(value) === undefined;
}

/** What JSON writes as {}, whatever it holds: the first that a value is of names it. */
const unheld = [Map, Set, Promise, RegExp, Error, WeakMap, WeakSet, WeakRef, ArrayBuffer];

/** The name of what a value is where JSON shows nothing of what it holds. */
export function unheldName(value: object): string | undefined {
  return unheld.find((kind) => value instanceof kind)?.name;
}
