import { allFunctions } from '../../expr/functions/all.ts';
import { fail } from '../../expr/row-error.ts';
import { FormError, nowhere } from '../row-failed.ts';

export const castTypes = ['int', 'number', 'text', 'bool', 'date'] as const;
export type CastType = (typeof castTypes)[number];

const byId = new Map(allFunctions.map(({ id, call }) => [id, call]));
const textToInt = byId.get('textToInt') ?? missing;
const textToDouble = byId.get('textToDouble') ?? missing;
const days = byId.get('days') ?? missing;

function missing(): never {
  throw new Error('a function of expressions is missing');
}

/** A value as another type: exactly, or not at all. Null stays null. */
export function convert(value: unknown, to: CastType): unknown {
  if (value === null || value === undefined) return null;
  switch (to) {
    case 'int':
      return toInt(value);
    case 'number':
      return toNumber(value);
    case 'text':
      return toText(value);
    case 'bool':
      return toBool(value);
    case 'date':
      return toDate(value);
  }
}

function toInt(value: unknown): number {
  if (typeof value === 'string') return textToInt(nowhere, value) as number;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'number') return fail('wrong-type', nowhere);
  if (!Number.isInteger(value)) return fail('not-an-int', nowhere);
  return Number.isSafeInteger(value) ? value + 0 : fail('int-range', nowhere);
}

function toNumber(value: unknown): number {
  if (typeof value === 'string') return textToDouble(nowhere, value) as number;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' ? value + 0 : fail('wrong-type', nowhere);
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value + 0);
  return typeof value === 'boolean' ? String(value) : fail('wrong-type', nowhere);
}

function toBool(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (value === 'true') return true;
  if (value === 'false') return false;
  if (typeof value === 'string' || typeof value === 'number') throw new FormError('not-a-bool');
  return fail('wrong-type', nowhere);
}

/** The day of a date or a time as it is written there; no time zone is worked out. */
function toDate(value: unknown): string {
  if (typeof value !== 'string') return fail('wrong-type', nowhere);
  const day = /^\d{4}-\d\d-\d\d(?=$|[T ])/.exec(value)?.[0] ?? fail('not-a-date', nowhere);
  days(nowhere, day, day);
  return day;
}
