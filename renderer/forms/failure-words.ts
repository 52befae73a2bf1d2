import { describeRowFailure } from '../../core/builtins/messages.ts';
import type { RowFailure } from '../../core/builtins/preview.ts';
import type { Language } from '../../core/errors/coded-error.ts';
import type { Text } from '../i18n/use-text.tsx';

/** `total: the value is null`; with the number of the stored row, where it is one. */
export function failureWords({ kind, field, storedRow }: RowFailure, language: Language, text: Text): string {
  const words = `${field}: ${describeRowFailure(kind, language).message}`;
  return storedRow === undefined ? words : `${text('forms.storedRow', { number: storedRow })} · ${words}`;
}
