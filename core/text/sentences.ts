/** What ends a sentence in either language, closing quotes and brackets after it included. */
const ended = /[.!?…:。！？：][\])"'”’」）]*$/;

/** Texts as sentences, one after the other: each with its full stop, in Chinese without a blank between them. Empty ones are left out. */
export function joinSentences(language: 'en' | 'zh-CN', ...texts: readonly string[]): string {
  const [stop, between] = language === 'en' ? ['.', ' '] : ['。', ''];
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => (ended.test(text) ? text : `${text}${stop}`))
    .join(between);
}
