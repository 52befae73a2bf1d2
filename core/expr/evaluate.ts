import { compareText } from './functions/code-points.ts';
import { intArithmetic } from './functions/numbers.ts';
import {
  all,
  and,
  concatenate,
  exists,
  isIn,
  itemAt,
  needed,
  or,
  own,
  type ReadParam,
  readerOf,
  same,
} from './runtime.ts';
import type { Typed } from './typed.ts';

/** Works out an expression: `values` are those of the names it was made for, in their order. Throws a RowError. */
export type Evaluate = (values: readonly unknown[], param: ReadParam) => unknown;

/** What the parts of an expression share while it is worked out. */
interface Frame {
  readonly slots: unknown[];
  param: ReadParam;
}

type Step = (frame: Frame) => unknown;

/**
 * An expression as closures: for the window, whose pages may not make code out of texts, and for conditions. The same values as
 * the compiled code (`toJs`), several times slower.
 */
export function toClosure(typed: Typed, names: readonly string[]): Evaluate {
  const slots = new Map(names.map((name, index) => [name, index]));
  const maker = new ClosureMaker(names.length);
  const step = maker.step(typed, slots);
  const noParam: ReadParam = () => '';
  const frame: Frame = { slots: [], param: noParam };
  return (values, param) => {
    for (let index = 0; index < names.length; index += 1) frame.slots[index] = values[index];
    frame.param = param;
    return step(frame);
  };
}

type Slots = ReadonlyMap<string, number>;

class ClosureMaker {
  #next: number;

  constructor(next: number) {
    this.#next = next;
  }

  step(typed: Typed, slots: Slots): Step {
    switch (typed.op) {
      case 'literal': {
        const { value } = typed;
        return () => value;
      }
      case 'name': {
        const slot = slots.get(typed.name) ?? 0;
        return ({ slots: values }) => values[slot] ?? null;
      }
      case 'field': {
        const of = this.step(typed.of, slots);
        const read = readerOf(typed);
        const { name } = typed;
        return (frame) => read(own(of(frame), name), typed);
      }
      case 'param':
        return ({ param }) => param(typed.key);
      case 'item': {
        const [of, index] = [this.step(typed.of, slots), this.step(typed.index, slots)];
        return (frame) => itemAt(of(frame) as unknown[], index(frame) as number, typed);
      }
      case 'list': {
        const items = typed.items.map((item) => this.step(item, slots));
        return (frame) => items.map((item) => item(frame));
      }
      case 'widen':
        return this.step(typed.of, slots);
      case 'needed': {
        const of = this.step(typed.of, slots);
        return (frame) => needed(of(frame), typed);
      }
      case 'has': {
        const of = this.step(typed.of, slots);
        return (frame) => of(frame) != null;
      }
      case 'coalesce': {
        const [of, otherwise] = [this.step(typed.of, slots), this.step(typed.otherwise, slots)];
        return (frame) => of(frame) ?? otherwise(frame);
      }
      case 'not': {
        const of = this.step(typed.of, slots);
        return (frame) => !of(frame);
      }
      case 'negative': {
        const of = this.step(typed.of, slots);
        return typed.type.kind === 'int'
          ? (frame) => 0 - (of(frame) as number)
          : (frame) => -(of(frame) as number);
      }
      case '&&':
      case '||':
        return this.#logic(typed, slots);
      case 'conditional': {
        const [test, then] = [this.step(typed.test, slots), this.step(typed.whenTrue, slots)];
        const otherwise = this.step(typed.whenFalse, slots);
        return (frame) => (test(frame) ? then(frame) : otherwise(frame));
      }
      case 'arithmetic':
        return this.#arithmetic(typed, slots);
      case 'concat': {
        const [left, right] = [this.step(typed.left, slots), this.step(typed.right, slots)];
        return (frame) => concatenate(left(frame), right(frame), typed);
      }
      case 'compare':
        return this.#compare(typed, slots);
      case 'equal': {
        const [left, right] = [this.step(typed.left, slots), this.step(typed.right, slots)];
        const { negated } = typed;
        return (frame) => same(left(frame), right(frame)) !== negated;
      }
      case 'in': {
        const [left, right] = [this.step(typed.left, slots), this.step(typed.right, slots)];
        return (frame) => isIn(left(frame), right(frame) as unknown[]);
      }
      case 'call':
        return this.#call(typed, slots);
      case 'macro':
        return this.#macro(typed, slots);
    }
  }

