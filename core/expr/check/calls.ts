import { nearest } from '../../text/nearest.ts';
import { allFunctions, findFunction } from '../functions/all.ts';
import { compilePattern } from '../functions/pattern.ts';
import { ExpressionError } from '../problem.ts';
import type { Place, Syntax } from '../syntax.ts';
import { macroNames, type Typed } from '../typed.ts';
import { type ExpressionType, string, typeText } from '../types.ts';
import { widen } from '../unify.ts';
import { anyFails, type Checking, checkValue, known, type Of, type Scope } from './checking.ts';
import { checkMacro } from './macros.ts';
import { checkCoalesce, checkHas } from './null-calls.ts';

/** Functions, methods and macros; `has`, `coalesce` and `param` have forms of their own. */
export function checkCall(on: Checking, syntax: Of<'call'>, scope: Scope): Typed {
  if (syntax.receiver === undefined) {
    if (syntax.name === 'has') return checkHas(on, syntax, scope);
    if (syntax.name === 'coalesce') return checkCoalesce(on, syntax, scope);
    if (syntax.name === 'param') return param(syntax);
    return checkFunction(on, syntax, syntax.name, 'plain', syntax.args, scope);
  }
  const { receiver } = syntax;
  if (receiver.op === 'name' && receiver.name === 'math' && !scope.names.has('math'))
    return checkFunction(on, syntax, `math.${syntax.name}`, 'plain', syntax.args, scope);
  const macro = macroNames.find((name) => name === syntax.name);
  if (macro !== undefined) return checkMacro(on, syntax, macro, receiver, scope);
  return checkFunction(on, syntax, syntax.name, 'method', [receiver, ...syntax.args], scope);
}

function checkFunction(
  on: Checking,
  syntax: Of<'call'>,
  name: string,
  form: 'plain' | 'method',
  args: readonly Syntax[],
  scope: Scope,
): Typed {
  const named = allFunctions.filter((candidate) => candidate.name === name);
  const forms = named.filter((candidate) => candidate.form === 'both' || candidate.form === form);
  if (forms.length === 0) throw unknownFunction(on, syntax, name, named.length > 0);
  const values = args.map((arg) => checkValue(on, arg, scope));
  const found = findFunction(
    forms,
    values.map(({ type }) => type),
  );
  if (found === undefined) throw wrongArguments(syntax, name, form, forms, values);
  const fitting = values.map((value, index) => widen(value, found.params[index] ?? value.type));
  if (found.id === 'matches') checkPattern(fitting[1]);
  return {
    op: 'call',
    function: found,
    args: fitting,
    ...known(found.result, found.fails || anyFails(values), syntax),
  };
}

function unknownFunction(
  on: Checking,
  syntax: Of<'call'>,
  name: string,
  otherForm: boolean,
): ExpressionError {
  const { start, end } = syntax;
  if (otherForm) {
    const [receiver, ...others] = [
      ...(syntax.receiver === undefined ? [] : [syntax.receiver]),
      ...syntax.args,
    ];
    const sources = others.map((arg) => on.text.slice(arg.start, arg.end)).join(', ');
    const first = receiver === undefined ? '' : on.text.slice(receiver.start, receiver.end);
    const text =
      syntax.receiver === undefined
        ? `${first}.${name}(${sources})`
        : `${name}(${[first, sources].filter((part) => part !== '').join(', ')})`;
    return new ExpressionError('expr.other-form', { start, end }, { text }, { start, end, text });
  }
  const names = [
    ...new Set([...allFunctions.map((known) => known.name), 'has', 'coalesce', 'param', ...macroNames]),
  ];
  const meant = nearest(name, names);
  return meant === undefined
    ? new ExpressionError('expr.unknown-function', { start, end }, { function: name })
    : new ExpressionError('expr.unknown-function-meant', { start, end }, { function: name, meant });
}

function wrongArguments(
  place: Place,
  name: string,
  form: 'plain' | 'method',
  forms: readonly { params: readonly ExpressionType[] }[],
  values: readonly Typed[],
): ExpressionError {
  const mixed = values.find(({ type }) => type.kind === 'any');
  if (mixed !== undefined) return new ExpressionError('expr.mixed-field', mixed);
  const from = form === 'method' ? 1 : 0;
  const expected = forms.map(({ params }) => `(${params.slice(from).map(typeText).join(', ')})`).join(' / ');
  const found = `(${values
    .slice(from)
    .map(({ type }) => typeText(type))
    .join(', ')})`;
  return new ExpressionError('expr.wrong-arguments', place, { function: name, expected, found });
}

function checkPattern(pattern: Typed | undefined): void {
  if (pattern?.op !== 'literal' || typeof pattern.value !== 'string') return;
  if (compilePattern(pattern.value) === null)
    throw new ExpressionError('expr.bad-pattern', pattern, { pattern: pattern.value });
}

function param(syntax: Of<'call'>): Typed {
  const [key, ...others] = syntax.args;
  if (key?.op !== 'literal' || typeof key.value !== 'string' || others.length > 0)
    throw new ExpressionError('expr.param-needs-text', syntax);
  return { op: 'param', key: key.value, ...known(string, false, syntax) };
}
