import { lineDifference } from './line-difference.ts';

/** A line of a row's JSON; it differs where the other row has none like it. */
export interface RowLine {
  number: number;
  line: string;
  differs: boolean;
}

/** Two rows as JSON of one field a line, in the same order of fields; null where there is none. A field that is missing is as one that is null. */
export function rowsBeside(
  studio: string | null,
  program: string | null,
): { studio: readonly RowLine[] | null; program: readonly RowLine[] | null } {
  const [own, others] = [parsed(studio), parsed(program)];
  const one = withoutMissing(own, others);
  const other = orderedAs(one, withoutMissing(others, own));
  const lines = lineDifference(
    studio === null ? '' : JSON.stringify(one, null, 2),
    program === null ? '' : JSON.stringify(other, null, 2),
  );
  const side = (only: 'removed' | 'added') =>
    lines
      .filter(({ change }) => change === 'same' || change === only)
      .map(({ change, text }, number) => ({ number, line: text, differs: change === only }));
  return {
    studio: studio === null ? null : side('removed'),
    program: program === null ? null : side('added'),
  };
}

function parsed(json: string | null): unknown {
  return json === null ? undefined : JSON.parse(json);
}

/** Without the fields that are null here and that the other value does not have. */
function withoutMissing(value: unknown, other: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(other))
    return value.map((item, index) => withoutMissing(item, other[index]));
  if (!isObject(value) || !isObject(other)) return value;
  const kept = Object.keys(value).filter((name) => value[name] !== null || Object.hasOwn(other, name));
  return Object.fromEntries(kept.map((name) => [name, withoutMissing(value[name], other[name])]));
}

/** The fields of a value in the order in which another one has them; its own behind. */
function orderedAs(model: unknown, value: unknown): unknown {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = Array.isArray(model) ? model : [];
    return value.map((item, index) => orderedAs(items[index], item));
  }
  if (!isObject(value)) return value;
  const known = isObject(model) ? model : {};
  const names = [
    ...Object.keys(known).filter((name) => Object.hasOwn(value, name)),
    ...Object.keys(value).filter((name) => !Object.hasOwn(known, name)),
  ];
  return Object.fromEntries(names.map((name) => [name, orderedAs(known[name], value[name])]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
