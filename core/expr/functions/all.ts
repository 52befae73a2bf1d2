import type { Place } from '../syntax.ts';
import { any, type ExpressionType, int, sameType } from '../types.ts';
import { dateFunctions } from './dates.ts';
import type { ExpressionFunction } from './function.ts';
import { numberFunctions } from './numbers.ts';
import { textFunctions } from './text.ts';

const listFunctions: readonly ExpressionFunction[] = [
  {
    name: 'size',
    id: 'sizeOfList',
    form: 'both',
    params: [{ kind: 'list', item: { type: any, nullable: true } }],
    result: int,
    fails: false,
    call: (_at: Place, items: readonly unknown[]) => items.length,
  },
];

/** Every form of every function; a name has several. */
export const allFunctions: readonly ExpressionFunction[] = [
  ...textFunctions,
  ...listFunctions,
  ...numberFunctions,
  ...dateFunctions,
];

/** The form of a function that takes these types, with ints made doubles where that is what it takes. */
export function findFunction(
  forms: readonly ExpressionFunction[],
  types: readonly ExpressionType[],
): ExpressionFunction | undefined {
  const fits = (accepts: typeof takes) =>
    forms.find(
      ({ params }) =>
        params.length === types.length && params.every((param, index) => accepts(param, types[index] ?? any)),
    );
  return (
    fits(takes) ??
    fits((param, type) => takes(param, type) || (param.kind === 'double' && type.kind === 'int'))
  );
}

function takes(param: ExpressionType, type: ExpressionType): boolean {
  if (param.kind === 'list' && param.item.type.kind === 'any') return type.kind === 'list';
  return sameType(param, type);
}
