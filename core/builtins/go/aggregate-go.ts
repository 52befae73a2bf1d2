import { atom } from '../../expr/go/go-expr.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { GoTarget } from '../go-target.ts';
import type { ChosenField } from '../setup-reader.ts';
import type { TotalLine } from '../totals/read-totals.ts';
import { GroupsGo } from './groups-go.ts';
import { groupKey, keyTypeOf } from './key-go.ts';
import { sortRows } from './order-go.ts';
import { rememberedGroups } from './remembered-go.ts';

export interface AggregatePlan {
  readonly by: readonly ChosenField[];
  readonly lines: readonly TotalLine[];
  readonly sort: readonly (ChosenField & { readonly isDescending: boolean })[];
  readonly scope: 'batch' | 'run';
  readonly onError: 'fail' | 'drop';
}

/** Aggregate in Go: a struct of its own for what a group remembers. */
export function aggregateToGo(plan: AggregatePlan, go: GoTarget, output: RowFields): void {
  const { body } = go;
  const [groups, isNew] = [body.local('groups'), body.local('isNew')];
  const totals = new GroupsGo(plan, go);
  totals.declare();
  rememberedGroups(go, groups, `kisrt.NewGroups[${keyTypeOf(plan.by)}, totals]`, plan.scope);
  go.rowLoop(
    { onError: plan.onError },
    () => {
      totals.values();
      const key = groupKey(plan.by, go);
      body.line(`${totals.group}, ${totals.asksIfNew ? isNew : '_'} := ${groups}.At(${key})`);
      totals.keys(isNew);
      totals.steps(isNew);
    },
    () => results(plan, go, output, groups, totals),
  );
}

function results(
  plan: AggregatePlan,
  go: GoTarget,
  output: RowFields,
  groups: string,
  totals: GroupsGo,
): void {
  const { body } = go;
  const struct = go.output(output);
  const sorted = plan.sort.length > 0 ? body.local('sorted') : undefined;
  if (sorted !== undefined) body.line(`${sorted} := make([]*${struct.name}, 0, len(${groups}.Touched()))`);
  body.block(`for _, ${totals.group} := range ${groups}.Touched()`, () => {
    const values = totals.results(output);
    if (sorted === undefined) go.commitNew(struct, values);
    else body.line(`${sorted} = append(${sorted}, ${go.newRow(struct, values)})`);
  });
  if (sorted === undefined) return;
  sortRows(go, sorted, struct, plan.sort);
  const row = body.local('made');
  body.block(`for _, ${row} := range ${sorted}`, () => go.commit(atom(row)));
}
