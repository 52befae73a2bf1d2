import { randomOf } from '../../../core/samples/random.ts';

export const fieldKinds = ['sequence', 'integer', 'number', 'text', 'choice', 'boolean', 'date'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** One field of the rows to make. */
export interface FieldPlan {
  name: string;
  kind: FieldKind;
  /** `1..100` for sequence (its start), integer and number; `a, b, c` for choice; `2026-01-01..2026-12-31` for date; a prefix for text. */
  detail: string;
}

const isDay = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
/** As many different texts as a field may have to be one of them. */
const mostChoices = 8;

/** What to make for a field, after the values that it has in the rows; whole numbers that no double holds as bigint. */
export function planFor(name: string, values: readonly unknown[]): FieldPlan {
  const known = values.filter((value) => value !== null && value !== undefined);
  const numbers = known.filter((value) => typeof value === 'number' || typeof value === 'bigint');
  const texts = known.filter((value) => typeof value === 'string');
  if (known.length > 0 && numbers.length === known.length) return numberPlan(name, numbers);
  if (known.length > 0 && known.every((value) => typeof value === 'boolean'))
    return { name, kind: 'boolean', detail: '' };
  if (known.length > 0 && known.every(isDay)) {
    const days = texts.toSorted();
    return { name, kind: 'date', detail: `${days[0]}..${days.at(-1)}` };
  }
  const choices = [...new Set(texts)];
  const isChoice = texts.length === known.length && choices.length <= Math.min(mostChoices, texts.length / 2);
  if (isChoice && choices.length > 0 && !choices.some((choice) => /[,，、]/.test(choice)))
    return { name, kind: 'choice', detail: choices.join(', ') };
  if (known.length === 0 && /(^|_)id$/i.test(name)) return { name, kind: 'sequence', detail: '1' };
  return { name, kind: 'text', detail: name };
}

/** Numbers that count up go on behind the last one. */
function numberPlan(name: string, numbers: readonly (number | bigint)[]): FieldPlan {
  const sorted = numbers.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
  const [low = 0] = sorted;
  const high = sorted.at(-1) ?? 0;
  const isCount = numbers.every((value, at) => at === 0 || String(value) === next(numbers[at - 1] ?? 0));
  if (isCount && (numbers.length > 1 || /(^|_)id$/i.test(name)))
    return { name, kind: 'sequence', detail: next(high) };
  const isWhole = numbers.every((value) => typeof value === 'bigint' || Number.isInteger(value));
  return { name, kind: isWhole ? 'integer' : 'number', detail: `${low}..${high}` };
}

/** The number behind another one, digit for digit. */
function next(value: number | bigint): string {
  return String(typeof value === 'bigint' || Number.isSafeInteger(value) ? BigInt(value) + 1n : value + 1);
}

/** Rows after a plan, each as JSON. The same plan, count and seed give the same rows. */
export function generateRows(fields: readonly FieldPlan[], count: number, seed: number): string[] {
  const random = randomOf(seed);
  const makers = fields.map((field) => [JSON.stringify(field.name), makerOf(field, random)] as const);
  return Array.from(
    { length: count },
    (_, index) => `{${makers.map(([name, make]) => `${name}:${make(index)}`).join(',')}}`,
  );
}

/** Makes the JSON of a value. */
function makerOf({ kind, detail }: FieldPlan, random: () => number): (index: number) => string {
  const [low, high] = range(detail);
  switch (kind) {
    case 'sequence':
      return sequence(detail, low);
    case 'integer':
      return () => String(Math.floor(between(low, high, random) + random()));
    case 'number':
      return () => String(Number(between(low, high, random).toFixed(2)));
    case 'text':
      return (index) => JSON.stringify(`${detail === '' ? 'text' : detail}-${index + 1}`);
    case 'choice':
      return () => JSON.stringify(pick(detail, random));
    case 'boolean':
      return () => String(random() < 0.5);
    case 'date':
      return () => JSON.stringify(day(detail, random));
  }
}

/** Counts up from a start, in whole numbers of any length. */
function sequence(detail: string, start: number): (index: number) => string {
  const whole = /^\s*(-?\d+)\s*(\.\.|$)/.exec(detail)?.[1];
  if (whole !== undefined) return (index) => String(BigInt(whole) + BigInt(index));
  return (index) => String((Number.isFinite(start) ? start : 1) + index);
}

function range(detail: string): [number, number] {
  const [low, high] = detail.split('..').map((part) => Number.parseFloat(part));
  return [low ?? Number.NaN, high ?? low ?? Number.NaN];
}

function between(low: number, high: number, random: () => number): number {
  const from = Number.isFinite(low) ? low : 0;
  const to = Number.isFinite(high) && high > from ? high : from + 100;
  return from + random() * (to - from);
}

function pick(detail: string, random: () => number): string {
  const choices = detail.split(/[,，、]/).map((choice) => choice.trim());
  return choices[Math.floor(random() * choices.length)] ?? '';
}

function day(detail: string, random: () => number): string {
  const [from, to] = detail.split('..').map((part) => Date.parse(part));
  const start = from !== undefined && Number.isFinite(from) ? from : Date.UTC(2026, 0, 1);
  const end = to !== undefined && Number.isFinite(to) ? to : start + 365 * 86_400_000;
  return new Date(start + random() * (end - start)).toISOString().slice(0, 10);
}
