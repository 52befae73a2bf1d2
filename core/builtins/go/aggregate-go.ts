import { atom, type GoExpr, goText } from '../../expr/go/go-expr.ts';
import type { GoName } from '../../expr/to-go.ts';
import type { Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { GoTarget } from '../go-target.ts';
import type { ChosenField } from '../setup-reader.ts';
import type { Total, TotalLine } from '../totals/read-totals.ts';
import { goKey, keyTypeOf } from './key-go.ts';
import { mayFailAsField, mayFailInGo } from './may-fail.ts';
import { sortRows } from './order-go.ts';
import { type GoTotal, goTotal } from './totals-go.ts';

export interface AggregatePlan {
  readonly by: readonly ChosenField[];
  readonly lines: readonly TotalLine[];
  readonly sort: readonly (ChosenField & { readonly isDescending: boolean })[];
  readonly scope: 'batch' | 'run';
  readonly onError: 'fail' | 'drop';
}

interface Kept {
  readonly total: Total;
  readonly go: GoTotal;
}

/** Aggregate in Go: a struct of its own for what a group remembers. */
export function aggregateToGo(plan: AggregatePlan, go: GoTarget, output: RowFields): void {
  const { body } = go;
  const [groups, group, isNew] = [body.local('groups'), body.local('group'), body.local('isNew')];
  const names = new Set<string>();
  const free = (wanted: string): string => {
    let name = wanted;
    for (let number = 2; names.has(name) || names.has(`${name}Count`); number += 1)
      name = `${wanted}${number}`;
    names.add(name).add(`${name}Count`);
    return name;
  };
  const byNames = plan.by.map(({ as }) => free(memberName(as)));
  const kept = new Map(
    plan.lines.map((line) => [
      line,
      line.totals.map(
        (total): Kept => ({ total, go: goTotal(total, group, free(memberName(line.name)), go.types) }),
      ),
    ]),
  );
  const all = [...kept.values()].flat();
  const members = [
    ...plan.by.map(({ field }, index) => [byNames[index] ?? '', go.types.goType(field)] as const),
    ...all.flatMap((one) => one.go.members),
  ];
  body.block('type totals struct', () => {
    const widest = Math.max(...members.map(([name]) => [...name].length));
    for (const [name, type] of members)
      body.line(`${name}${' '.repeat(widest - [...name].length + 1)}${type}`);
  });
  const made = `kisrt.NewGroups[${keyTypeOf(plan.by)}, totals]`;
  if (plan.scope === 'run') {
    body.line(`${groups} := kisrt.Remembered(flow, ${made})`);
    body.line(`${groups}.Begin()`);
  } else body.line(`${groups} := ${made}()`);
  go.rowLoop(
    { onError: plan.onError, whenEmpty: 'stop' },
    () => {
      const values = new Map<Kept, GoExpr>();
      const needsNew = plan.by.length > 0 || all.some(({ total }) => total.kind.name === 'first');
      // A row that fails makes no group.
      for (const [line, totals] of kept)
        for (const one of totals) {
          const { arg } = one.total;
          if (arg === undefined) continue;
          if (mayFailInGo(arg)) go.mark(line.name);
          values.set(one, body.temporary(`${line.name}Value`, go.expression(arg)));
        }
      const key = plan.by.length === 0 ? '""' : goText(goKey(plan.by, go));
      body.line(`${group}, ${needsNew ? isNew : '_'} := ${groups}.At(${key})`);
      if (plan.by.length > 0)
        body.block(`if ${isNew}`, () => {
          for (const [index, { name, field }] of plan.by.entries())
            body.line(`${group}.${byNames[index]} = ${goText(go.read(name, field))}`);
        });
      for (const one of all) one.go.step(values.get(one) ?? atom(''), isNew, go);
    },
    () => results(plan, go, output, { groups, group, byNames, kept }),
  );
}

function results(
  plan: AggregatePlan,
  go: GoTarget,
  output: RowFields,
  {
    groups,
    group,
    byNames,
    kept,
  }: {
    groups: string;
    group: string;
    byNames: readonly string[];
    kept: ReadonlyMap<TotalLine, readonly Kept[]>;
  },
): void {
  const { body } = go;
  const struct = go.output(output);
  const sorted = plan.sort.length > 0 ? body.local('sorted') : undefined;
  if (sorted !== undefined) body.line(`${sorted} := make([]*${struct.name}, 0, len(${groups}.Touched()))`);
  body.block(`for _, ${group} := range ${groups}.Touched()`, () => {
    const values = new Map<string, GoExpr>(
      plan.by.map(({ as }, index) => [as, atom(`${group}.${byNames[index]}`)]),
    );
    for (const [line, totals] of kept) {
      const names = new Map<string, GoName>();
      for (const { total, go: one } of totals)
        names.set(total.name, { variable: body.variable(line.name, one.result), holds: one.holds });
      if (mayFailAsField(line.value)) go.mark(line.name);
      const field: Field = output.get(line.name) ?? line.value;
      const value = go.fieldValue(line.value, field, names);
      values.set(line.name, value.kind === 'atom' ? value : body.temporary(line.name, value));
    }
    if (sorted === undefined) go.commitNew(struct, values);
    else {
      const row = body.local('made');
      body.line(`${row} := new(${struct.name})`);
      for (const { name, goName } of struct.fields) {
        const value = values.get(name);
        if (value !== undefined && goText(value) !== 'nil') body.line(`${row}.${goName} = ${goText(value)}`);
      }
      body.line(`${sorted} = append(${sorted}, ${row})`);
    }
  });
  if (sorted === undefined) return;
  sortRows(go, sorted, struct, plan.sort);
  const row = body.local('made');
  body.block(`for _, ${row} := range ${sorted}`, () => go.commit(atom(row)));
}

function memberName(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const joined = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return /^\p{L}/u.test(joined) ? `of${joined}` : `of${joined === '' ? 'Total' : joined}`;
}
