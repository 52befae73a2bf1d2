import type { LineRightFormat } from '../../core/builtins/param.ts';
import { parseLines } from '../../core/builtins/setup/lines.ts';
import { totalKinds } from '../../core/builtins/totals/total-kinds.ts';
import { type Completion, type Completions, complete } from '../../core/expr/complete.ts';
import { readExpression } from '../../core/expr/expression.ts';
import type { ExpressionType, Field } from '../../core/expr/types.ts';
import type { FormState } from './form-state.ts';

/** The names that an expression knows: the row, and the steps before its line. */
export function namesAt(
  { fields }: Pick<FormState, 'fields'>,
  textBefore: string,
): ReadonlyMap<string, Field> {
  const row: Field = { type: { kind: 'object', fields: fields ?? new Map() }, nullable: false };
  const names = new Map([['row', row]]);
  for (const { isLet, left, right } of parseLines(textBefore).lines) {
    const step = isLet ? readExpression(right, { names }).typed : undefined;
    if (step !== undefined) names.set(String(left.value), { type: step.type, nullable: step.nullable });
  }
  return names;
}

/** What may be written at a place of an expression. */
export function completionsAt(
  state: FormState,
  names: ReadonlyMap<string, Field>,
  right: LineRightFormat,
  expected: ExpressionType | undefined,
): (text: string, caret: number) => Completions {
  const params = Object.keys(state.params).filter((key) => key !== 'builtin');
  return (text, caret) => {
    const found = complete(text, caret, { names, params }, expected);
    const totals = right === 'total' ? totalsAt(text.slice(0, caret), found.start) : [];
    return { start: found.start, items: [...totals, ...found.items] };
  };
}

/** Totals stand at the beginning of a line only. */
function totalsAt(before: string, start: number): Completion[] {
  if (start !== 0) return [];
  return totalKinds
    .filter(({ name }) => name.startsWith(before.toLowerCase()))
    .map(({ name, takes }) => ({
      kind: 'function',
      label: name,
      text: takes === 'nothing' ? `${name}()` : `${name}(`,
      type: { kind: 'double' },
      nullable: false,
    }));
}
