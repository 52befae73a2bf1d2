import type { Typed } from '../typed.ts';
import { double, type ExpressionType, type Field, sameType } from '../types.ts';
import { rounded } from './go-body.ts';
import { atom, binary, call, type GoExpr, goText } from './go-expr.ts';
import { goDouble, goInt, goString, opaque, typedConstant } from './go-literal.ts';
import type { GoTypes } from './go-types.ts';

// How a value is held in Go, and what has to be written where it is wanted held otherwise.

/** Two sides of an operator: Go would work out two constants exactly. */
export function apart(left: GoExpr, right: GoExpr): [GoExpr, GoExpr] {
  return left.kind === 'constant' && right.kind === 'constant' ? [opaque(left), right] : [left, right];
}

export function literal({ value, type }: Extract<Typed, { op: 'literal' }>): GoExpr {
  if (value === null) return atom('nil');
  if (typeof value === 'string') return atom(goString(value));
  if (typeof value === 'boolean') return atom(String(value));
  return type.kind === 'int' ? goInt(value) : goDouble(value);
}

/** How functions of `kisrt` that look for null are called for a type. */
export function accessor({ kind }: ExpressionType): '' | 'List' | 'Object' | 'Any' {
  if (kind === 'list') return 'List';
  if (kind === 'object') return 'Object';
  return kind === 'any' || kind === 'null' ? 'Any' : '';
}

/** What is read from a row, where null is out of the question: a row that has null all the same is of another type. */
export function known(expr: GoExpr, holds: Field, as: Field): GoExpr {
  const kind = accessor(holds.type);
  if (holds.type.kind === 'null') return expr;
  if (as.nullable) return kind === '' && !holds.nullable ? call('kisrt.Ptr', expr) : expr;
  if (kind === '') return holds.nullable ? call('kisrt.Known', expr) : expr;
  // The row itself is there.
  if (expr.kind === 'atom' && kind === 'Object' && !expr.text.includes('.') && !holds.nullable) return expr;
  return call(`kisrt.Known${kind}`, expr);
}

/** The value that a pointer was made of for the occasion. */
export function valueOfPointer(expr: GoExpr): GoExpr | undefined {
  return expr.kind === 'call' && expr.name === 'kisrt.Ptr' ? expr.args[0] : undefined;
}

export function isSet(expr: GoExpr, op: '==' | '!='): GoExpr {
  if (valueOfPointer(expr) !== undefined) return atom(String(op === '!='));
  if (expr.kind === 'atom' && expr.text === 'nil') return atom(String(op === '=='));
  return binary(op, expr, atom('nil'));
}

export function itemOf(type: ExpressionType): Field {
  return type.kind === 'list' ? type.item : { type: { kind: 'null' }, nullable: true };
}

/** The type of two sides that can be compared: lists of nothing are lists of what the others hold. */
export function commonList(a: ExpressionType, b: ExpressionType): ExpressionType {
  if (a.kind === 'null') return b;
  if (a.kind !== 'list' || b.kind !== 'list') return a;
  const item = { type: commonList(a.item.type, b.item.type), nullable: a.item.nullable || b.item.nullable };
  return { kind: 'list', item };
}

/** What compares the items of a list of this type. */
export function equality(type: ExpressionType): GoExpr[] {
  if (type.kind !== 'list') return [];
  const { item } = type;
  if (item.type.kind === 'list')
    return [
      atom(
        `kisrt.SameLists(${equality(item.type)
          .map((one) => goText(one))
          .join('')})`,
      ),
    ];
  if (item.type.kind === 'null') return [atom('kisrt.EqualAny')];
  return [atom(`kisrt.${item.nullable ? 'Same' : 'Equal'}[${scalarName(item.type)}]`)];
}

function scalarName({ kind }: ExpressionType): string {
  if (kind === 'double') return 'float64';
  return kind === 'int' || kind === 'timestamp' ? 'int64' : kind;
}

/** A value held as another type that has all of its values. */
export function converted(expr: GoExpr, from: Field, to: Field, types: GoTypes): GoExpr {
  if (from.type.kind === 'null' && to.type.kind !== 'null')
    return to.type.kind === 'list' && !to.nullable ? atom(`${types.goType(to)}{}`) : atom('nil');
  if (from.type.kind === 'int' && to.type.kind === 'double')
    return converted(
      from.nullable ? call('kisrt.FloatOrNull', expr) : asDouble(expr),
      { ...from, type: double },
      to,
      types,
    );
  const kind = accessor(to.type);
  if (kind === 'List' && from.type.kind === 'list' && to.type.kind === 'list')
    return convertedList(expr, from.type.item, to.type.item, types);
  if (kind !== '') return expr;
  if (!from.nullable && to.nullable) return call('kisrt.Ptr', typedConstant(rounded(expr)));
  return from.nullable && !to.nullable ? call('kisrt.Known', expr) : expr;
}

function asDouble(expr: GoExpr): GoExpr {
  return expr.kind === 'constant' ? goDouble(Number(expr.text)) : call('float64', expr);
}

function convertedList(expr: GoExpr, from: Field, to: Field, types: GoTypes): GoExpr {
  if (sameType(from.type, to.type) && from.nullable === to.nullable) return expr;
  if (from.type.kind === 'null') return atom(`make([]${types.goType(to)}, len(${goText(expr)}))`);
  const isPointer = !from.nullable && to.nullable && accessor(to.type) === '';
  return isPointer && sameType(from.type, to.type) ? call('kisrt.Pointers', expr) : expr;
}
