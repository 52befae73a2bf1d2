import { Buffer } from 'node:buffer';
import mysql, { type FieldPacket } from 'mysql2';
import { bound, type SqlValue } from '../sql/sql-connection.ts';

/** A point in time as JavaScript writes it, or with an offset. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** A value for a column of this type. MySQL takes no point in time with its zone: it is given as UTC. */
export function boundFor(type: string | undefined, value: unknown): SqlValue {
  const isTime = type === 'datetime' || type === 'timestamp';
  if (!isTime || typeof value !== 'string' || !instant.test(value)) return bound(value);
  const fraction = /\.(\d+)/.exec(value)?.[1] ?? '';
  const utc = new Date(value)
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace('T', ' ');
  return fraction === '' ? utc : `${utc}.${fraction.slice(0, 6)}`;
}

/**
 * A column's value as JSON has it: a decimal, and an integer beyond 2^53, as its digits; a timestamp in the form of JavaScript; bytes as
 * base64.
 */
export function mysqlValue({ columnType }: Pick<FieldPacket, 'columnType'>, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (Buffer.isBuffer(value))
    return columnType === mysql.Types.BIT ? bitsOf(value) : value.toString('base64');
  if (columnType === mysql.Types.TIMESTAMP && typeof value === 'string') return instantOf(value);
  // The digits of a single-precision number, not those of the double nearest to it.
  if (columnType === mysql.Types.FLOAT && typeof value === 'number') return shortest(value);
  return value;
}

function instantOf(text: string): string {
  const [seconds = '', fraction = ''] = text.split('.');
  return `${seconds.replace(' ', 'T')}.${fraction.padEnd(3, '0')}Z`;
}

function bitsOf(bytes: Buffer): number | string {
  const value = BigInt(`0x${bytes.toString('hex') || '0'}`);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString();
}

function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return value;
}
