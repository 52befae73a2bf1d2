import { call, type GoExpr } from './go-expr.ts';

/** A text as a Go literal: what is not to be seen, or what Go refuses in its sources, is written by its number. */
export function goString(text: string): string {
  const inner = text.toWellFormed().replace(/["\\]|[^\P{C} ]|[^\P{Z} ]/gu, (found) => {
    if (found === '"' || found === '\\') return `\\${found}`;
    if (found === '\n') return '\\n';
    const point = found.codePointAt(0) ?? 0;
    return point > 0xffff
      ? `\\U${point.toString(16).padStart(8, '0')}`
      : `\\u${point.toString(16).padStart(4, '0')}`;
  });
  return `"${inner}"`;
}

/** A number as a Go constant of type float64 where one is wanted; -0 is none. */
export function goDouble(value: number): GoExpr {
  if (Object.is(value, -0)) return call('kisrt.NegativeZero');
  const text = String(value);
  return { kind: 'constant', text: /[.e]/.test(text) ? text : `${text}.0`, type: 'float64' };
}

export function goInt(value: number): GoExpr {
  return { kind: 'constant', text: String(value + 0), type: 'int64' };
}

/** A constant with its type, where Go would give it another. */
export function typedConstant(expr: GoExpr): GoExpr {
  return expr.kind === 'constant' ? call(expr.type, expr) : expr;
}

/** A double that Go does not fold with others. */
export function opaque(expr: GoExpr): GoExpr {
  return expr.kind === 'constant' && expr.type === 'float64' ? call('kisrt.F', expr) : expr;
}
