import type { Evaluate } from './evaluate.ts';
import { allFunctions } from './functions/all.ts';
import { compareText } from './functions/code-points.ts';
import { intArithmetic } from './functions/numbers.ts';
import { isInherited, readerOf, runtime } from './runtime.ts';
import type { Place } from './syntax.ts';
import type { Typed } from './typed.ts';
import type { ExpressionType } from './types.ts';

/** What generated code refers to besides its names. */
export interface JsContext {
  /** The JavaScript name of a name of the expression. */
  readonly names: ReadonlyMap<string, string>;
  /** What reads a parameter: an expression whose value is a ReadParam. */
  readonly param: string;
  /** Keeps a value for the code, and gives the JavaScript that it is reached by. */
  keep(value: unknown): string;
}

const functionCalls = Object.fromEntries(allFunctions.map(({ id, call }) => [id, call]));
const arithmeticIds = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'remainder',
} as const;

/** All that generated code calls, as `$`. */
export const jsLibrary = {
  ...runtime,
  compareText,
  add: intArithmetic['+'],
  subtract: intArithmetic['-'],
  multiply: intArithmetic['*'],
  divide: intArithmetic['/'],
  remainder: intArithmetic['%'],
  functions: functionCalls,
};

/** Prints an expression as JavaScript, to stand anywhere in code for which `$` is `jsLibrary`. */
export function toJs(typed: Typed, context: JsContext): string {
  return new JsPrinter(context).print(typed, context.names);
}

/** Compiles an expression for itself; throws where code may not be made from texts. The same values as `toClosure`. */
export function compileJs(typed: Typed, names: readonly string[]): Evaluate {
  const kept: unknown[] = [];
  const identifiers = new Map(names.map((name, index) => [name, `n${index}`]));
  const code = toJs(typed, {
    names: identifiers,
    param: 'param',
    keep(value) {
      kept.push(value);
      return `k${kept.length - 1}`;
    },
  });
  const constants = kept.map((_, index) => `const k${index} = kept[${index}];`).join('\n');
  const values = [...identifiers.values()]
    .map((name, index) => `const ${name} = values[${index}];`)
    .join(' ');
  const make: unknown = new Function(
    '$',
    'kept',
    `'use strict';\n${constants}\nreturn (values, param) => { ${values} return ${code}; };`,
  );
  return (make as (library: typeof jsLibrary, kept: readonly unknown[]) => Evaluate)(jsLibrary, kept);
}

class JsPrinter {
  readonly #context: JsContext;
  #variables = 0;

  constructor(context: JsContext) {
    this.#context = context;
  }

  print(typed: Typed, names: JsContext['names']): string {
    const inner = (part: Typed): string => this.print(part, names);
    switch (typed.op) {
      case 'literal':
        return literal(typed.value);
      case 'name':
        return names.get(typed.name) ?? 'undefined';
      case 'field':
        return this.#read(typed, fieldOf(inner(typed.of), typed.name, typed.of));
      case 'param':
        return `${this.#context.param}(${text(typed.key)})`;
      case 'item':
        return `$.itemAt(${inner(typed.of)}, ${inner(typed.index)}, ${this.#at(typed)})`;
      case 'list':
        return `[${typed.items.map(inner).join(', ')}]`;
      case 'widen':
        return inner(typed.of);
      case 'needed':
        return `$.needed(${inner(typed.of)}, ${this.#at(typed)})`;
      case 'has':
        return `(${inner(typed.of)} != null)`;
      case 'coalesce':
        return `(${inner(typed.of)} ?? ${inner(typed.otherwise)})`;
      case 'not':
        return `(!${inner(typed.of)})`;
      case 'negative':
        return typed.type.kind === 'int' ? `(0 - ${inner(typed.of)})` : `(-${inner(typed.of)})`;
      case '&&':
      case '||': {
        const [left, right] = [inner(typed.left), inner(typed.right)];
        if (!typed.left.fails) return `(${left} ${typed.op} ${right})`;
        return `$.${typed.op === '&&' ? 'and' : 'or'}(() => ${left}, () => ${right})`;
      }
      case 'conditional':
        return `(${inner(typed.test)} ? ${inner(typed.whenTrue)} : ${inner(typed.whenFalse)})`;
      case 'arithmetic': {
        const [left, right] = [inner(typed.left), inner(typed.right)];
        return typed.type.kind === 'int'
          ? `$.${arithmeticIds[typed.operator]}(${this.#at(typed)}, ${left}, ${right})`
          : `(${left} ${typed.operator} ${right})`;
      }
      case 'concat':
        return `$.concatenate(${inner(typed.left)}, ${inner(typed.right)}, ${this.#at(typed)})`;
      case 'compare': {
        const [left, right] = [inner(typed.left), inner(typed.right)];
        if (typed.left.type.kind === 'string' && !isPlainLiteral(typed.left) && !isPlainLiteral(typed.right))
          return `($.compareText(${left}, ${right}) ${typed.operator} 0)`;
        return `(${left} ${typed.operator} ${right})`;
      }
      case 'equal':
        return this.#equal(typed, inner(typed.left), inner(typed.right));
      case 'in':
        return `$.isIn(${inner(typed.left)}, ${inner(typed.right)})`;
      case 'call':
        return this.#call(typed, typed.args.map(inner));
      case 'macro':
        return this.#macro(typed, names);
    }
  }

