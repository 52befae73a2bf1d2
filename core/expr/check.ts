import { nearest } from '../text/nearest.ts';
import { allFunctions, findFunction } from './functions/all.ts';
import { compilePattern } from './functions/pattern.ts';
import { pathOf, proofOf } from './known-values.ts';
import { ExpressionError, type ExpressionProblem, type ProblemFix } from './problem.ts';
import type { BinaryOperator, Place, Syntax } from './syntax.ts';
import { type Arithmetic, type Comparison, type MacroName, macroNames, type Typed } from './typed.ts';
import {
  bool,
  double,
  type ExpressionType,
  type Field,
  int,
  isNumber,
  nothing,
  string,
  typeText,
} from './types.ts';
import { commonType, widen } from './unify.ts';

/** What an expression may speak of. */
export interface Surroundings {
  /** `row` and its kin, and the steps named by `let` before it. */
  readonly names: ReadonlyMap<string, Field>;
}

/** How deep macros may stand in each other: each is a loop. */
const deepestMacros = 2;

type Of<Op extends Syntax['op']> = Extract<Syntax, { op: Op }>;

/** Finds every part's type. Throws an ExpressionError at the first part that has none; `warn` hears of what is probably not meant. */
export function checkSyntax(
  syntax: Syntax,
  surroundings: Surroundings,
  text: string,
  warn: (problem: ExpressionProblem) => void,
): Typed {
  return new Checker(text, warn).check(syntax, { names: surroundings.names, proven: new Set(), macros: 0 });
}

interface Scope {
  readonly names: ReadonlyMap<string, Field>;
  /** Paths of fields that are not null here. */
  readonly proven: ReadonlySet<string>;
  readonly macros: number;
}

class Checker {
  readonly #text: string;
  readonly #warn: (problem: ExpressionProblem) => void;

  constructor(text: string, warn: (problem: ExpressionProblem) => void) {
    this.#text = text;
    this.#warn = warn;
  }

  check(syntax: Syntax, scope: Scope): Typed {
    const { start, end } = syntax;
    const place = { start, end };
    switch (syntax.op) {
      case 'literal':
        return { op: 'literal', value: syntax.value, ...known(literalType(syntax.value), false, place) };
      case 'int':
        return intLiteral(syntax.value, place);
      case 'double':
        return { op: 'literal', value: syntax.value, ...known(double, false, place) };
      case 'name':
        return this.#name(syntax, scope);
      case 'field':
        return this.#field(syntax, scope, (of) => this.#value(of, scope));
      case 'index':
        return this.#item(syntax, scope);
      case 'list':
        return this.#list(syntax, scope);
      case 'not': {
        const of = this.#bool(syntax.of, scope);
        return { op: 'not', of, ...known(bool, of.fails, place) };
      }
      case 'negative':
        return this.#negative(syntax, scope);
      case '&&':
      case '||':
        return this.#logic(syntax, scope);
      case 'conditional':
        return this.#conditional(syntax, scope);
      case 'binary':
        return this.#binary(syntax, scope);
      case 'call':
        return this.#call(syntax, scope);
    }
  }

