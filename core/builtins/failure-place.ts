import type { Builtin } from './definition.ts';
import type { Setup, SetupProblem } from './problem.ts';
import { parseLines } from './setup/lines.ts';

/** The part of a setup that a failure's field names: a line by its name, or a whole param by its key. */
export function placeOfField(
  { params }: Builtin,
  setup: Setup,
  field: string,
): Pick<SetupProblem, 'key' | 'start' | 'end'> | undefined {
  if (Object.hasOwn(setup, field)) return { key: field, start: 0, end: (setup[field] ?? '').length };
  for (const { key, format } of params) {
    if (format.kind !== 'lines' || !Object.hasOwn(setup, key)) continue;
    const line = parseLines(setup[key] ?? '').lines.find(({ left }) => String(left.value) === field);
    if (line !== undefined) return { key, start: line.start, end: line.end };
  }
  return undefined;
}
