import { ExpressionError } from '../problem.ts';
import type { Place, Syntax } from '../syntax.ts';
import type { MacroName, Typed } from '../typed.ts';
import { bool, type ExpressionType, typeText } from '../types.ts';
import {
  anyFails,
  type Checking,
  checkBool,
  checkValue,
  known,
  mayBeNull,
  type Of,
  type Scope,
} from './checking.ts';

/** How deep macros may stand in each other: each is a loop. */
const deepestMacros = 2;

/** `all`, `exists`, `filter`, `map`: a loop over a list with a name for its items. */
export function checkMacro(
  on: Checking,
  syntax: Of<'call'>,
  name: MacroName,
  receiver: Syntax,
  scope: Scope,
): Typed {
  if (scope.macros >= deepestMacros)
    throw new ExpressionError('expr.macros-too-deep', syntax, { deepest: deepestMacros });
  const of = checkValue(on, receiver, scope);
  if (of.type.kind !== 'list')
    throw new ExpressionError('expr.no-items', receiver, { type: typeText(of.type) });
  const [variable, ...bodies] = syntax.args;
  const body = bodies.at(-1);
  if (variable?.op !== 'name' || body === undefined || bodies.length > (name === 'map' ? 2 : 1))
    throw new ExpressionError('expr.macro-form', syntax, { macro: name });
  const inner: Scope = {
    names: new Map([...scope.names, [variable.name, of.type.item]]),
    fixed: new Map([...scope.fixed].filter(([name]) => name !== variable.name)),
    proven: new Set([...scope.proven].filter((path) => !path.startsWith(JSON.stringify(variable.name)))),
    macros: scope.macros + 1,
  };
  const [test] = bodies;
  const source =
    bodies.length === 2 && test !== undefined
      ? loop('filter', of, variable.name, checkBool(on, test, inner), syntax)
      : of;
  const made = name === 'map' ? on.check(body, inner) : checkBool(on, body, inner);
  return loop(name, source, variable.name, made, syntax);
}

function loop(name: MacroName, of: Typed, variable: string, body: Typed, place: Place): Typed {
  const type: ExpressionType =
    name === 'filter'
      ? of.type
      : name === 'map'
        ? { kind: 'list', item: { type: body.type, nullable: mayBeNull(body) } }
        : bool;
  return { op: 'macro', name, of, variable, body, ...known(type, anyFails([of, body]), place) };
}
