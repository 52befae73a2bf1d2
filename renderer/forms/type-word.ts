import type { Field } from '../../core/expr/types.ts';
import { typedFields } from '../../core/row-types/row-type.ts';
import type { Text } from '../i18n/use-text.tsx';

/** A field's type as people speak of it, with a question mark where it may be empty: `number?`. */
export function typeWord({ type, nullable }: Field, text: Text): string {
  const [field] = typedFields(new Map([['', { type, nullable }]]));
  const kept = field?.type ?? 'mixed';
  const word = typeof kept === 'string' ? kept : 'list' in kept ? 'list' : 'object';
  return `${text(`forms.type.${word}`)}${nullable ? '?' : ''}`;
}
