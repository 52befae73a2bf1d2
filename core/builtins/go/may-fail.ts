import type { Typed } from '../../expr/typed.ts';
import { parts } from '../setup/expression-uses.ts';

/** Whether working this out may fail in Go, where a value of a plain type always is what its field says. */
export function mayFailInGo(typed: Typed): boolean {
  for (const part of parts(typed)) if (part.fails || isLookedAt(part)) return true;
  return false;
}

/** The same for a field's value, which has to be a number that JSON can hold. */
export function mayFailAsField(typed: Typed): boolean {
  const isChecked = typed.type.kind === 'double' && typed.op !== 'literal' && typed.op !== 'field';
  return isChecked || mayFailInGo(typed);
}

/** Lists, objects and mixed values may be null where the row's type says that they are not. */
function isLookedAt(part: Typed): boolean {
  if (part.op !== 'field') return false;
  const held = part.of.type.kind === 'object' ? part.of.type.fields.get(part.name) : undefined;
  const isPlain = !['list', 'object', 'any'].includes(part.type.kind);
  return part.of.op === 'field' || (!part.nullable && (!isPlain || held?.nullable === true));
}
