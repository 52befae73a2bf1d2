import { double, type Field, int } from '../../expr/types.ts';
import type { CodeWriter } from '../code/code-writer.ts';
import { typeCode } from '../code/type-code.ts';
import { compareValues } from '../kernel/compare-values.ts';
import { rowKey } from '../kernel/keys.ts';
import { percentile } from '../kernel/totals.ts';
import { type Words, words } from '../words.ts';

/** What a total remembers while rows pass, for previews. */
export interface TotalState {
  step(value: unknown): void;
  result(): unknown;
}

/** A member of the object that holds a group's totals. */
interface Member {
  readonly name: string;
  readonly type: string;
  readonly initial: string;
}

/** What a total's code is written with. */
export interface TotalPlace {
  /** The group's object: `group`. */
  readonly group: string;
  /** What its members are called after. */
  readonly name: string;
  /** The constant with the row's value; '' when it takes none. */
  readonly value: string;
  readonly arg: Field;
  /** For a percentile: which part lies below. */
  readonly part: number;
}

/** One way to make one value of many. */
export interface TotalKind {
  readonly name: string;
  readonly takes: 'nothing' | 'maybe' | 'number' | 'ordered' | 'anything';
  readonly usage: Words;
  /** Whether it takes a part between 0 and 1 besides. */
  readonly hasPart?: boolean;
  type(arg: Field): Field;
  members(place: TotalPlace): readonly Member[];
  /** Statements that take the row's value in. */
  step(place: TotalPlace, code: CodeWriter): void;
  /** The value so far. */
  result(place: TotalPlace, code: CodeWriter): string;
  state(part: number): TotalState;
}

const counted: Field = { type: int, nullable: false };

function member({ group, name }: TotalPlace, suffix = ''): string {
  return `${group}.${name}${suffix}`;
}

/** Writes a step that leaves null out. */
function unlessNull({ arg, value }: TotalPlace, code: CodeWriter, step: string): void {
  code.line(arg.nullable ? `if (${value} !== null) ${step}` : step);
}

const sum: TotalKind = {
  name: 'sum',
  takes: 'number',
  usage: words('sum(row.amount) adds the numbers; null is left out.', 'sum(row.amount) 求和，忽略空值。'),
  type: (arg) => ({ type: double, nullable: arg.nullable }),
  members: ({ name, arg }) => [
    arg.nullable ? { name, type: 'number | null', initial: 'null' } : { name, type: 'number', initial: '0' },
  ],
  step(place, code) {
    const own = member(place);
    unlessNull(
      place,
      code,
      place.arg.nullable ? `${own} = (${own} ?? 0) + ${place.value};` : `${own} += ${place.value};`,
    );
  },
  result: (place) => member(place),
  state() {
    let total: number | null = null;
    return {
      step(value) {
        if (value !== null) total = (total ?? 0) + (value as number);
      },
      result: () => total,
    };
  },
};

const avg: TotalKind = {
  name: 'avg',
  takes: 'number',
  usage: words('avg(row.amount) is their mean; null is left out.', 'avg(row.amount) 求平均值，忽略空值。'),
  type: (arg) => ({ type: double, nullable: arg.nullable }),
  members: ({ name }) => [
    { name: `${name}Sum`, type: 'number', initial: '0' },
    { name: `${name}Count`, type: 'number', initial: '0' },
  ],
  step(place, code) {
    const [total, count] = [member(place, 'Sum'), member(place, 'Count')];
    if (!place.arg.nullable) {
      code.line(`${total} += ${place.value};`);
      code.line(`${count} += 1;`);
      return;
    }
    code.block(`if (${place.value} !== null)`, () => {
      code.line(`${total} += ${place.value};`);
      code.line(`${count} += 1;`);
    });
  },
  result(place) {
    const [total, count] = [member(place, 'Sum'), member(place, 'Count')];
    return place.arg.nullable ? `(${count} === 0 ? null : ${total} / ${count})` : `(${total} / ${count})`;
  },
  state() {
    let [total, count] = [0, 0];
    return {
      step(value) {
        if (value === null) return;
        total += value as number;
        count += 1;
      },
      result: () => (count === 0 ? null : total / count),
    };
  },
};

function extreme(name: 'min' | 'max', usage: Words): TotalKind {
  const isBetter = (order: number): boolean => (name === 'min' ? order < 0 : order > 0);
  return {
    name,
    takes: 'ordered',
    usage,
    type: (arg) => arg,
    members: ({ name: own, arg }) => [
      { name: own, type: typeCode({ ...arg, nullable: true }), initial: 'null' },
    ],
    step(place, code) {
      const own = member(place);
      const sign = name === 'min' ? '<' : '>';
      const isNumber = place.arg.type.kind === 'double' || place.arg.type.kind === 'int';
      const better = isNumber
        ? `${place.value} ${sign} ${own}`
        : `${code.use('compareValues')}(${place.value}, ${own}) ${sign} 0`;
      const test = `${own} === null || ${better}`;
      code.line(
        place.arg.nullable
          ? `if (${place.value} !== null && (${test})) ${own} = ${place.value};`
          : `if (${test}) ${own} = ${place.value};`,
      );
    },
    result: (place) => member(place),
    state() {
      let best: unknown = null;
      return {
        step(value) {
          if (value !== null && (best === null || isBetter(compareValues(value, best)))) best = value;
        },
        result: () => best,
      };
    },
  };
}

