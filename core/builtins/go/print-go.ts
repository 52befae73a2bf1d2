import { atom, call, type GoExpr, goText } from '../../expr/go/go-expr.ts';
import { goString } from '../../expr/go/go-literal.ts';
import type { Typed } from '../../expr/typed.ts';
import type { GoTarget } from '../go-target.ts';
import { mayFailInGo } from './may-fail.ts';

/** Print in Go: to KisFlow's log. */
export function printToGo({ text }: { readonly text: Typed | undefined }, go: GoTarget): void {
  const count = go.wholeParam('rows', 20, 0);
  const print = (value: GoExpr): void =>
    go.body.line(`kisrt.Print(ctx, ${goString(go.fname)}, ${goText(value, 2)})`);
  go.body.block(`for _, row := range kisrt.Part(${go.rows()}, 0, ${count})`, () => {
    if (text === undefined) print(call('kisrt.JSON', atom('row')));
    else if (!mayFailInGo(text)) print(written(text, go));
    else {
      const shown = go.body.local('shown');
      go.body.line(`${shown} := kisrt.TextOrReason(func() string {`);
      go.body.indented(() => go.body.line(`return ${goText(written(text, go))}`));
      go.body.line('})');
      print(atom(shown));
    }
  });
  go.next('DataReuse');
}

function written(text: Typed, go: GoTarget): GoExpr {
  const value = go.expression(text);
  return text.nullable ? call('kisrt.Coalesce', value, atom('"null"')) : value;
}
