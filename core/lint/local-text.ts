/** A text in both languages. */
export interface LocalText {
  en: string;
  'zh-CN': string;
}
