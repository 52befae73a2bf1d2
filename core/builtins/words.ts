import type { Language } from '../errors/coded-error.ts';

/** A text in both languages. */
export type Words = Readonly<Record<Language, string>>;

export function words(en: string, chinese: string): Words {
  return { en, 'zh-CN': chinese };
}
