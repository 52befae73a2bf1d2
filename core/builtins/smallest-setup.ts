import { fieldText } from '../expr/check/names.ts';
import type { Field } from '../expr/types.ts';
import type { RowFields } from '../row-types/row-type.ts';
import type { Builtin } from './definition.ts';
import { builtinKey, markText } from './mark.ts';
import type { ParamFormat } from './param.ts';
import type { Setup } from './problem.ts';
import { printName } from './setup/names.ts';

/**
 * The setup that a new function begins with: what must be set, with the least that does something over rows of these fields. What
 * only a person can know stays empty, and is told as missing.
 */
export function smallestSetup(builtin: Builtin, input: RowFields | undefined): Setup {
  const begun: Record<string, string> = { [builtinKey]: markText(builtin) };
  for (const { key, format } of builtin.params) {
    const { problems } = builtin.read(begun, input);
    if (!problems.some((one) => one.code === 'builtin.param-missing' && one.key === key)) continue;
    const text = firstText(format, input ?? new Map<string, Field>());
    if (text !== '' && isSound(builtin, { ...begun, [key]: text }, input, key)) begun[key] = text;
  }
  return begun;
}

function isSound(builtin: Builtin, setup: Setup, input: RowFields | undefined, key: string): boolean {
  const { problems } = builtin.read(setup, input);
  return !problems.some((one) => one.key === key && one.severity === 'error');
}

function firstText(format: ParamFormat, fields: RowFields): string {
  const names = [...fields.keys()];
  const of = (wanted: (field: Field) => boolean): string | undefined =>
    names.find((name) => wanted(fields.get(name) ?? missing));
  const plain = of(({ type }) => type.kind !== 'list' && type.kind !== 'object');
  switch (format.kind) {
    case 'expression':
      return format.type?.kind === 'bool' ? 'true' : '""';
    case 'fields':
      return names.map(printName).join(', ');
    case 'order':
      return named(plain);
    case 'field':
      return named(format.of === 'any' ? names[0] : of(fits[format.of]));
    case 'new-field':
      return 'value';
    case 'number':
      return String(Math.max(format.least, 10));
    case 'lines':
      return firstLine(format, of);
    default:
      return '';
  }
}

const missing: Field = { type: { kind: 'any' }, nullable: true };

const fits: Record<'list' | 'object' | 'text' | 'scalar', (field: Field) => boolean> = {
  list: ({ type }) => type.kind === 'list',
  object: ({ type }) => type.kind === 'object',
  text: ({ type }) => type.kind === 'string',
  scalar: ({ type }) => type.kind !== 'list' && type.kind !== 'object',
};

function named(name: string | undefined): string {
  return name === undefined ? '' : printName(name);
}

function firstLine(
  { left, right }: Extract<ParamFormat, { kind: 'lines' }>,
  of: (wanted: (field: Field) => boolean) => string | undefined,
): string {
  const first = of(fits.scalar);
  const number = of(({ type }) => type.kind === 'double');
  if (right === 'total') return 'rows = count()';
  if (right === 'running')
    return number === undefined ? 'row_number = count()' : `total = sum(row${fieldText(number)})`;
  if (first === undefined) return '';
  if (right === 'type') return `${printName(first)} = text`;
  if (left === 'label') return `${printName(first)} = has(row${fieldText(first)})`;
  if (left === 'field') return `${printName(first)} = row${fieldText(first)}`;
  if (left === 'new-field') return `value = row${fieldText(first)}`;
  return '';
}
