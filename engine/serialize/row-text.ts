import { keepMinusZero, withMinusZero } from '../../core/text/minus-zero.ts';
import { thrownText } from '../kis/kis-error.ts';
import { isPlainJson } from './clone-json.ts';

const cutAtBytes = 64 * 1024;

/** A row's JSON, cut when it is long; `cutFromBytes` is then the length of the whole. */
export interface RowText {
  json: string;
  cutFromBytes?: number;
}

/** The row as JSON text, as it is now. What JSON cannot hold is told as a JSON string, and `onOdd` of the row that holds it. */
export function rowText(row: unknown, onOdd?: (row: unknown) => void): RowText {
  const json = toJson(row, onOdd);
  if (json.length * 3 <= cutAtBytes) return { json };
  const bytes = Buffer.byteLength(json);
  if (bytes <= cutAtBytes) return { json };
  return {
    json: Buffer.from(json)
      .toString('utf8', 0, cutAtBytes)
      .replace(/\uFFFD$/, ''),
    cutFromBytes: bytes,
  };
}

/** Characters of one text of JSON Lines; a text ends with the row that makes it longer. */
const linesLength = 256 * 1024;

/** Rows as JSON Lines, in texts of moderate length. */
export function* jsonLines(rows: readonly unknown[]): Generator<string> {
  let lines = '';
  for (const row of rows) {
    lines += `${toJson(row)}\n`;
    if (lines.length < linesLength) continue;
    yield lines;
    lines = '';
  }
  if (lines !== '') yield lines;
}

function toJson(row: unknown, onOdd?: (row: unknown) => void): string {
  try {
    const isPlain = isPlainJson(row);
    if (!isPlain) onOdd?.(row);
    return isPlain ? keepMinusZero(JSON.stringify(row), row) : (JSON.stringify(row, shown) ?? 'null');
  } catch (thrown) {
    return JSON.stringify(thrownText(thrown));
  }
}

/** What JSON would leave out or write as null or {}, by its name; a number of any size keeps its digits. */
function shown(this: unknown, key: string, value: unknown): unknown {
  const given: unknown = Reflect.get(Object(this), key);
  if (typeof value === 'number') return Number.isFinite(value) ? withMinusZero(value) : String(value);
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
  if (given instanceof Map) return Object.fromEntries(given);
  if (given instanceof Uint8Array) return Buffer.from(given).toString('base64');
  const kind = nameless.find((one) => given instanceof one);
  return kind === undefined ? value : `[${kind.name}]`;
}

/** Objects that hold something which no field shows. */
const nameless = [Set, Promise, WeakMap, WeakSet, WeakRef, RegExp, ArrayBuffer];
