import { atom, call, type GoExpr, goText } from '../../expr/go/go-expr.ts';
import type { Field } from '../../expr/types.ts';
import type { GoTarget } from '../go-target.ts';
import type { ChosenField } from '../setup-reader.ts';

/** The Go type of what rows are alike by: a plain value as it is, all else one text. */
export function keyTypeOf(key: readonly ChosenField[]): string {
  const [only] = key;
  return key.length === 1 && only !== undefined ? (plainKey(only.field) ?? 'string') : 'string';
}

/** What rows are alike by; all of the row where no field is named. */
export function goKey(key: readonly ChosenField[], go: GoTarget): GoExpr {
  const [only] = key;
  if (only === undefined) return call('kisrt.Key', atom('row'));
  const values = key.map(({ name, field }) => go.read(name, field));
  const [first] = values;
  return key.length === 1 && first !== undefined && plainKey(only.field) !== undefined
    ? first
    : call('kisrt.Key', ...values);
}

/** What a row's group is known by: one for all where no field is named. */
export function groupKey(by: readonly ChosenField[], go: GoTarget): string {
  return by.length === 0 ? '""' : goText(goKey(by, go));
}

/** The Go type of a value that is a key as it is; undefined for one that may be null, or has parts. */
export function plainKey({ type, nullable }: Field): string | undefined {
  if (nullable) return undefined;
  if (type.kind === 'string') return 'string';
  if (type.kind === 'bool') return 'bool';
  return type.kind === 'double' ? 'float64' : undefined;
}
