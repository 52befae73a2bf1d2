import type { Builtin } from '../../core/builtins/definition.ts';
import { describeRowFailure } from '../../core/builtins/messages.ts';
import type { RowFailure } from '../../core/builtins/preview.ts';
import type { Language } from '../../core/errors/coded-error.ts';
import type { Text } from '../i18n/use-text.tsx';

/** `total: the value is null`, by the form's own label where a setting is meant; with the number of the stored row, where it is one. */
export function failureWords(
  failure: RowFailure,
  { params }: Pick<Builtin, 'params'>,
  language: Language,
  text: Text,
): string {
  const { kind, field, key = field, storedRow } = failure;
  // A line of a setting goes by its own name, which may be that of a setting.
  const setting = key === field ? params.find((param) => param.key === field) : undefined;
  const colon = language === 'en' ? ': ' : '：';
  const words = `${setting?.title[language] ?? field}${colon}${describeRowFailure(kind, language).message}`;
  return storedRow === undefined ? words : `${text('forms.storedRow', { number: storedRow })} · ${words}`;
}

/** The same with the number of the row in, where it is one of those. */
export function firstFailureWords(
  failures: readonly (RowFailure | undefined)[],
  builtin: Pick<Builtin, 'params'>,
  language: Language,
  text: Text,
): string | null {
  const index = failures.findIndex((failure) => failure !== undefined);
  const failure = failures[index];
  if (failure === undefined) return null;
  const words = failureWords(failure, builtin, language, text);
  if (failure.storedRow !== undefined) return words;
  return `${text('forms.failedRow', { number: index + 1 })} · ${words}`;
}
