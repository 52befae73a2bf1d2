export const fieldKinds = ['sequence', 'integer', 'number', 'text', 'choice', 'boolean', 'date'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** One field of the rows to make. */
export interface FieldPlan {
  name: string;
  kind: FieldKind;
  /** `1..100` for sequence (its start), integer and number; `a, b, c` for choice; `2026-01-01..2026-12-31` for date; a prefix for text. */
  detail: string;
}

/** Rows after a plan. The same plan, count and seed give the same rows. */
export function generateRows(
  fields: readonly FieldPlan[],
  count: number,
  seed: number,
): Record<string, unknown>[] {
  const random = randomNumbers(seed);
  const makers = fields.map((field) => [field.name, makerOf(field, random)] as const);
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(makers.map(([name, make]) => [name, make(index)])),
  );
}

function makerOf({ kind, detail }: FieldPlan, random: () => number): (index: number) => unknown {
  const [low, high] = range(detail);
  switch (kind) {
    case 'sequence':
      return (index) => (Number.isFinite(low) ? low : 1) + index;
    case 'integer':
      return () => Math.floor(between(low, high, random) + random());
    case 'number':
      return () => Number(between(low, high, random).toFixed(2));
    case 'text':
      return (index) => `${detail === '' ? 'text' : detail}-${index + 1}`;
    case 'choice':
      return () => pick(detail, random);
    case 'boolean':
      return () => random() < 0.5;
    case 'date':
      return () => day(detail, random);
  }
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

/** Numbers from 0 to 1 after mulberry32, so that rows can be made again. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
