import { atom, call, type GoExpr, goText } from '../../expr/go/go-expr.ts';
import type { GoTypes } from '../../expr/go/go-types.ts';
import { converted } from '../../expr/go/go-values.ts';
import { double, type Field } from '../../expr/types.ts';
import type { GoTarget } from '../go-target.ts';
import { argField, type Total } from '../totals/read-totals.ts';
import { plainKey } from './key-go.ts';

/** A total of a group in Go: the members of the group's struct, the steps for a row, and the value in the end. */
export interface GoTotal {
  readonly members: readonly (readonly [name: string, type: string])[];
  step(value: GoExpr, isNew: string, go: GoTarget): void;
  readonly result: GoExpr;
  readonly holds: Field;
}

/** How a total is kept in members of `group` that are called after `name`. */
export function goTotal(total: Total, group: string, name: string, types: GoTypes): GoTotal {
  const arg = argField(total);
  const own = `${group}.${name}`;
  const count = `${own}Count`;
  const holds = total.kind.type(arg);
  const plain: Field = { type: arg.type, nullable: false };
  const some = (value: GoExpr, go: GoTarget, inside: (given: string) => void): void => {
    const isPointer = arg.nullable && types.goType(arg).startsWith('*') && arg.type.kind !== 'object';
    if (!arg.nullable) inside(goText(value));
    else
      go.body.block(`if ${goText(value)} != nil`, () =>
        inside(isPointer ? `*${goText(value)}` : goText(value)),
      );
  };
  const orNull = (value: GoExpr): GoExpr =>
    arg.nullable ? call('kisrt.PtrIf', atom(`${count} > 0`), value) : value;
  switch (total.kind.name) {
    case 'sum':
      return {
        members: [[name, 'float64'], ...(arg.nullable ? [[`${name}Count`, 'int64'] as const] : [])],
        step: (value, _isNew, go) =>
          some(value, go, (given) => {
            go.body.line(`${own} += ${given}`);
            if (arg.nullable) go.body.line(`${count}++`);
          }),
        result: orNull(atom(own)),
        holds,
      };
    case 'avg':
      return {
        members: [
          [name, 'float64'],
          [`${name}Count`, 'int64'],
        ],
        step: (value, _isNew, go) =>
          some(value, go, (given) => {
            go.body.line(`${own} += ${given}`);
            go.body.line(`${count}++`);
          }),
        result: arg.nullable ? orNull(atom(`${own}/float64(${count})`)) : atom(`${own} / float64(${count})`),
        holds,
      };
    case 'min':
    case 'max':
      return {
        members: [
          [name, types.goType(plain)],
          [`${name}Count`, 'int64'],
        ],
        step: (value, _isNew, go) =>
          some(value, go, (given) => {
            const order = arg.type.kind === 'bool' ? 'CompareBools' : 'Compare';
            const sign = total.kind.name === 'min' ? '<' : '>';
            go.body.block(`if ${count} == 0 || kisrt.${order}(${given}, ${own}) ${sign} 0`, () =>
              go.body.line(`${own} = ${given}`),
            );
            go.body.line(`${count}++`);
          }),
        result: orNull(atom(own)),
        holds,
      };
    case 'count':
      return {
        members: [[name, 'int64']],
        step: (value, _isNew, go) => some(value, go, () => go.body.line(`${own}++`)),
        result: atom(own),
        holds,
      };
    case 'count_distinct':
      return {
        members: [
          [name, `kisrt.Recent[${plainKey(arg) ?? 'string'}]`],
          [`${name}Count`, 'int64'],
        ],
        step: (value, _isNew, go) =>
          some(value, go, () => {
            const key = plainKey(arg) === undefined ? call('kisrt.Key', value) : value;
            go.body.block(`if ${own}.Add(${goText(key)})`, () => go.body.line(`${count}++`));
          }),
        result: atom(count),
        holds,
      };
    case 'first':
    case 'last':
      return {
        members: [[name, types.goType(arg)]],
        step(value, isNew, go) {
          const set = (): void => go.body.line(`${own} = ${goText(value)}`);
          if (total.kind.name === 'last') set();
          else go.body.block(`if ${isNew}`, set);
        },
        result: atom(own),
        holds,
      };
    case 'previous':
      return {
        members: [
          [name, types.goType(holds)],
          [`${name}Now`, types.goType(holds)],
        ],
        step(value, _isNew, go) {
          go.body.line(`${own} = ${own}Now`);
          go.body.line(`${own}Now = ${goText(converted(value, arg, holds, types))}`);
        },
        result: atom(own),
        holds,
      };
    case 'list':
      return {
        members: [[name, `[]${types.goType(arg)}`]],
        step: (value, _isNew, go) => go.body.line(`${own} = append(${own}, ${goText(value)})`),
        result: call('kisrt.Copy', atom(own)),
        holds,
      };
    default:
      return {
        members: [[name, '[]float64']],
        step: (value, _isNew, go) =>
          some(value, go, (given) => go.body.line(`${own} = append(${own}, ${given})`)),
        result: call(`kisrt.Percentile${arg.nullable ? 'OrNull' : ''}`, atom(own), atom(String(total.part))),
        holds: { type: double, nullable: arg.nullable },
      };
  }
}
