import type { Typed } from '../../expr/typed.ts';

/** The expression with steps it names put in their place. */
export function substitute(typed: Typed, steps: ReadonlyMap<string, Typed>): Typed {
  if (steps.size === 0) return typed;
  const inner = (part: Typed): Typed => substitute(part, steps);
  switch (typed.op) {
    case 'literal':
    case 'param':
      return typed;
    case 'name':
      return steps.get(typed.name) ?? typed;
    case 'field':
    case 'widen':
    case 'needed':
    case 'has':
    case 'not':
    case 'negative':
      return { ...typed, of: inner(typed.of) };
    case 'item':
      return { ...typed, of: inner(typed.of), index: inner(typed.index) };
    case 'list':
      return { ...typed, items: typed.items.map(inner) };
    case 'coalesce':
      return { ...typed, of: inner(typed.of), otherwise: inner(typed.otherwise) };
    case 'conditional':
      return {
        ...typed,
        test: inner(typed.test),
        whenTrue: inner(typed.whenTrue),
        whenFalse: inner(typed.whenFalse),
      };
    case 'call':
      return { ...typed, args: typed.args.map(inner) };
    case 'macro': {
      const others = new Map([...steps].filter(([name]) => name !== typed.variable));
      return { ...typed, of: inner(typed.of), body: substitute(typed.body, others) };
    }
    default:
      return { ...typed, left: inner(typed.left), right: inner(typed.right) };
  }
}
