import { createInstance, type i18n } from 'i18next';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

/** Keys of the catalogue, without the plural endings that i18next adds. */
export type TextKey = keyof typeof en extends infer K
  ? K extends `${infer Base}_${'one' | 'other' | 'zero'}`
    ? Base
    : K
  : never;

/** The texts of both languages; keys are flat (`area.name`), plurals end in `_one` and `_other`. */
export function createI18n(language: 'en' | 'zh-CN'): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
    initAsync: false,
  });
  return instance;
}
