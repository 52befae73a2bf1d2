import { identities } from '../../expr/identities.ts';
import { isInherited } from '../../expr/runtime.ts';
import type { Typed } from '../../expr/typed.ts';
import type { Field } from '../../expr/types.ts';
import { literalCode, memberCode } from './literal.ts';

/** What code made of expressions refers to. */
export interface ExpressionContext {
  /** A function that the code is to have at hand; gives its name. */
  use(helper: string): string;
  /** The constant that holds a param of the function. */
  param(key: string): string;
  /** A name that nothing else has. */
  local(name: string): string;
}

/** How tightly a piece of code holds together, as JavaScript ranks its operators. */
const level = {
  conditional: 2,
  coalesce: 3,
  or: 4,
  and: 5,
  equal: 9,
  compare: 10,
  add: 12,
  multiply: 13,
  unary: 15,
  member: 18,
} as const;
type Level = (typeof level)[keyof typeof level];

interface Code {
  readonly text: string;
  readonly level: Level;
}

type Names = ReadonlyMap<string, string>;

/**
 * Prints an expression as TypeScript that people can read, with the same values as `toClosure`; `names` are those it speaks of
 * as the code calls them.
 */
export function expressionCode(typed: Typed, names: Names, context: ExpressionContext): string {
  return new ExpressionPrinter(context).print(typed, names).text;
}

class ExpressionPrinter {
  readonly #context: ExpressionContext;

  constructor(context: ExpressionContext) {
    this.#context = context;
  }

  print(typed: Typed, names: Names): Code {
    const inner = (part: Typed, least: Level = level.conditional): string => this.#within(part, names, least);
    switch (typed.op) {
      case 'literal':
        return literalOf(typed.value);
      case 'name':
        return member(names.get(typed.name) ?? 'undefined');
      case 'field':
        return this.#field(typed, names);
      case 'param':
        return member(this.#context.param(typed.key));
      case 'item':
        return this.#call('itemAt', inner(typed.of), inner(typed.index));
      case 'list':
        return member(`[${typed.items.map((item) => inner(item)).join(', ')}]`);
      case 'widen':
        return this.print(typed.of, names);
      case 'needed':
        return this.#call('needed', inner(typed.of));
      case 'has':
        return { text: `${inner(typed.of, level.compare)} !== null`, level: level.equal };
      case 'coalesce':
        return this.#coalesce(typed, names);
      case 'not':
        return { text: `!${inner(typed.of, level.unary)}`, level: level.unary };
      case 'negative':
        return this.#negative(typed, names);
      case '&&':
      case '||':
        return this.#logic(typed, names);
      case 'conditional': {
        const test = inner(typed.test, level.coalesce);
        const text = `${test} ? ${inner(typed.whenTrue)} : ${inner(typed.whenFalse)}`;
        return { text, level: level.conditional };
      }
      case 'arithmetic':
        return this.#arithmetic(typed, names);
      case 'concat':
        return this.#call('concat', inner(typed.left), inner(typed.right));
      case 'compare':
        return this.#compare(typed, names);
      case 'equal':
        return this.#equal(typed, names);
      case 'in':
        return this.#call('isIn', inner(typed.left), inner(typed.right));
      case 'call':
        return this.#function(typed, names);
      case 'macro':
        return this.#macro(typed, names);
    }
  }

  #within(typed: Typed, names: Names, least: Level): string {
    const code = this.print(typed, names);
    return code.level < least ? `(${code.text})` : code.text;
  }