const count: TotalKind = {
  name: 'count',
  takes: 'maybe',
  usage: words(
    'count() counts rows; count(row.a) those that have a value.',
    'count() 计行数；count(row.a) 计有值的行。',
  ),
  type: () => counted,
  members: ({ name }) => [{ name, type: 'number', initial: '0' }],
  step: (place, code) => unlessNull(place, code, `${member(place)} += 1;`),
  result: (place) => member(place),
  state() {
    let rows = 0;
    return {
      step(value) {
        if (value !== null) rows += 1;
      },
      result: () => rows,
    };
  },
};

const countDistinct: TotalKind = {
  name: 'count_distinct',
  takes: 'anything',
  usage: words(
    'count_distinct(row.id) counts the different values; null is none.',
    'count_distinct(row.id) 计不同值的个数，空值不计。',
  ),
  type: () => counted,
  members: ({ name }) => [{ name, type: 'Set<unknown>', initial: 'new Set()' }],
  step(place, code) {
    const value = isScalar(place.arg) ? place.value : `${code.use('rowKey')}(${place.value})`;
    unlessNull(place, code, `${member(place)}.add(${value});`);
  },
  result: (place) => `${member(place)}.size`,
  state() {
    const values = new Set<unknown>();
    return {
      step(value) {
        if (value !== null) values.add(typeof value === 'object' ? rowKey(value) : value);
      },
      result: () => values.size,
    };
  },
};

function isScalar({ type }: Field): boolean {
  return type.kind !== 'list' && type.kind !== 'object' && type.kind !== 'any';
}

function atEnd(name: 'first' | 'last', usage: Words): TotalKind {
  return {
    name,
    takes: 'anything',
    usage,
    type: (arg) => arg,
    members: ({ name: own, arg, value }) => [{ name: own, type: typeCode(arg), initial: value }],
    step(place, code) {
      if (name === 'last') code.line(`${member(place)} = ${place.value};`);
    },
    result: (place) => member(place),
    state() {
      let kept: unknown;
      return {
        step(value) {
          if (kept === undefined || name === 'last') kept = value;
        },
        result: () => kept ?? null,
      };
    },
  };
}

const list: TotalKind = {
  name: 'list',
  takes: 'anything',
  usage: words('list(row.a) lists all values, null included.', 'list(row.a) 列出所有值，含空值。'),
  type: (arg) => ({ type: { kind: 'list', item: arg }, nullable: false }),
  members: ({ name, arg }) => [
    { name, type: typeCode({ type: { kind: 'list', item: arg }, nullable: false }), initial: '[]' },
  ],
  step: (place, code) => code.line(`${member(place)}.push(${place.value});`),
  // What a later batch adds must not reach rows that were handed on.
  result: (place) => `[...${member(place)}]`,
  state() {
    const values: unknown[] = [];
    return { step: (value) => void values.push(value), result: () => [...values] };
  },
};

function ranked(name: 'median' | 'percentile', usage: Words): TotalKind {
  return {
    name,
    takes: 'number',
    usage,
    hasPart: name === 'percentile',
    type: (arg) => ({ type: double, nullable: arg.nullable }),
    members: ({ name: own }) => [{ name: own, type: 'number[]', initial: '[]' }],
    step: (place, code) => unlessNull(place, code, `${member(place)}.push(${place.value});`),
    result: (place, code) => `${code.use('percentile')}(${member(place)}, ${place.part})`,
    state(part) {
      const numbers: number[] = [];
      return {
        step(value) {
          if (value !== null) numbers.push(value as number);
        },
        result: () => percentile(numbers, part),
      };
    },
  };
}

/** Totals of a group of rows. */
export const totalKinds: readonly TotalKind[] = [
  sum,
  avg,
  extreme(
    'min',
    words(
      'min(row.a) is the least number or text; null is left out.',
      'min(row.a) 取最小的数字或文本，忽略空值。',
    ),
  ),
  extreme(
    'max',
    words(
      'max(row.a) is the greatest number or text; null is left out.',
      'max(row.a) 取最大的数字或文本，忽略空值。',
    ),
  ),
  count,
  countDistinct,
  atEnd('first', words('first(row.a) is the first row’s value.', 'first(row.a) 取第一行的值。')),
  atEnd('last', words('last(row.a) is the last row’s value.', 'last(row.a) 取最后一行的值。')),
  list,
  ranked('median', words('median(row.a) is the number in the middle.', 'median(row.a) 取中位数。')),
  ranked(
    'percentile',
    words(
      'percentile(row.a, 0.95): 95 % of the numbers are no greater.',
      'percentile(row.a, 0.95)：95% 的数字不大于它。',
    ),
  ),
];

/** What the row before had; null for the first. It is asked before the row's own value is taken in. */
export const previous: TotalKind = {
  name: 'previous',
  takes: 'anything',
  usage: words('previous(row.a) is the value of the row before.', 'previous(row.a) 取上一行的值。'),
  type: ({ type }) => ({ type, nullable: true }),
  members: ({ name, arg }) => [
    { name, type: typeCode({ ...arg, nullable: true }), initial: 'null' },
    { name: `${name}Now`, type: typeCode({ ...arg, nullable: true }), initial: 'null' },
  ],
  step(place, code) {
    code.line(`${member(place)} = ${member(place, 'Now')};`);
    code.line(`${member(place, 'Now')} = ${place.value};`);
  },
  result: (place) => member(place),
  state() {
    let [before, now]: [unknown, unknown] = [null, null];
    return {
      step(value) {
        before = now;
        now = value;
      },
      result: () => before,
    };
  },
};

/** Totals that can run along with the rows. */
export const runningKinds: readonly TotalKind[] = [
  ...totalKinds.filter(({ name }) => ['sum', 'avg', 'min', 'max', 'count'].includes(name)),
  previous,
];
