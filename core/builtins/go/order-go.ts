import { atom, call, type GoExpr, goText, select } from '../../expr/go/go-expr.ts';
import type { GoStruct } from '../../expr/go/go-types.ts';
import type { GoTarget } from '../go-target.ts';
import type { ChosenField } from '../setup-reader.ts';

type SortKey = ChosenField & { readonly isDescending: boolean };

/** Sort in Go: the rows of a batch in another order. */
export function sortToGo(
  { by, onError }: { readonly by: readonly SortKey[]; readonly onError: 'fail' | 'drop' },
  go: GoTarget,
): void {
  sortRows(go, go.rows(), go.input, by);
  go.rowLoop({ onError }, () => go.commit(atom('row')));
}

/** Writes what orders a list of pointers to this struct. */
export function sortRows(go: GoTarget, list: string, struct: GoStruct, by: readonly SortKey[]): void {
  const [a, b] = [go.body.local('a'), go.body.local('b')];
  const orders = by.map((key) => {
    const goName = struct.fields.find(({ name }) => name === key.name)?.goName ?? '';
    return compared(key, select(atom(a), goName), select(atom(b), goName));
  });
  go.body.line(`kisrt.Sort(${list}, func(${a}, ${b} *${struct.name}) int {`);
  go.body.indented(() => {
    for (const order of orders.slice(0, -1))
      go.body.block(`if order := ${goText(order)}; order != 0`, () => go.body.line('return order'));
    go.body.line(`return ${goText(orders.at(-1) ?? atom('0'))}`);
  });
  go.body.line('})');
}

function compared({ field, isDescending }: SortKey, a: GoExpr, b: GoExpr): GoExpr {
  const [first, second] = isDescending ? [b, a] : [a, b];
  const { kind } = field.type;
  const isPlain = kind === 'double' || kind === 'int' || kind === 'string' || kind === 'timestamp';
  if (!isPlain && kind !== 'bool') return call(`kisrt.CompareAny${isDescending ? 'Descending' : ''}`, a, b);
  if (!field.nullable) return call(isPlain ? 'kisrt.Compare' : 'kisrt.CompareBools', first, second);
  const scalar = kind === 'string' ? 'string' : kind === 'double' ? 'float64' : 'int64';
  const compare = isPlain ? `kisrt.Compare[${scalar}]` : 'kisrt.CompareBools';
  return call('kisrt.CompareNull', a, b, atom(isDescending ? `kisrt.Reverse(${compare})` : compare));
}
