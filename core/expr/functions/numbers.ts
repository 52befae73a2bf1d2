import { fail } from '../row-error.ts';
import type { Place } from '../syntax.ts';
import { any, bool, double, int, string } from '../types.ts';
import type { ExpressionFunction } from './function.ts';

const largest = Number.MAX_SAFE_INTEGER;
/** Doubles from here on have no fractions. */
const wholeFrom = 2 ** 52;
const numberText = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const intText = /^[+-]?\d+$/;
const powers = Array.from({ length: 16 }, (_, digits) => Number(`1e${digits}`));

/** An int that JavaScript and JSON hold exactly; -0 is 0. */
export function ranged(at: Place, value: number): number {
  return value > largest || value < -largest ? fail('int-range', at) : value + 0;
}

export const intArithmetic = {
  '+': (at: Place, a: number, b: number): number => ranged(at, a + b),
  '-': (at: Place, a: number, b: number): number => ranged(at, a - b),
  '*': (at: Place, a: number, b: number): number => ranged(at, a * b),
  '/': (at: Place, a: number, b: number): number =>
    b === 0 ? fail('div-zero', at) : ranged(at, Math.trunc(a / b)),
  '%': (at: Place, a: number, b: number): number => (b === 0 ? fail('div-zero', at) : (a % b) + 0),
};

/** Half away from zero, as Go's math.Round; Math.round goes up. */
export function roundHalf(value: number): number {
  const size = Math.abs(value);
  const whole = Math.trunc(size);
  const rounded = size - whole >= 0.5 ? whole + 1 : whole;
  return value < 0 || Object.is(value, -0) ? -rounded : rounded;
}

function round(at: Place, value: number, digits: number): number {
  const power = powers[digits] ?? fail('round-digits', at);
  const scaled = value * power;
  return Math.abs(scaled) < wholeFrom ? roundHalf(scaled) / power : value;
}

function textToDouble(at: Place, text: string): number {
  const value = numberText.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : fail('not-a-number', at);
}

function textToInt(at: Place, text: string): number {
  return intText.test(text) ? ranged(at, Number(text)) : fail('not-an-int', at);
}

function doubleToInt(at: Place, value: number): number {
  return Math.abs(value) <= largest ? Math.trunc(value) + 0 : fail('int-range', at);
}

/** As JSON writes a number. */
function doubleToText(_at: Place, value: number): string {
  return Object.is(value, -0) ? '0' : String(value);
}

function anyToDouble(at: Place, value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? textToDouble(at, value) : fail('wrong-type', at);
}

function anyToInt(at: Place, value: unknown): number {
  if (typeof value === 'number') return doubleToInt(at, value);
  return typeof value === 'string' ? textToInt(at, value) : fail('wrong-type', at);
}

function anyToText(at: Place, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return doubleToText(at, value);
  return typeof value === 'boolean' ? String(value) : fail('wrong-type', at);
}

type Row = readonly [
  name: string,
  id: string,
  params: ExpressionFunction['params'],
  result: ExpressionFunction['result'],
  fails: boolean,
  call: ExpressionFunction['call'],
];

const rows: readonly Row[] = [
  ['double', 'textToDouble', [string], double, true, textToDouble],
  ['double', 'toDouble', [double], double, false, (_at: Place, value: number) => value],
  ['double', 'anyToDouble', [any], double, true, anyToDouble],
  ['int', 'textToInt', [string], int, true, textToInt],
  ['int', 'intToInt', [int], int, false, (_at: Place, value: number) => value],
  ['int', 'doubleToInt', [double], int, true, doubleToInt],
  ['int', 'anyToInt', [any], int, true, anyToInt],
  ['string', 'textToText', [string], string, false, (_at: Place, value: string) => value],
  ['string', 'boolToText', [bool], string, false, (_at: Place, value: boolean) => String(value)],
  ['string', 'intToText', [int], string, false, (_at: Place, value: number) => String(value)],
  ['string', 'doubleToText', [double], string, false, doubleToText],
  ['string', 'anyToText', [any], string, true, anyToText],
  ['round', 'roundWhole', [double], double, false, (at: Place, value: number) => round(at, value, 0)],
  ['round', 'round', [double, int], double, true, round],
  ['math.abs', 'absInt', [int], int, false, (_at: Place, value: number) => Math.abs(value)],
  ['math.abs', 'abs', [double], double, false, (_at: Place, value: number) => Math.abs(value)],
  ['math.sign', 'signInt', [int], int, false, (_at: Place, value: number) => Math.sign(value)],
  ['math.sign', 'sign', [double], double, false, (_at: Place, value: number) => Math.sign(value)],
  ['math.ceil', 'ceil', [double], double, false, (_at: Place, value: number) => Math.ceil(value)],
  ['math.floor', 'floor', [double], double, false, (_at: Place, value: number) => Math.floor(value)],
  ['math.trunc', 'trunc', [double], double, false, (_at: Place, value: number) => Math.trunc(value)],
  ['math.round', 'roundHalf', [double], double, false, (_at: Place, value: number) => roundHalf(value)],
  ['math.greatest', 'greatestInt', [int, int], int, false, greatest],
  ['math.greatest', 'greatest', [double, double], double, false, greatest],
  ['math.least', 'leastInt', [int, int], int, false, least],
  ['math.least', 'least', [double, double], double, false, least],
];

function greatest(_at: Place, a: number, b: number): number {
  // Not Math.max: it knows that 0 is above -0.
  if (b > a) return b;
  return a;
}

function least(_at: Place, a: number, b: number): number {
  if (b < a) return b;
  return a;
}

export const numberFunctions: readonly ExpressionFunction[] = rows.map(
  ([name, id, params, result, fails, call]) => ({ name, id, form: 'plain', params, result, fails, call }),
);
