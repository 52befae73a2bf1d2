import type { Typed } from './typed.ts';
import { double, type ExpressionType, isNumber, sameType } from './types.ts';

/** The type that holds values of both; undefined when there is none. A null fits every type. */
export function commonType(a: ExpressionType, b: ExpressionType): ExpressionType | undefined {
  if (sameType(a, b) || b.kind === 'null') return a;
  if (a.kind === 'null') return b;
  if (isNumber(a) && isNumber(b)) return double;
  if (a.kind !== 'list' || b.kind !== 'list') return undefined;
  const type = commonType(a.item.type, b.item.type);
  // A list of ints is no list of doubles: its items would have to be made anew.
  if (type === undefined || (type.kind === 'double' && !sameType(a.item.type, b.item.type))) return undefined;
  return { kind: 'list', item: { type, nullable: a.item.nullable || b.item.nullable } };
}

/** An int as a double where one is wanted; all else as it is. */
export function widen(typed: Typed, to: ExpressionType): Typed {
  if (typed.type.kind !== 'int' || to.kind !== 'double') return typed;
  const { start, end, nullable, fails } = typed;
  return { op: 'widen', of: typed, type: double, nullable, fails, start, end };
}
