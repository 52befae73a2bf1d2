import { atom, goText, unary } from '../../expr/go/go-expr.ts';
import type { Typed } from '../../expr/typed.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { GoLoopOptions, GoTarget } from '../go-target.ts';
import type { ChosenField } from '../setup-reader.ts';
import { mayFailInGo } from './may-fail.ts';

/** Filter in Go: the rows that are kept go on as they are. */
export function filterToGo(plan: GoLoopOptions & { readonly where: Typed }, go: GoTarget): void {
  go.rowLoop(plan, () => {
    if (mayFailInGo(plan.where)) go.mark('where');
    const where = go.expression(plan.where);
    go.body.block(`if ${goText(unary('!', where))}`, () => go.skip());
    go.commit(atom('row'));
  });
}

/** Select in Go. */
export function selectToGo(
  { kept }: { readonly kept: readonly ChosenField[] },
  go: GoTarget,
  output: RowFields,
): void {
  const struct = go.output(output);
  go.rowLoop({ onError: 'fail' }, () =>
    go.commitNew(struct, new Map(kept.map(({ name, as, field }) => [as, go.read(name, field)]))),
  );
}