  #at({ start, end }: Place): string {
    return this.#context.keep({ start, end });
  }

  #read(typed: Typed, value: string): string {
    const reader = scalarReaders[typed.type.kind]?.[typed.nullable ? 1 : 0];
    const name = reader === undefined ? this.#context.keep(readerOf(typed)) : `$.${reader}`;
    return `${name}(${value}, ${this.#at(typed)})`;
  }

  #equal(typed: Extract<Typed, { op: 'equal' }>, left: string, right: string): string {
    const sign = typed.negated ? '!' : '';
    if (typed.left.type.kind === 'list' || typed.right.type.kind === 'list')
      return `(${sign}$.same(${left}, ${right}))`;
    const mayBeNull = [typed.left, typed.right].some((side) => side.nullable || side.type.kind === 'null');
    if (!mayBeNull) return `(${left} ${typed.negated ? '!==' : '==='} ${right})`;
    return `((${left} ?? null) ${typed.negated ? '!==' : '==='} (${right} ?? null))`;
  }

  #call(typed: Extract<Typed, { op: 'call' }>, args: readonly string[]): string {
    const [first = '', second = ''] = args;
    const inline = inlined[typed.function.id];
    if (inline !== undefined) return inline(first, second);
    return `$.functions.${typed.function.id}(${[this.#at(typed), ...args].join(', ')})`;
  }

  #macro(typed: Extract<Typed, { op: 'macro' }>, names: JsContext['names']): string {
    const variable = `v${this.#variables}`;
    this.#variables += 1;
    const body = this.print(typed.body, new Map([...names, [typed.variable, variable]]));
    const list = this.print(typed.of, names);
    const each = `(${variable}) => ${body}`;
    return typed.name === 'map' || typed.name === 'filter'
      ? `${list}.${typed.name}(${each})`
      : `$.${typed.name}(${list}, ${each})`;
  }
}

/** What reads a field of a scalar type: one that is never null, one that may be. */
const scalarReaders: Partial<Record<ExpressionType['kind'], readonly [string, string]>> = {
  double: ['readNumber', 'numberOrNull'],
  int: ['readNumber', 'numberOrNull'],
  string: ['readText', 'textOrNull'],
  bool: ['readBool', 'boolOrNull'],
};

/** Functions that JavaScript has just so. */
const inlined: Readonly<Record<string, (first: string, second: string) => string>> = {
  startsWith: (first, second) => `${first}.startsWith(${second})`,
  endsWith: (first, second) => `${first}.endsWith(${second})`,
  contains: (first, second) => `${first}.includes(${second})`,
  sizeOfList: (first) => `${first}.length`,
  toDouble: (first) => first,
  intToInt: (first) => first,
  textToText: (first) => first,
  abs: (first) => `Math.abs(${first})`,
  absInt: (first) => `Math.abs(${first})`,
  ceil: (first) => `Math.ceil(${first})`,
  floor: (first) => `Math.floor(${first})`,
  trunc: (first) => `Math.trunc(${first})`,
};

function fieldOf(object: string, name: string, of: Typed): string {
  if (isInherited(name)) return `$.own(${object}, ${text(name)})`;
  return `${object}${of.nullable ? '?.' : ''}[${text(name)}]`;
}

function literal(value: null | boolean | number | string): string {
  if (typeof value === 'string') return text(value);
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A text as JavaScript, whatever is in it. */
function text(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Beside such a text UTF-16 order is that of code points: all its units stand below the surrogates. */
function isPlainLiteral(typed: Typed): boolean {
  return typed.op === 'literal' && typeof typed.value === 'string' && !/[\ud800-\uffff]/.test(typed.value);
}
