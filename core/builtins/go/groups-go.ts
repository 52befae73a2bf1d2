import type { GoName, GoNames } from '../../expr/go/go-context.ts';
import { atom, type GoExpr, goText } from '../../expr/go/go-expr.ts';
import type { Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { GoTarget } from '../go-target.ts';
import type { ChosenField } from '../setup-reader.ts';
import type { Total, TotalLine } from '../totals/read-totals.ts';
import { mayFailAsField, mayFailInGo } from './may-fail.ts';
import { type GoTotal, goTotal } from './totals-go.ts';

interface Kept {
  readonly total: Total;
  readonly go: GoTotal;
}

/** What totals are kept of: the fields that rows are grouped by, and the lines of totals. */
interface GroupsPlan {
  readonly by: readonly ChosenField[];
  readonly lines: readonly TotalLine[];
}

/** Totals of groups in Go: a struct for what a group remembers, the steps for a row, and the values in the end. */
export class GroupsGo {
  /** The variable that holds a group. */
  readonly group: string;
  readonly #go: GoTarget;
  readonly #plan: GroupsPlan;
  readonly #names: GoNames;
  readonly #members: readonly string[];
  readonly #kept: ReadonlyMap<TotalLine, readonly Kept[]>;
  readonly #values = new Map<Kept, GoExpr>();

  /** `names` are those that the rows' values are worked out with, where they are not the loop's own. */
  constructor(plan: GroupsPlan, go: GoTarget, names: GoNames = go.names) {
    this.#names = names;
    this.#go = go;
    this.#plan = plan;
    this.group = go.body.local('group');
    const free = freeNames();
    this.#members = plan.by.map(({ as }) => free(memberName(as)));
    const kept = (line: TotalLine) => (total: Total) => ({
      total,
      go: goTotal(total, this.group, free(memberName(line.name)), go.types),
    });
    this.#kept = new Map(plan.lines.map((line) => [line, line.totals.map(kept(line))]));
  }

  get #all(): readonly Kept[] {
    return [...this.#kept.values()].flat();
  }

  /** Whether a step or a key asks if the group is new. */
  get asksIfNew(): boolean {
    return this.#plan.by.length > 0 || this.#all.some(({ total }) => total.kind.name === 'first');
  }

  /** Declares the struct of a group: `totals`. */
  declare(): void {
    const { body, types } = this.#go;
    const members = [
      ...this.#plan.by.map(({ field }, index) => [this.#members[index] ?? '', types.goType(field)] as const),
      ...this.#all.flatMap((one) => one.go.members),
    ];
    const widest = Math.max(...members.map(([name]) => [...name].length));
    body.block('type totals struct', () => {
      for (const [name, type] of members)
        body.line(`${name}${' '.repeat(widest - [...name].length + 1)}${type}`);
    });
  }

  /** Works out what the row adds, before a group is made: a row that fails makes none. */
  values(): void {
    for (const [line, totals] of this.#kept)
      for (const one of totals) {
        const { arg } = one.total;
        if (arg === undefined) continue;
        if (mayFailInGo(arg)) this.#go.mark(line.name);
        const value = this.#go.expression(arg, arg, this.#names);
        this.#values.set(one, this.#go.body.temporary(`${line.name}Value`, value));
      }
  }

  /** Sets what a new group is known by. */
  keys(isNew: string): void {
    const { by } = this.#plan;
    if (by.length === 0) return;
    this.#go.body.block(`if ${isNew}`, () => {
      for (const [index, { name, field }] of by.entries())
        this.#go.body.line(`${this.group}.${this.#members[index]} = ${goText(this.#go.read(name, field))}`);
    });
  }

  /** Adds the row to its group. */
  steps(isNew: string): void {
    for (const one of this.#all) one.go.step(this.#values.get(one) ?? atom(''), isNew, this.#go);
  }

  /** The values of the group's row by their names; `output` has their fields. */
  results(output: RowFields): Map<string, GoExpr> {
    const go = this.#go;
    const values = new Map<string, GoExpr>(
      this.#plan.by.map(({ as }, index) => [as, atom(`${this.group}.${this.#members[index]}`)]),
    );
    for (const [line, totals] of this.#kept) {
      const names = new Map<string, GoName>();
      for (const { total, go: one } of totals)
        names.set(total.name, { variable: go.body.variable(line.name, one.result), holds: one.holds });
      if (mayFailAsField(line.value)) go.mark(line.name);
      const field: Field = output.get(line.name) ?? line.value;
      const value = go.fieldValue(line.value, field, names);
      values.set(line.name, value.kind === 'atom' ? value : go.body.temporary(line.name, value));
    }
    return values;
  }
}

/** Names of members that differ, those with `Count` behind them included. */
function freeNames(): (wanted: string) => string {
  const names = new Set<string>();
  return (wanted) => {
    let name = wanted;
    const isTaken = (): boolean => [name, `${name}Count`, `${name}Now`].some((one) => names.has(one));
    for (let number = 2; isTaken(); number += 1) name = `${wanted}${number}`;
    names.add(name).add(`${name}Count`).add(`${name}Now`);
    return name;
  };
}

function memberName(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const joined = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return /^\p{L}/u.test(joined) ? `of${joined}` : `of${joined === '' ? 'Total' : joined}`;
}