  /** The same where a value is needed: null is an error of the row, told now. */
  #value(syntax: Syntax, scope: Scope): Typed {
    return this.needed(this.check(syntax, scope));
  }

  needed(typed: Typed): Typed {
    if (typed.type.kind === 'null') throw new ExpressionError('expr.null-as-value', typed);
    if (!typed.nullable) return typed;
    const source = this.#text.slice(typed.start, typed.end);
    const instead = defaultText(typed.type);
    this.#problem(
      'warning',
      'expr.may-be-null',
      typed,
      { source },
      instead === undefined
        ? undefined
        : { start: typed.start, end: typed.end, text: `coalesce(${source}, ${instead})` },
    );
    return { op: 'needed', of: typed, ...known(typed.type, true, typed) };
  }

  #bool(syntax: Syntax, scope: Scope): Typed {
    const typed = this.#value(syntax, scope);
    if (typed.type.kind !== 'bool') throw wrongType(typed, bool);
    return typed;
  }

  #problem(
    severity: ExpressionProblem['severity'],
    code: ExpressionProblem['code'],
    { start, end }: Place,
    params: ExpressionProblem['params'],
    fix?: ProblemFix,
  ): void {
    this.#warn({ severity, code, params, start, end, ...(fix === undefined ? {} : { fix }) });
  }

  #name(syntax: Of<'name'>, scope: Scope): Typed {
    const field = scope.names.get(syntax.name);
    if (field === undefined) throw unknownName(syntax, scope.names);
    const nullable = field.nullable && !isProven(syntax, scope);
    return { op: 'name', name: syntax.name, ...known(field.type, false, syntax), nullable };
  }

  #field(syntax: Of<'field'>, scope: Scope, receiver: (of: Syntax) => Typed): Typed {
    const of = receiver(syntax.of);
    if (of.type.kind !== 'object')
      throw new ExpressionError('expr.no-fields', syntax, { type: typeText(of.type), field: syntax.name });
    const field = of.type.fields.get(syntax.name);
    if (field === undefined) throw this.#unknownField(syntax, of.type.fields);
    const nullable = (field.nullable || of.nullable) && !isProven(syntax, scope);
    // A row that holds another type than its samples did fails as a whole, whatever the expression makes of errors.
    return { op: 'field', of, name: syntax.name, ...known(field.type, of.fails, syntax), nullable };
  }

  #unknownField({ start, end, name, of }: Of<'field'>, fields: ReadonlyMap<string, Field>): ExpressionError {
    const meant = nearest(name, [...fields.keys()]);
    const receiver = this.#text.slice(of.start, of.end);
    return meant === undefined
      ? new ExpressionError('expr.unknown-field', { start, end }, { field: name })
      : new ExpressionError(
          'expr.unknown-field-meant',
          { start, end },
          { field: name, meant },
          { start, end, text: `${receiver}${fieldText(meant)}` },
        );
  }

  /** What has() and coalesce() look at: a way of fields on which any may be null. */
  #nullSafe(syntax: Syntax, scope: Scope): Typed {
    if (syntax.op !== 'field') return this.check(syntax, scope);
    // Even where the samples had a value in every row, the next row may have none.
    return { ...this.#field(syntax, scope, (of) => this.#nullSafe(of, scope)), nullable: true };
  }

  #item(syntax: Of<'index'>, scope: Scope): Typed {
    const of = this.#value(syntax.of, scope);
    const index = this.#value(syntax.index, scope);
    if (of.type.kind !== 'list')
      throw new ExpressionError('expr.no-items', syntax, { type: typeText(of.type) });
    if (index.type.kind !== 'int') throw wrongType(index, int, asInt(index, this.#text));
    const { type, nullable } = of.type.item;
    return { op: 'item', of, index, ...known(type, true, syntax), nullable };
  }

  #list(syntax: Of<'list'>, scope: Scope): Typed {
    const items = syntax.items.map((item) => this.check(item, scope));
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

  #negative(syntax: Of<'negative'>, scope: Scope): Typed {
    const of = this.#value(syntax.of, scope);
    if (!isNumber(of.type)) throw wrongType(of, double);
    return { op: 'negative', of, ...known(of.type, of.fails, syntax) };
  }

  #logic(syntax: Of<'&&' | '||'>, scope: Scope): Typed {
    const left = this.#bool(syntax.left, scope);
    const proof = proofOf(syntax.left);
    const right = this.#bool(
      syntax.right,
      withProven(scope, syntax.op === '&&' ? proof.whenTrue : proof.whenFalse),
    );
    return { op: syntax.op, left, right, ...known(bool, left.fails || right.fails, syntax) };
  }

  #conditional(syntax: Of<'conditional'>, scope: Scope): Typed {
    const test = this.#bool(syntax.test, scope);
    const proof = proofOf(syntax.test);
    const whenTrue = this.check(syntax.whenTrue, withProven(scope, proof.whenTrue));
    const whenFalse = this.check(syntax.whenFalse, withProven(scope, proof.whenFalse));
    const type = commonType(whenTrue.type, whenFalse.type);
    if (type === undefined)
      throw new ExpressionError('expr.branches-differ', syntax, {
        first: typeText(whenTrue.type),
        second: typeText(whenFalse.type),
      });
    const fails = anyFails([test, whenTrue, whenFalse]);
    return {
      op: 'conditional',
      test,
      whenTrue: widen(whenTrue, type),
      whenFalse: widen(whenFalse, type),
      ...known(type, fails, syntax),
      nullable: mayBeNull(whenTrue) || mayBeNull(whenFalse),
    };
  }

  #binary(syntax: Of<'binary'>, scope: Scope): Typed {
    const { operator } = syntax;
    if (operator === '==' || operator === '!=') return this.#equal(syntax, scope);
    const left = this.#value(syntax.left, scope);
    const right = this.#value(syntax.right, scope);
    if (operator === 'in') return this.#in(syntax, left, right);
    if (isArithmetic(operator)) return this.#arithmetic(syntax, operator, left, right);
    return compared(syntax, operator, left, right);
  }

  #equal(syntax: Of<'binary'>, scope: Scope): Typed {
    const isNullTest = [syntax.left, syntax.right].some(
      (side) => side.op === 'literal' && side.value === null,
    );
    const side = (of: Syntax): Typed => (isNullTest ? this.#nullSafe(of, scope) : this.check(of, scope));
    const [left, right] = [side(syntax.left), side(syntax.right)];
    const type = commonType(left.type, right.type);
    const withNull = left.type.kind === 'null' || right.type.kind === 'null';
    if (type === undefined || (!withNull && !isComparable(type))) throw notComparable(syntax, left, right);
    return {
      op: 'equal',
      negated: syntax.operator === '!=',
      left: widen(left, type),
      right: widen(right, type),
      ...known(bool, anyFails([left, right]), syntax),
    };
  }

  #in(syntax: Of<'binary'>, left: Typed, right: Typed): Typed {
    if (right.type.kind !== 'list')
      throw new ExpressionError('expr.in-needs-list', right, { type: typeText(right.type) });
    const type = commonType(left.type, right.type.item.type);
    if (type === undefined || !isComparable(type)) throw notComparable(syntax, left, right);
    return {
      op: 'in',
      left: widen(left, type),
      right: widenItems(right, type),
      ...known(bool, anyFails([left, right]), syntax),
    };
  }

  #arithmetic(syntax: Of<'binary'>, operator: Arithmetic, left: Typed, right: Typed): Typed {
    if (isNumber(left.type) && isNumber(right.type)) {
      const type = commonType(left.type, right.type) ?? double;
      if (type.kind === 'int' && operator === '/') this.#intDivision(syntax, right);
      const fails = type.kind === 'int' || anyFails([left, right]);
      const [a, b] = [widen(left, type), widen(right, type)];
      return { op: 'arithmetic', operator, left: a, right: b, ...known(type, fails, syntax) };
    }
    const type = commonType(left.type, right.type);
    if (operator === '+' && type !== undefined && (type.kind === 'string' || type.kind === 'list'))
      return { op: 'concat', left, right, ...known(type, true, syntax) };
    throw this.#noArithmetic(syntax, operator, left, right);
  }

  #intDivision(syntax: Of<'binary'>, right: Typed): void {
    const isLiteral = right.op === 'literal' && !/[.eE]/.test(this.#text.slice(right.start, right.end));
    const fix = isLiteral ? { start: right.end, end: right.end, text: '.0' } : undefined;
    const source = this.#text.slice(syntax.start, syntax.end);
    this.#problem('warning', 'expr.int-division', syntax, { source }, fix);
  }

  #noArithmetic(place: Place, operator: string, left: Typed, right: Typed): ExpressionError {
    const first = typeText(left.type);
    const second = typeText(right.type);
    const other = left.type.kind === 'string' ? right : left;
    const isText = operator === '+' && (left.type.kind === 'string' || right.type.kind === 'string');
    if (
      !isText ||
      !findFunction(
        allFunctions.filter(({ name }) => name === 'string'),
        [other.type],
      )
    )
      return new ExpressionError('expr.no-operator', place, { operator, first, second });
    const text = `string(${this.#text.slice(other.start, other.end)})`;
    return new ExpressionError(
      'expr.text-and-number',
      place,
      { first, second, text },
      { start: other.start, end: other.end, text },
    );
  }

  #call(syntax: Of<'call'>, scope: Scope): Typed {
    if (syntax.receiver === undefined) {
      if (syntax.name === 'has') return this.#has(syntax, scope);
      if (syntax.name === 'coalesce') return this.#coalesce(syntax, scope);
      if (syntax.name === 'param') return param(syntax);
      return this.#function(syntax, syntax.name, 'plain', syntax.args, scope);
    }
    const { receiver } = syntax;
    if (receiver.op === 'name' && receiver.name === 'math' && !scope.names.has('math'))
      return this.#function(syntax, `math.${syntax.name}`, 'plain', syntax.args, scope);
    const macro = macroNames.find((name) => name === syntax.name);
    if (macro !== undefined) return this.#macro(syntax, macro, receiver, scope);
    return this.#function(syntax, syntax.name, 'method', [receiver, ...syntax.args], scope);
  }

  #has(syntax: Of<'call'>, scope: Scope): Typed {
    const [arg, ...others] = syntax.args;
    if (arg === undefined || others.length > 0 || pathOf(arg) === undefined || arg.op === 'name')
      throw new ExpressionError('expr.has-needs-field', syntax);
    // What is asked for is never taken as proven: the answer would be known.
    const of = this.#nullSafe(arg, { ...scope, proven: new Set() });
    return { op: 'has', of, ...known(bool, of.fails, syntax) };
  }

  #coalesce(syntax: Of<'call'>, scope: Scope): Typed {
    const [first, ...others] = syntax.args;
    if (first === undefined || others.length === 0)
      throw new ExpressionError('expr.wrong-count', syntax, {
        function: 'coalesce',
        expected: '2',
        found: syntax.args.length,
      });
    const of = this.#nullSafe(first, scope);
    const otherwise =
      others.length === 1 && others[0] !== undefined
        ? this.#nullSafe(others[0], scope)
        : this.#coalesce({ ...syntax, args: others }, scope);
    const type = commonType(of.type, otherwise.type);
    if (type === undefined)
      throw new ExpressionError('expr.branches-differ', syntax, {
        first: typeText(of.type),
        second: typeText(otherwise.type),
      });
    return {
      op: 'coalesce',
      of: widen(of, type),
      otherwise: widen(otherwise, type),
      ...known(type, anyFails([of, otherwise]), syntax),
      nullable: mayBeNull(otherwise),
    };
  }

  #macro(syntax: Of<'call'>, name: MacroName, receiver: Syntax, scope: Scope): Typed {
    if (scope.macros >= deepestMacros)
      throw new ExpressionError('expr.macros-too-deep', syntax, { deepest: deepestMacros });
    const of = this.#value(receiver, scope);
    if (of.type.kind !== 'list')
      throw new ExpressionError('expr.no-items', receiver, { type: typeText(of.type) });
    const [variable, ...bodies] = syntax.args;
    const body = bodies.at(-1);
    if (variable?.op !== 'name' || body === undefined || bodies.length > (name === 'map' ? 2 : 1))
      throw new ExpressionError('expr.macro-form', syntax, { macro: name });
    const inner: Scope = {
      names: new Map([...scope.names, [variable.name, of.type.item]]),
      proven: new Set([...scope.proven].filter((path) => !path.startsWith(JSON.stringify(variable.name)))),
      macros: scope.macros + 1,
    };
    const [test] = bodies;
    const source =
      bodies.length === 2 && test !== undefined
        ? this.#loop('filter', of, variable.name, this.#bool(test, inner), syntax)
        : of;
    const made = name === 'map' ? this.check(body, inner) : this.#bool(body, inner);
    return this.#loop(name, source, variable.name, made, syntax);
  }

  #loop(name: MacroName, of: Typed, variable: string, body: Typed, place: Place): Typed {
    const type: ExpressionType =
      name === 'filter'
        ? of.type
        : name === 'map'
          ? { kind: 'list', item: { type: body.type, nullable: mayBeNull(body) } }
          : bool;
    return { op: 'macro', name, of, variable, body, ...known(type, anyFails([of, body]), place) };
  }

  #function(
    syntax: Of<'call'>,
    name: string,
    form: 'plain' | 'method',
    args: readonly Syntax[],
    scope: Scope,
  ): Typed {
    const named = allFunctions.filter((candidate) => candidate.name === name);
    const forms = named.filter((candidate) => candidate.form === 'both' || candidate.form === form);
    if (forms.length === 0) throw this.#unknownFunction(syntax, name, named.length > 0);
    const values = args.map((arg) => this.#value(arg, scope));
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

  #unknownFunction(syntax: Of<'call'>, name: string, otherForm: boolean): ExpressionError {
    const { start, end } = syntax;
    if (otherForm) {
      const [receiver, ...others] = [
        ...(syntax.receiver === undefined ? [] : [syntax.receiver]),
        ...syntax.args,
      ];
      const sources = others.map((arg) => this.#text.slice(arg.start, arg.end)).join(', ');
      const first = receiver === undefined ? '' : this.#text.slice(receiver.start, receiver.end);
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
}

function known(type: ExpressionType, fails: boolean, { start, end }: Place) {
  return { type, nullable: type.kind === 'null', fails, start, end };
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

function mayBeNull(typed: Typed): boolean {
  return typed.nullable || typed.type.kind === 'null';
}

function anyFails(parts: readonly Typed[]): boolean {
  return parts.some(({ fails }) => fails);
}

function isProven(syntax: Syntax, { proven }: Scope): boolean {
  const path = pathOf(syntax);
  return path !== undefined && proven.has(path);
}

function withProven(scope: Scope, paths: readonly string[]): Scope {
  return paths.length === 0 ? scope : { ...scope, proven: new Set([...scope.proven, ...paths]) };
}

function isArithmetic(operator: BinaryOperator): operator is Arithmetic {
  return ['+', '-', '*', '/', '%'].includes(operator);
}

/** Whether two values of the type can be told apart by `==`. */
function isComparable(type: ExpressionType): boolean {
  if (type.kind === 'list') return isComparable(type.item.type);
  return type.kind !== 'object' && type.kind !== 'any';
}

function compared(syntax: Place, operator: BinaryOperator, left: Typed, right: Typed): Typed {
  const type = commonType(left.type, right.type);
  if (type === undefined || !(isNumber(type) || type.kind === 'string' || type.kind === 'timestamp'))
    throw notComparable(syntax, left, right);
  return {
    op: 'compare',
    operator: operator as Comparison,
    left: widen(left, type),
    right: widen(right, type),
    ...known(bool, anyFails([left, right]), syntax),
  };
}

function notComparable(place: Place, left: Typed, right: Typed): ExpressionError {
  const mixed = [left, right].find(({ type }) => type.kind === 'any');
  if (mixed !== undefined) return new ExpressionError('expr.mixed-field', mixed);
  return new ExpressionError('expr.not-comparable', place, {
    first: typeText(left.type),
    second: typeText(right.type),
  });
}

function wrongType(typed: Typed, expected: ExpressionType, fix?: ProblemFix): ExpressionError {
  if (typed.type.kind === 'any') return new ExpressionError('expr.mixed-field', typed);
  const params = { expected: typeText(expected), found: typeText(typed.type) };
  return new ExpressionError('expr.wrong-type', typed, params, fix);
}

function asInt({ start, end, type }: Typed, text: string): ProblemFix | undefined {
  if (type.kind !== 'double') return undefined;
  return { start, end, text: `int(${text.slice(start, end)})` };
}

/** A list literal of ints among doubles becomes one of doubles. */
function widenItems(list: Typed, type: ExpressionType): Typed {
  if (list.op !== 'list' || list.type.kind !== 'list' || type.kind !== 'double') return list;
  const items = list.items.map((item) => widen(item, type));
  return { ...list, items, type: { kind: 'list', item: { ...list.type.item, type } } };
}

function param(syntax: Of<'call'>): Typed {
  const [key, ...others] = syntax.args;
  if (key?.op !== 'literal' || typeof key.value !== 'string' || others.length > 0)
    throw new ExpressionError('expr.param-needs-text', syntax);
  return { op: 'param', key: key.value, ...known(string, false, syntax) };
}

function checkPattern(pattern: Typed | undefined): void {
  if (pattern?.op !== 'literal' || typeof pattern.value !== 'string') return;
  if (compilePattern(pattern.value) === null)
    throw new ExpressionError('expr.bad-pattern', pattern, { pattern: pattern.value });
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

/** Words of other languages for what CEL writes otherwise. */
const otherWords: Readonly<Record<string, string>> = {
  and: '&&',
  or: '||',
  not: '!',
  nil: 'null',
  undefined: 'null',
  None: 'null',
  True: 'true',
  False: 'false',
};

function unknownName({ name, start, end }: Of<'name'>, names: ReadonlyMap<string, Field>): ExpressionError {
  const row = names.get('row')?.type;
  const word = Object.hasOwn(otherWords, name) ? otherWords[name] : undefined;
  const meant =
    word ??
    (row?.kind === 'object' && row.fields.has(name) ? `row.${name}` : undefined) ??
    nearest(name, [...names.keys()]);
  const place = { start, end };
  return meant === undefined
    ? new ExpressionError('expr.unknown-name', place, { name })
    : new ExpressionError('expr.unknown-name-meant', place, { name, meant }, { ...place, text: meant });
}

/** How a field is written after what it belongs to. */
export function fieldText(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function defaultText(type: ExpressionType): string | undefined {
  const texts: Partial<Record<ExpressionType['kind'], string>> = {
    double: '0',
    int: '0',
    string: '""',
    bool: 'false',
    list: '[]',
  };
  return texts[type.kind];
}
