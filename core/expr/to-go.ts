import { rounded } from './go/go-body.ts';
import type { GoContext, GoNames } from './go/go-context.ts';
import { atom, binary, call, type GoExpr, goText, select, unary } from './go/go-expr.ts';
import { opaque } from './go/go-literal.ts';
import { macroInGo } from './go/go-macro.ts';
import {
  accessor,
  apart,
  commonList,
  converted,
  equality,
  isSet,
  itemOf,
  known,
  literal,
  valueOfPointer,
} from './go/go-values.ts';
import { identities } from './identities.ts';
import type { Typed } from './typed.ts';
import type { Field } from './types.ts';

/**
 * Writes an expression as Go: the statements that it needs go to the body, what is given back is its value, held as `goType` of
 * its type says. The same values as `toClosure`; one that fails panics with a fault of `kisrt`.
 */
export function toGo(typed: Typed, names: GoNames, context: GoContext): GoExpr {
  return new GoPrinter(context).print(typed, names);
}

/** The same, held as a value of another type that has all of its values. */
export function toGoAs(typed: Typed, field: Field, names: GoNames, context: GoContext): GoExpr {
  return new GoPrinter(context).as(typed, field, names);
}

const arithmetic = {
  '+': 'AddInt',
  '-': 'SubtractInt',
  '*': 'MultiplyInt',
  '/': 'DivideInt',
  '%': 'RemainderInt',
} as const;
class GoPrinter {
  readonly #context: GoContext;

  constructor(context: GoContext) {
    this.#context = context;
  }

  print(typed: Typed, names: GoNames): GoExpr {
    switch (typed.op) {
      case 'literal':
        return literal(typed);
      case 'name':
        return this.#name(typed, names);
      case 'field':
        return this.#field(typed, names);
      case 'param':
        return atom(this.#context.param(typed.key));
      case 'item':
        return call('kisrt.ItemAt', ...this.#operands([typed.of, typed.index], names));
      case 'list':
        return this.#list(typed, names);
      case 'widen':
        return converted(this.print(typed.of, names), typed.of, typed, this.#context.types);
      case 'needed':
        return call(`kisrt.Needed${accessor(typed.type)}`, this.print(typed.of, names));
      case 'has':
        return isSet(this.print(typed.of, names), '!=');
      case 'coalesce':
        return this.#coalesce(typed, names);
      case 'not':
        return unary('!', this.print(typed.of, names));
      case 'negative':
        return typed.type.kind === 'int'
          ? call('kisrt.NegateInt', this.print(typed.of, names))
          : unary('-', rounded(opaque(this.print(typed.of, names))));
      case '&&':
      case '||':
        return this.#logic(typed, names);
      case 'conditional':
        return this.#conditional(typed, names);
      case 'arithmetic':
        return this.#arithmetic(typed, names);
      case 'concat':
        return this.#concat(typed, names);
      case 'compare': {
        const [left, right] = this.#pair([typed.left, typed.right], names);
        return binary(typed.operator, ...apart(left, right));
      }
      case 'equal':
        return this.#equal(typed, names);
      case 'in':
        return this.#in(typed, names);
      case 'call':
        return this.#call(typed, names);
      case 'macro':
        return macroInGo(typed, names, this.#context, this);
    }
  }

  as(typed: Typed, field: Field, names: GoNames): GoExpr {
    return converted(this.print(typed, names), typed, field, this.#context.types);
  }

  #name(typed: Extract<Typed, { op: 'name' }>, names: GoNames): GoExpr {
    const found = names.get(typed.name);
    if (found === undefined) return atom('nil');
    found.variable.isUsed = true;
    return known(atom(found.variable.name), found.holds, typed);
  }

  #field(typed: Extract<Typed, { op: 'field' }>, names: GoNames): GoExpr {
    const { of } = typed;
    const held = of.type.kind === 'object' ? of.type.fields.get(typed.name) : undefined;
    const goName = this.#context.types.fieldName(of.type, typed.name);
    const object = this.print(of, names);
    if (held === undefined) return atom('nil');
    if (!of.nullable) return known(select(object, goName), held, typed);
    const { body } = this.#context;
    const whole: Field = { type: held.type, nullable: true };
    const base = object.kind === 'atom' ? object : body.temporary('object', object);
    const found = this.#declare('found', whole);
    body.block(`if ${goText(base)} != nil`, () =>
      body.line(`${found} = ${goText(converted(select(base, goName), held, whole, this.#context.types))}`),
    );
    return known(atom(found), whole, typed);
  }

  #declare(wanted: string, field: Field): string {
    const name = this.#context.body.local(wanted);
    this.#context.body.line(`var ${name} ${this.#context.types.goType(field)}`);
    return name;
  }

  #list(typed: Extract<Typed, { op: 'list' }>, names: GoNames): GoExpr {
    const item = itemOf(typed.type);
    const items = this.#operands(typed.items, names, () => item).map((one) => goText(one));
    return atom(`[]${this.#context.types.goType(item)}{${items.join(', ')}}`);
  }

  #pair(parts: readonly [Typed, Typed], names: GoNames, as?: (part: Typed) => Field): [GoExpr, GoExpr] {
    const [left, right] = this.#operands(parts, names, as);
    return [left ?? atom('nil'), right ?? atom('nil')];
  }