  #logic(typed: Extract<Typed, { op: '&&' | '||' }>, slots: Slots): Step {
    const [left, right] = [this.step(typed.left, slots), this.step(typed.right, slots)];
    if (!typed.left.fails)
      return typed.op === '&&'
        ? (frame) => left(frame) && right(frame)
        : (frame) => left(frame) || right(frame);
    const absorb = typed.op === '&&' ? and : or;
    return (frame) =>
      absorb(
        () => left(frame),
        () => right(frame),
      );
  }

  #arithmetic(typed: Extract<Typed, { op: 'arithmetic' }>, slots: Slots): Step {
    const left = this.step(typed.left, slots) as (frame: Frame) => number;
    const right = this.step(typed.right, slots) as (frame: Frame) => number;
    if (typed.type.kind === 'int') {
      const compute = intArithmetic[typed.operator];
      return (frame) => compute(typed, left(frame), right(frame));
    }
    switch (typed.operator) {
      case '+':
        return (frame) => left(frame) + right(frame);
      case '-':
        return (frame) => left(frame) - right(frame);
      case '*':
        return (frame) => left(frame) * right(frame);
      case '/':
        return (frame) => left(frame) / right(frame);
      case '%':
        return (frame) => left(frame) % right(frame);
    }
  }

  #compare(typed: Extract<Typed, { op: 'compare' }>, slots: Slots): Step {
    const [left, right] = [this.step(typed.left, slots), this.step(typed.right, slots)];
    if (typed.left.type.kind === 'string') {
      const holds = orderTests[typed.operator];
      return (frame) => holds(compareText(left(frame) as string, right(frame) as string), 0);
    }
    const holds = orderTests[typed.operator];
    return (frame) => holds(left(frame) as number, right(frame) as number);
  }

  #call(typed: Extract<Typed, { op: 'call' }>, slots: Slots): Step {
    const args = typed.args.map((arg) => this.step(arg, slots));
    const { call } = typed.function;
    const [first, second] = args;
    if (args.length === 1 && first !== undefined) return (frame) => call(typed, first(frame));
    if (args.length === 2 && first !== undefined && second !== undefined)
      return (frame) => call(typed, first(frame), second(frame));
    return (frame) => call(typed, ...args.map((arg) => arg(frame)));
  }

  #macro(typed: Extract<Typed, { op: 'macro' }>, slots: Slots): Step {
    const of = this.step(typed.of, slots);
    const slot = this.#next;
    this.#next += 1;
    const body = this.step(typed.body, new Map([...slots, [typed.variable, slot]]));
    const over = (frame: Frame) => (item: unknown) => {
      frame.slots[slot] = item;
      return body(frame);
    };
    switch (typed.name) {
      case 'exists':
        return (frame) => exists(of(frame) as unknown[], over(frame));
      case 'all':
        return (frame) => all(of(frame) as unknown[], over(frame));
      case 'filter':
        return (frame) => (of(frame) as unknown[]).filter(over(frame));
      case 'map':
        return (frame) => (of(frame) as unknown[]).map(over(frame));
    }
  }
}

export const orderTests = {
  '<': (a: number, b: number): boolean => a < b,
  '<=': (a: number, b: number): boolean => a <= b,
  '>': (a: number, b: number): boolean => a > b,
  '>=': (a: number, b: number): boolean => a >= b,
};
