import type { Place } from '../../expr/syntax.ts';
import type { Typed } from '../../expr/typed.ts';

/** Every part of an expression, itself first. */
export function* parts(typed: Typed): Generator<Typed> {
  yield typed;
  for (const part of innerParts(typed)) yield* parts(part);
}

function innerParts(typed: Typed): readonly Typed[] {
  switch (typed.op) {
    case 'literal':
    case 'name':
    case 'param':
      return [];
    case 'field':
    case 'widen':
    case 'needed':
    case 'has':
    case 'not':
    case 'negative':
      return [typed.of];
    case 'item':
      return [typed.of, typed.index];
    case 'list':
      return typed.items;
    case 'coalesce':
      return [typed.of, typed.otherwise];
    case 'conditional':
      return [typed.test, typed.whenTrue, typed.whenFalse];
    case 'call':
      return typed.args;
    case 'macro':
      return [typed.of, typed.body];
    default:
      return [typed.left, typed.right];
  }
}

/** Where an expression reads a field of the thing of that name itself (`row.city`), not of what lies in it. */
export function fieldUses(typed: Typed, name: string): (Place & { field: string })[] {
  const found: (Place & { field: string })[] = [];
  for (const part of parts(typed))
    if (part.op === 'field' && part.of.op === 'name' && part.of.name === name)
      found.push({ field: part.name, start: part.start, end: part.end });
  return found;
}

/** The params that an expression reads. */
export function paramKeys(typed: Typed): (Place & { key: string })[] {
  const found: (Place & { key: string })[] = [];
  for (const part of parts(typed))
    if (part.op === 'param') found.push({ key: part.key, start: part.start, end: part.end });
  return found;
}
