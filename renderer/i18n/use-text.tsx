import type { i18n } from 'i18next';
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import type { TextKey } from './i18n.ts';

export type TextValues = Record<string, string | number>;
/** A text in the current language; `{{name}}` places are filled from `values`, `count` chooses the plural. */
export type Text = (key: TextKey, values?: TextValues) => string;

const TextContext = createContext<Text | null>(null);

/**
 * Gives the components below their texts. One listener for all of them: a canvas mounts hundreds of components while it is
 * moved, and a subscription each, as react-i18next's hook makes, is most of what that costs.
 */
export function TextProvider({ i18n, children }: { i18n: i18n; children: ReactNode }) {
  // A bundle that texts were added to, and that of another language, is another object.
  const bundle: unknown = useSyncExternalStore(
    (changed) => {
      i18n.on('languageChanged', changed);
      i18n.store.on('added', changed);
      return () => {
        i18n.off('languageChanged', changed);
        i18n.store.off('added', changed);
      };
    },
    () => i18n.getResourceBundle(i18n.language, 'translation'),
  );
  const text = useMemo(() => textOf(i18n, bundle), [i18n, bundle]);
  return <TextContext value={text}>{children}</TextContext>;
}

/** Another function for another bundle: that is what components see change. */
function textOf(i18n: i18n, _bundle: unknown): Text {
  const translate = i18n.getFixedT(i18n.language);
  return (key, values) => translate(key, { ...values });
}

/** The texts of the current language, in a component. Outside of components: `app.text`. */
export function useText(): Text {
  const text = useContext(TextContext);
  if (text === null) throw new Error('useText is used outside of TextProvider');
  return text;
}
