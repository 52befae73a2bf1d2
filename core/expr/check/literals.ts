import { ExpressionError } from '../problem.ts';
import type { Place } from '../syntax.ts';
import type { Typed } from '../typed.ts';
import { bool, double, type ExpressionType, int, nothing, string, typeText } from '../types.ts';
import { commonType, widen } from '../unify.ts';
import { anyFails, type Checking, known, type Of, type Scope } from './checking.ts';

/** What was written as a value. */
export function checkLiteral(syntax: Of<'literal' | 'int' | 'double'>): Typed {
  if (syntax.op === 'int') return intLiteral(syntax.value, syntax);
  const type = syntax.op === 'double' ? double : literalType(syntax.value);
  return { op: 'literal', value: syntax.value, ...known(type, false, syntax) };
}

function literalType(value: null | boolean | string): ExpressionType {
  if (value === null) return nothing;
  return typeof value === 'string' ? string : bool;
}

function intLiteral(value: bigint, place: Place): Typed {
  if (value > BigInt(Number.MAX_SAFE_INTEGER))
    throw new ExpressionError('expr.int-too-large', place, { found: String(value) });
  return { op: 'literal', value: Number(value), ...known(int, false, place) };
}

/** A list has one type for all items; of ints and doubles it is one of doubles. */
export function checkList(on: Checking, syntax: Of<'list'>, scope: Scope): Typed {
  const items = syntax.items.map((item) => on.check(item, scope));
  let type: ExpressionType = nothing;
  for (const item of items) {
    const common = commonType(type, item.type);
    if (common === undefined)
      throw new ExpressionError('expr.mixed-list', item, {
        first: typeText(type),
        second: typeText(item.type),
      });
    type = common;
  }
  const nullable = items.some((item) => item.nullable || item.type.kind === 'null');
  const listed: ExpressionType = { kind: 'list', item: { type, nullable } };
  return {
    op: 'list',
    items: items.map((item) => widen(item, type)),
    ...known(listed, anyFails(items), syntax),
  };
}
