import { CodedError } from '../../core/errors/coded-error.ts';
import { thrownText } from '../kis/kis-error.ts';
import { cycleIn, type Place, pathOf } from './row-place.ts';

/** encoding/json decodes nothing that is nested deeper. */
const deepest = 10_000;

/** A value that is still to be copied, and where to. */
interface Task extends Place {
  readonly target: object;
}

/**
 * A copy of any value as a round trip through Go's encoding/json gives it, as far as a JavaScript value can mean one of Go's:
 * a Map is a map, a BigInt an integer, a Uint8Array bytes (base64), a Date a time, undefined a field that is not there. Throws
 * a `rows.…` error with the field where Go can't write or read a value. Slow and thorough: `cloneJson` asks it for what is unusual.
 */
export function goCopy(value: unknown): unknown {
  const holder: unknown[] = [];
  // Last in, first out: a container is filled in the order of its fields, and a cycle is deep before it is wide.
  const tasks: Task[] = [{ value, key: 0, target: holder, parent: undefined, depth: 0 }];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) copyInto(task, tasks);
  return holder[0];
}

function copyInto(task: Task, tasks: Task[]): void {
  try {
    const value = written(task.value, task);
    if (typeof value === 'object' && value !== null) openContainer({ ...task, value }, value, tasks);
    else put(task, value);
  } catch (thrown) {
    if (thrown instanceof CodedError) throw thrown;
    throw new CodedError('rows.unreadable', { field: pathOf(task), detail: thrownText(thrown) }, {}, thrown);
  }
}

/** The value as JSON has it; objects are those whose members are still to be copied. */
function written(value: unknown, place: Place): unknown {
  switch (typeof value) {
    case 'string':
      return value.toWellFormed();
    case 'number':
      return finite(value, place);
    case 'bigint':
      return hasToJson(value) ? value.toJSON(String(place.key)) : finite(Number(value), place);
    case 'boolean':
    case 'undefined':
      return value;
    case 'object':
      return value === null ? null : writtenObject(value, place);
    default:
      throw unsupported(typeof value, place);
  }
}

function writtenObject(value: object, place: Place): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (value instanceof Date) checkDate(value, place);
  if (hasToJson(value)) {
    const json = value.toJSON(String(place.key));
    return hasToJson(json) && typeof json === 'object' ? json : written(json, place);
  }
  if (value instanceof Number || value instanceof String || value instanceof Boolean)
    return written(value.valueOf(), place);
  if (noJson.some((kind) => value instanceof kind)) throw unsupported(value.constructor.name, place);
  return value;
}

/** What has no members to show: JSON.stringify writes {} for them, which would be a lie. */
const noJson = [Set, Promise, WeakMap, WeakSet, WeakRef, RegExp, ArrayBuffer, SharedArrayBuffer, DataView];

function openContainer(place: Task, value: object, tasks: Task[]): void {
  const depth = place.depth + 1;
  if (depth > deepest) throw new CodedError(cycleIn(place) ? 'rows.cycle' : 'rows.too-deep');
  const list = Array.isArray(value) || ArrayBuffer.isView(value);
  const target = list ? [] : {};
  put(place, target);
  const members = list ? Array.from(value as ArrayLike<unknown>).entries() : membersOf(value, place);
  const opened: Task[] = [];
  for (const [key, member] of members) opened.push({ value: member, key, target, parent: place, depth });
  for (let at = opened.pop(); at !== undefined; at = opened.pop()) tasks.push(at);
}

function membersOf(value: object, place: Place): Iterable<[string, unknown]> {
  return value instanceof Map
    ? [...value].map(([key, member]) => [mapKey(key, place), member])
    : Object.entries(value);
}

/** Go's maps that JSON can hold have texts or integers for keys. */
function mapKey(key: unknown, place: Place): string {
  if (typeof key === 'string' || typeof key === 'bigint' || Number.isInteger(key)) return String(key);
  throw unsupported(`Map[${typeof key}]`, place);
}

/** Also under the name `__proto__`. An absent value has no field, and is null in a list. */
function put({ target, key }: Task, value: unknown): void {
  if (Array.isArray(target)) target.push(value ?? null);
  else if (value !== undefined)
    Object.defineProperty(target, String(key).toWellFormed(), {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
}

function hasToJson(value: unknown): value is { toJSON(key: string): unknown } {
  const holder = Object(value);
  return 'toJSON' in holder && typeof holder.toJSON === 'function';
}

function finite(value: number, place: Place): number {
  if (Number.isFinite(value)) return value;
  throw new CodedError('rows.not-finite', { field: pathOf(place), value: String(value) });
}

/** Go writes the years 0 to 9999. */
function checkDate(date: Date, place: Place): void {
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999))
    throw new CodedError('rows.not-finite', { field: pathOf(place), value: String(date) });
}

function unsupported(kind: string, place: Place): CodedError {
  return new CodedError('rows.unsupported', { field: pathOf(place), kind });
}
