import type { Syntax } from './syntax.ts';

/** What a test proves: fields that are not null where it is true, and where it is false. */
export interface Proof {
  readonly whenTrue: readonly string[];
  readonly whenFalse: readonly string[];
}

const nothing: Proof = { whenTrue: [], whenFalse: [] };

/** What `has(row.a)`, `row.a != null` and their like prove to what is only reached when they hold. */
export function proofOf(test: Syntax): Proof {
  switch (test.op) {
    case 'not': {
      const { whenTrue, whenFalse } = proofOf(test.of);
      return { whenTrue: whenFalse, whenFalse: whenTrue };
    }
    case '&&':
      return { whenTrue: both(test, 'whenTrue'), whenFalse: [] };
    case '||':
      return { whenTrue: [], whenFalse: both(test, 'whenFalse') };
    case 'call': {
      const path = test.name === 'has' && test.receiver === undefined ? pathOf(test.args[0]) : undefined;
      return path === undefined ? nothing : { whenTrue: [path], whenFalse: [] };
    }
    case 'binary':
      return nullTest(test);
    default:
      return nothing;
  }
}

function both({ left, right }: { left: Syntax; right: Syntax }, side: keyof Proof): string[] {
  return [...proofOf(left)[side], ...proofOf(right)[side]];
}

function nullTest(test: Syntax & { op: 'binary' }): Proof {
  const path = isNull(test.right) ? pathOf(test.left) : isNull(test.left) ? pathOf(test.right) : undefined;
  if (path === undefined) return nothing;
  if (test.operator === '!=') return { whenTrue: [path], whenFalse: [] };
  return test.operator === '==' ? { whenTrue: [], whenFalse: [path] } : nothing;
}

function isNull(syntax: Syntax): boolean {
  return syntax.op === 'literal' && syntax.value === null;
}

/** Names a field by its way from a name, the same for the same field; undefined for all that is no field. */
export function pathOf(syntax: Syntax | undefined): string | undefined {
  if (syntax?.op === 'name') return JSON.stringify(syntax.name);
  if (syntax?.op !== 'field') return undefined;
  const of = pathOf(syntax.of);
  return of === undefined ? undefined : `${of}.${JSON.stringify(syntax.name)}`;
}
