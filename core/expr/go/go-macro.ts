import type { Typed } from '../typed.ts';
import type { Field } from '../types.ts';
import { type GoVariable, rounded } from './go-body.ts';
import type { GoContext, GoNames } from './go-context.ts';
import { atom, call, type GoExpr, goText, unary } from './go-expr.ts';
import { itemOf } from './go-values.ts';

/** What prints the parts of an expression. */
interface GoPrinting {
  print(typed: Typed, names: GoNames): GoExpr;
  as(typed: Typed, field: Field, names: GoNames): GoExpr;
}

/** `all`, `exists`, `map` and `filter`: a loop, or a function of `kisrt` where the body may fail and CEL absorbs that. */
export function macroInGo(
  typed: Extract<Typed, { op: 'macro' }>,
  names: GoNames,
  { body, types }: GoContext,
  printer: GoPrinting,
): GoExpr {
  const printed = printer.print(typed.of, names);
  const list =
    printed.kind === 'atom' && !printed.text.includes('{') ? printed : body.temporary('list', printed);
  const holds = itemOf(typed.of.type);
  if (typed.name === 'map' || typed.name === 'filter') {
    const item = itemOf(typed.type);
    const made = body.temporary('made', atom(`make([]${types.goType(item)}, 0, len(${goText(list)}))`));
    body.each(list, typed.variable, (variable) => {
      const value = printer.as(
        typed.body,
        typed.name === 'map' ? item : typed.body,
        new Map([...names, [typed.variable, { variable, holds }]]),
      );
      if (typed.name === 'map')
        body.line(`${goText(made)} = ${goText(call('append', made, rounded(value)))}`);
      else {
        variable.isUsed = true;
        body.block(`if ${goText(value)}`, () =>
          body.line(`${goText(made)} = append(${goText(made)}, ${variable.name})`),
        );
      }
    });
    return made;
  }
  const isAll = typed.name === 'all';
  const found = body.local('holds');
  if (typed.body.fails) {
    const variable: GoVariable = { name: body.local(typed.variable), isUsed: true };
    body.line(
      `${found} := kisrt.${isAll ? 'All' : 'Exists'}(${goText(list)}, func(${variable.name} ${types.goType(holds)}) bool {`,
    );
    body.indented(() => {
      const value = printer.print(typed.body, new Map([...names, [typed.variable, { variable, holds }]]));
      body.line(`return ${goText(value)}`);
    });
    body.line('})');
    return atom(found);
  }
  body.line(`${found} := ${isAll}`);
  body.each(list, typed.variable, (variable) => {
    const value = printer.print(typed.body, new Map([...names, [typed.variable, { variable, holds }]]));
    body.block(`if ${goText(isAll ? unary('!', value) : value)}`, () => {
      body.line(`${found} = ${!isAll}`);
      body.line('break');
    });
  });
  return atom(found);
}