  #call(helper: string, ...args: readonly string[]): Code {
    return member(`${this.#context.use(helper)}(${args.join(', ')})`);
  }

  #field(typed: Extract<Typed, { op: 'field' }>, names: Names): Code {
    const of = this.#within(typed.of, names, level.member);
    const value = isInherited(typed.name)
      ? this.#call('own', of, literalCode(typed.name)).text
      : memberCode(of, typed.name, typed.of.nullable);
    return this.#guarded(value, typed);
  }

  /** Every value of a row is looked at: another type than the samples had would give a wrong value. */
  #guarded(value: string, field: Field): Code {
    const { kind } = field.type;
    if (kind === 'null' || (kind === 'any' && field.nullable))
      return { text: `${value} ?? null`, level: level.coalesce };
    if (field.type.kind === 'list') {
      const item = this.#reader(field.type.item);
      return this.#call(field.nullable ? 'listOrNull' : 'list', value, item);
    }
    return member(`${this.#reader(field)}(${value})`);
  }

  /** A function that reads a value of this type, or fails. */
  #reader(field: Field): string {
    const helper = scalarReader(field);
    if (field.type.kind !== 'list') return this.#context.use(helper);
    return this.#call(field.nullable ? 'listOrNullOf' : 'listOf', this.#reader(field.type.item)).text;
  }

  #coalesce(typed: Extract<Typed, { op: 'coalesce' }>, names: Names): Code {
    // Beside ?? neither || nor && may stand bare.
    const side = (part: Typed): string => {
      const code = this.print(part, names);
      const isBare = code.level === level.coalesce || code.level > level.and;
      return isBare ? code.text : `(${code.text})`;
    };
    return { text: `${side(typed.of)} ?? ${side(typed.otherwise)}`, level: level.coalesce };
  }

  #negative(typed: Typed & { readonly of: Typed }, names: Names): Code {
    if (typed.type.kind === 'int')
      return { text: `0 - ${this.#within(typed.of, names, level.multiply)}`, level: level.add };
    const of = this.#within(typed.of, names, level.unary);
    return { text: of.startsWith('-') ? `-(${of})` : `-${of}`, level: level.unary };
  }

  #logic(typed: Extract<Typed, { op: '&&' | '||' }>, names: Names): Code {
    const own = typed.op === '&&' ? level.and : level.or;
    const side = (part: Typed): string => {
      const code = this.print(part, names);
      return code.level < own ? `(${code.text})` : code.text;
    };
    if (!typed.left.fails)
      return { text: `${side(typed.left)} ${typed.op} ${side(typed.right)}`, level: own };
    const lazy = (part: Typed): string => `() => ${this.#within(part, names, level.conditional)}`;
    return this.#call(typed.op === '&&' ? 'and' : 'or', lazy(typed.left), lazy(typed.right));
  }

  #arithmetic(typed: Extract<Typed, { op: 'arithmetic' }>, names: Names): Code {
    const { operator } = typed;
    if (typed.type.kind === 'int') {
      const inner = (part: Typed): string => this.#within(part, names, level.conditional);
      return this.#call(intHelpers[operator], inner(typed.left), inner(typed.right));
    }
    const isSum = operator === '+' || operator === '-';
    const own = isSum ? level.add : level.multiply;
    const left = this.#within(typed.left, names, own);
    const right = this.#within(typed.right, names, isSum ? level.multiply : level.unary);
    return { text: `${left} ${operator} ${right}`, level: own };
  }

  #compare(typed: Extract<Typed, { op: 'compare' }>, names: Names): Code {
    const plain = typed.left.type.kind !== 'string' || isPlain(typed.left) || isPlain(typed.right);
    if (plain) {
      const left = this.#within(typed.left, names, level.add);
      const right = this.#within(typed.right, names, level.add);
      return { text: `${left} ${typed.operator} ${right}`, level: level.compare };
    }
    const inner = (part: Typed): string => this.#within(part, names, level.conditional);
    const order = this.#call('compareText', inner(typed.left), inner(typed.right));
    return { text: `${order.text} ${typed.operator} 0`, level: level.compare };
  }

  #equal(typed: Extract<Typed, { op: 'equal' }>, names: Names): Code {
    if (typed.left.type.kind === 'list' || typed.right.type.kind === 'list') {
      const inner = (part: Typed): string => this.#within(part, names, level.conditional);
      const same = this.#call('same', inner(typed.left), inner(typed.right));
      return typed.negated ? { text: `!${same.text}`, level: level.unary } : same;
    }
    const left = this.#within(typed.left, names, level.compare);
    const right = this.#within(typed.right, names, level.compare);
    return { text: `${left} ${typed.negated ? '!==' : '==='} ${right}`, level: level.equal };
  }

  #function(typed: Extract<Typed, { op: 'call' }>, names: Names): Code {
    const { id } = typed.function;
    const [first, second] = typed.args;
    if (first === undefined) return member(`${this.#context.use(id)}()`);
    if (identities.has(id)) return this.print(first, names);
    const method = methods[id];
    if (method !== undefined && second !== undefined) {
      const receiver = this.#within(first, names, level.member);
      return member(`${receiver}.${method}(${this.#within(second, names, level.conditional)})`);
    }
    const args = typed.args.map((arg) => this.#within(arg, names, level.conditional));
    if (id === 'sizeOfList') return member(`${this.#within(first, names, level.member)}.length`);
    const math = mathFunctions[id];
    if (math !== undefined) return member(`Math.${math}(${args.join(', ')})`);
    return member(`${this.#context.use(id)}(${args.join(', ')})`);
  }

  #macro(typed: Extract<Typed, { op: 'macro' }>, names: Names): Code {
    const variable = this.#context.local(typed.variable);
    const body = this.print(typed.body, new Map([...names, [typed.variable, variable]]));
    const each = `(${variable}) => ${body.text}`;
    const list = this.#within(typed.of, names, level.member);
    if (typed.name === 'map' || typed.name === 'filter') return member(`${list}.${typed.name}(${each})`);
    // What can't fail has nothing to absorb.
    if (!typed.body.fails) return member(`${list}.${typed.name === 'all' ? 'every' : 'some'}(${each})`);
    return this.#call(typed.name, list, each);
  }
}

function member(text: string): Code {
  return { text, level: level.member };
}

function literalOf(value: null | boolean | number | string): Code {
  const text = literalCode(value);
  return { text, level: text.startsWith('-') ? level.unary : level.member };
}

function scalarReader({ type, nullable }: Field): string {
  switch (type.kind) {
    case 'double':
    case 'int':
      return nullable ? 'numberOrNull' : 'number';
    case 'string':
      return nullable ? 'textOrNull' : 'text';
    case 'bool':
      return nullable ? 'boolOrNull' : 'bool';
    case 'object':
      return nullable ? 'objectOrNull' : 'object';
    default:
      return nullable ? 'anyOrNull' : 'anyValue';
  }
}

/** Beside such a text UTF-16 order is that of code points: all its units stand below the surrogates. */
function isPlain(typed: Typed): boolean {
  return typed.op === 'literal' && typeof typed.value === 'string' && !/[\ud800-\uffff]/.test(typed.value);
}

const intHelpers = {
  '+': 'addInts',
  '-': 'subtractInts',
  '*': 'multiplyInts',
  '/': 'divideInts',
  '%': 'remainderInts',
} as const;
const methods: Readonly<Record<string, string>> = {
  startsWith: 'startsWith',
  endsWith: 'endsWith',
  contains: 'includes',
};
const mathFunctions: Readonly<Record<string, string>> = {
  abs: 'abs',
  absInt: 'abs',
  ceil: 'ceil',
  floor: 'floor',
  trunc: 'trunc',
};
