import type { GoVariable } from '../../expr/go/go-body.ts';
import { goText } from '../../expr/go/go-expr.ts';
import { double, type Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { GoTarget } from '../go-target.ts';
import type { ChosenField } from '../setup-reader.ts';
import type { TotalLine } from '../totals/read-totals.ts';
import { GroupsGo } from './groups-go.ts';
import { groupKey, keyTypeOf } from './key-go.ts';
import { rememberedGroups } from './remembered-go.ts';

export interface WindowPlan {
  readonly size: number;
  readonly step: number;
  readonly by: readonly ChosenField[];
  readonly lines: readonly TotalLine[];
  readonly rest: 'keep' | 'emit';
}

/** Window in Go: rows are held until there are enough. */
export function windowToGo(plan: WindowPlan, go: GoTarget, output: RowFields): void {
  const { body } = go;
  const [windows, held, totalOf] = [body.local('windows'), body.local('held'), body.local('totalOf')];
  const struct = go.output(output);
  const row: GoVariable = { name: 'row', isUsed: false };
  const totals = new GroupsGo(plan, go, new Map([['row', { variable: row, holds: rowOf(go) }]]));
  totals.declare();
  body.line(`${totalOf} := func(held []*${go.input.name}) error {`);
  body.indented(() => {
    body.line(`var ${totals.group} totals`);
    const number = totals.asksIfNew ? body.local('number') : '_';
    const isRead = (): boolean => row.isUsed || plan.by.length > 0;
    const head = (): string => (isRead() ? `${number}, row := range` : `${number} := range`);
    body.later(
      () => `for ${head().replace('_ := ', '')} held {`,
      () => {
        const isNew = body.local('isNew');
        if (totals.asksIfNew) body.line(`${isNew} := ${number} == 0`);
        totals.values();
        totals.keys(isNew);
        totals.steps(isNew);
      },
    );
    go.commitNew(struct, totals.results(output));
    body.line('return nil');
  });
  body.line('}');
  const made = `kisrt.NewGroups[${keyTypeOf(plan.by)}, []*${go.input.name}]`;
  // What every batch's end empties is not remembered.
  rememberedGroups(go, windows, made, plan.rest === 'emit' ? 'batch' : 'run');
  const total = (list: string): void =>
    body.block(`if err := ${totalOf}(${list}); err != nil`, () => body.line('return err'));
  go.rowLoop(
    { onError: 'fail' },
    () => {
      body.line(`${held}, _ := ${windows}.At(${groupKey(plan.by, go)})`);
      body.line(`*${held} = append(*${held}, ${goText(go.row())})`);
      body.block(`if len(*${held}) == ${plan.size}`, () => {
        total(`*${held}`);
        body.line(`*${held} = kisrt.Copy((*${held})[${plan.step}:])`);
      });
    },
    () => {
      if (plan.rest !== 'emit') return;
      body.block(`for _, ${held} := range ${windows}.Touched()`, () =>
        body.block(`if len(*${held}) > 0`, () => total(`*${held}`)),
      );
    },
  );
}

function rowOf({ names }: GoTarget): Field {
  return names.get('row')?.holds ?? { type: double, nullable: false };
}