  /** Operands in their order: where a later one needs statements, what an earlier one may fail with comes first. */
  #operands(parts: readonly Typed[], names: GoNames, as: (part: Typed) => Field = (part) => part): GoExpr[] {
    const { body } = this.#context;
    const captured = parts.map((part) => body.capture(() => this.as(part, as(part), names)));
    return captured.map(({ value, lines }, index) => {
      body.append(lines);
      const isFollowed = captured.slice(index + 1).some((other) => other.lines.length > 0);
      return isFollowed && value.kind !== 'atom' && value.kind !== 'constant'
        ? body.temporary('value', value)
        : value;
    });
  }

  #coalesce(typed: Extract<Typed, { op: 'coalesce' }>, names: GoNames): GoExpr {
    const { body, types } = this.#context;
    const of = this.as(typed.of, { type: typed.type, nullable: true }, names);
    const given = valueOfPointer(of);
    if (given !== undefined) return converted(given, { type: typed.type, nullable: false }, typed, types);
    const other = body.capture(() => this.as(typed.otherwise, typed, names));
    const isScalar = accessor(typed.type) === '';
    if (other.lines.length === 0 && !typed.otherwise.fails && isScalar && !typed.nullable)
      return call('kisrt.Coalesce', of, other.value);
    const base = of.kind === 'atom' ? of : body.temporary('value', of);
    const found = this.#declare('found', typed);
    const taken = isScalar && !typed.nullable ? unary('*', base) : base;
    body.block(`if ${goText(base)} != nil`, () => body.line(`${found} = ${goText(taken)}`), '} else {');
    body.indented(() => {
      body.append(other.lines);
      body.line(`${found} = ${goText(other.value)}`);
    });
    body.line('}');
    return atom(found);
  }

  #logic(typed: Extract<Typed, { op: '&&' | '||' }>, names: GoNames): GoExpr {
    const { body } = this.#context;
    if (typed.left.fails) return this.#absorbing(typed, names);
    const left = this.print(typed.left, names);
    const right = body.capture(() => this.print(typed.right, names));
    if (right.lines.length === 0) return binary(typed.op, left, right.value);
    const found = body.temporary('holds', left);
    body.block(`if ${goText(typed.op === '&&' ? found : unary('!', found))}`, () => {
      body.append(right.lines);
      body.line(`${goText(found)} = ${goText(right.value)}`);
    });
    return found;
  }

  /** CEL's own: one side may answer whatever the other fails with. */
  #absorbing(typed: Extract<Typed, { op: '&&' | '||' }>, names: GoNames): GoExpr {
    const { body } = this.#context;
    const holds = body.local('holds');
    body.line(`${holds} := kisrt.${typed.op === '&&' ? 'And' : 'Or'}(func() bool {`);
    body.indented(() => body.line(`return ${goText(this.print(typed.left, names))}`));
    body.line('}, func() bool {');
    body.indented(() => body.line(`return ${goText(this.print(typed.right, names))}`));
    body.line('})');
    return atom(holds);
  }

  #conditional(typed: Extract<Typed, { op: 'conditional' }>, names: GoNames): GoExpr {
    const { body } = this.#context;
    const test = this.print(typed.test, names);
    if (test.kind === 'atom' && test.text === 'true') return this.as(typed.whenTrue, typed, names);
    const found = this.#declare('value', typed);
    const branch = (part: Typed) => () => {
      const value = this.as(part, typed, names);
      body.line(`${found} = ${goText(rounded(value))}`);
    };
    body.block(`if ${goText(test)}`, branch(typed.whenTrue), '} else {');
    body.indented(branch(typed.whenFalse));
    body.line('}');
    return atom(found);
  }

  #arithmetic(typed: Extract<Typed, { op: 'arithmetic' }>, names: GoNames): GoExpr {
    const { operator } = typed;
    const [left, right] = this.#pair([typed.left, typed.right], names);
    if (typed.type.kind === 'int') return call(`kisrt.${arithmetic[operator]}`, left, right);
    if (operator === '%') return call('kisrt.Mod', left, right);
    const [a, b] = apart(left, right);
    return operator === '+' || operator === '-'
      ? binary(operator, rounded(a), rounded(b))
      : binary(operator, a, b);
  }

  #concat(typed: Extract<Typed, { op: 'concat' }>, names: GoNames): GoExpr {
    const pair = this.#pair([typed.left, typed.right], names, () => ({ type: typed.type, nullable: false }));
    return call(typed.type.kind === 'list' ? 'kisrt.Append' : 'kisrt.Concat', ...pair);
  }

  #equal(typed: Extract<Typed, { op: 'equal' }>, names: GoNames): GoExpr {
    const { left, right, negated } = typed;
    const op = negated ? '!=' : '==';
    if (left.type.kind === 'null') return isSet(this.print(right, names), op);
    if (right.type.kind === 'null') return isSet(this.print(left, names), op);
    const type = commonList(left.type, right.type);
    const nullable = left.nullable || right.nullable;
    const [a, b] = this.#pair([left, right], names, () => ({ type, nullable }));
    if (type.kind !== 'list' && !nullable) return binary(op, ...apart(a, b));
    const same = call(type.kind === 'list' ? 'kisrt.SameList' : 'kisrt.Same', a, b, ...equality(type));
    return negated ? unary('!', same) : same;
  }

  #in(typed: Extract<Typed, { op: 'in' }>, names: GoNames): GoExpr {
    const item = itemOf(typed.right.type);
    const type = commonList(typed.left.type, item.type.kind === 'null' ? typed.left.type : item.type);
    const field: Field = { type, nullable: item.nullable };
    const list: Field = { type: { kind: 'list', item: field }, nullable: false };
    const [value, items] = this.#pair([typed.left, typed.right], names, (part) =>
      part === typed.left ? field : list,
    );
    if (type.kind === 'list') return call('kisrt.InLists', value, items, ...equality(type));
    return call(field.nullable ? 'kisrt.InPointers' : 'kisrt.In', value, items);
  }

  #call(typed: Extract<Typed, { op: 'call' }>, names: GoNames): GoExpr {
    const { id, params } = typed.function;
    const args = this.#operands(typed.args, names, (part) => {
      const param = params[typed.args.indexOf(part)];
      return {
        type: param?.kind === 'list' && itemOf(param).type.kind === 'any' ? part.type : (param ?? part.type),
        nullable: false,
      };
    });
    const [first] = args;
    if (first !== undefined && identities.has(id)) return first;
    if (id === 'sizeOfList' && first !== undefined) return call('int64', call('len', first));
    return call(`kisrt.${id.slice(0, 1).toUpperCase()}${id.slice(1)}`, ...args);
  }
}
