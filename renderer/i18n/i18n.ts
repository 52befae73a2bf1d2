import { createInstance, type i18n } from 'i18next';
import { en } from './en.ts';
import type { lateEn } from './en-late.ts';

/** Keys of the catalogue, without the plural endings that i18next adds. */
export type TextKey = keyof (typeof en & typeof lateEn) extends infer K
  ? K extends `${infer Base}_${'one' | 'other' | 'zero'}`
    ? Base
    : K
  : never;

export type Language = 'en' | 'zh-CN';

/**
 * The English texts of the first screen; the others come with `addLateTexts`, once these are shown. Keys are flat (`area.name`), plurals end in `_one` and `_other`.
 */
export function createI18n(): i18n {
  const instance = createInstance();
  void instance.init({
    lng: 'en',
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { en: { translation: en } },
    initAsync: false,
  });
  return instance;
}

/** Says that the late texts are there. */
const lateTexts = 'late';

/** Whether `addLateTexts` has done its work. */
export function hasLateTexts(i18n: i18n): boolean {
  return i18n.hasResourceBundle('en', lateTexts);
}

/** Adds the English texts that the first screen does without, if they are not there yet. */
export async function addLateTexts(i18n: i18n): Promise<void> {
  if (hasLateTexts(i18n)) return;
  const add = await loadLateTexts(i18n);
  add();
}

/** Loads them; what it gives adds them, together with what shows them: all that shows texts is drawn again. */
export async function loadLateTexts(i18n: i18n): Promise<() => void> {
  const { lateEn } = await import('./en-late.ts');
  return () => {
    if (hasLateTexts(i18n)) return;
    i18n.addResourceBundle('en', lateTexts, {});
    i18n.addResourceBundle('en', 'translation', lateEn);
  };
}

/** Shows the texts in a language, which is loaded when it is first wanted. */
export async function showLanguage(i18n: i18n, language: Language): Promise<void> {
  if (language === 'zh-CN' && !i18n.hasResourceBundle(language, 'translation')) {
    const { zhCN } = await import('./zh-CN.ts');
    i18n.addResourceBundle(language, 'translation', zhCN);
  }
  await i18n.changeLanguage(language);
}
