import { useTranslation } from 'react-i18next';
import type { TextKey } from './i18n.ts';

export type TextValues = Record<string, string | number>;
/** A text in the current language; `{{name}}` places are filled from `values`, `count` chooses the plural. */
export type Text = (key: TextKey, values?: TextValues) => string;

/** The texts of the current language, in a component. Outside of components: `app.text`. */
export function useText(): Text {
  const { t } = useTranslation();
  return (key, values) => t(key, { ...values });
}
