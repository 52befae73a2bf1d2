/** Go expressions as a tree: gofmt sets blanks by how tightly operators stand in each other. */
export type GoExpr =
  /** A name, a literal, or a chain of selectors. */
  | { readonly kind: 'atom'; readonly text: string }
  /** An untyped constant: two of them would be worked out exactly when Go compiles. */
  | { readonly kind: 'constant'; readonly text: string; readonly type: string }
  | { readonly kind: 'binary'; readonly op: string; readonly left: GoExpr; readonly right: GoExpr }
  | { readonly kind: 'unary'; readonly op: '-' | '!' | '*'; readonly of: GoExpr }
  | { readonly kind: 'paren'; readonly of: GoExpr }
  | { readonly kind: 'select'; readonly of: GoExpr; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly GoExpr[] };

type Binary = Extract<GoExpr, { kind: 'binary' }>;

export function atom(text: string): GoExpr {
  return { kind: 'atom', text };
}

export function call(name: string, ...args: readonly GoExpr[]): GoExpr {
  return { kind: 'call', name, args };
}

/** `left op right`, with the parentheses that it needs. */
export function binary(op: string, left: GoExpr, right: GoExpr): GoExpr {
  const own = precedence(op);
  return {
    kind: 'binary',
    op,
    left: left.kind === 'binary' && precedence(left.op) < own ? paren(left) : left,
    right: right.kind === 'binary' && precedence(right.op) <= own ? paren(right) : right,
  };
}

export function unary(op: '-' | '!' | '*', of: GoExpr): GoExpr {
  const isBare = of.kind === 'atom' || of.kind === 'call' || of.kind === 'select' || of.kind === 'paren';
  return {
    kind: 'unary',
    op,
    of: isBare && !(of.kind === 'atom' && of.text.startsWith('-')) ? of : paren(of),
  };
}

export function select(of: GoExpr, name: string): GoExpr {
  if (of.kind === 'atom') return atom(`${of.text}.${name}`);
  return { kind: 'select', of: of.kind === 'call' || of.kind === 'select' ? of : paren(of), name };
}

function paren(of: GoExpr): GoExpr {
  return { kind: 'paren', of };
}

function precedence(op: string): number {
  if (op === '||') return 1;
  if (op === '&&') return 2;
  if (op === '+' || op === '-') return 4;
  return op === '*' || op === '/' ? 5 : 3;
}

/** The expression's text as gofmt leaves it: go/printer's own rules, in which `depth` says how deep it stands in others. */
export function goText(expr: GoExpr, depth = 1): string {
  switch (expr.kind) {
    case 'atom':
    case 'constant':
      return expr.text;
    case 'paren':
      return `(${goText(expr.of, Math.max(depth - 1, 1))})`;
    case 'unary':
      return `${expr.op}${goText(expr.of, expr.op === '*' ? 1 : depth)}`;
    case 'select':
      return `${goText(expr.of, depth)}.${expr.name}`;
    case 'call': {
      const inner = expr.args.length > 1 ? depth + 1 : depth;
      return `${expr.name}(${expr.args.map((arg) => goText(arg, inner)).join(', ')})`;
    }
    case 'binary':
      return binaryText(expr, cutoff(expr, depth), depth);
  }
}

function binaryText({ op, left, right }: Binary, limit: number, depth: number): string {
  const own = precedence(op);
  const isSame = left.kind === 'binary' && precedence(left.op) === own;
  const blank = own < limit ? ' ' : '';
  return `${goText(left, isSame ? depth : depth + 1)}${blank}${op}${blank}${goText(right, depth + 1)}`;
}

/** Operators that bind tighter than this stand without blanks. */
function cutoff(expr: Binary, depth: number): number {
  const { has4, has5, problem } = walk(expr);
  if (problem > 0) return problem + 1;
  if (has4 && has5) return depth === 1 ? 5 : 4;
  return depth === 1 ? 6 : 4;
}

function walk(expr: Binary): { has4: boolean; has5: boolean; problem: number } {
  const own = precedence(expr.op);
  const sides = [expr.left, expr.right].flatMap((side) => (side.kind === 'binary' ? [walk(side)] : []));
  const right = expr.right.kind === 'unary' ? expr.op + expr.right.op : '';
  const problem = right === '/*' ? 5 : right === '--' ? 4 : 0;
  return {
    has4: own === 4 || sides.some(({ has4 }) => has4),
    has5: own === 5 || sides.some(({ has5 }) => has5),
    problem: Math.max(problem, ...sides.map((side) => side.problem)),
  };
}
