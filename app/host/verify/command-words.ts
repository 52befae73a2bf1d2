/**
 * A command as its words: they end at blanks, unless these stand in single or double quotes. No shell reads it, so nothing else
 * means anything. Undefined when a quote is not closed.
 */
export function commandWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let [word, quote, isWord] = ['', '', false];
  for (const character of text) {
    if (quote !== '') {
      if (character === quote) quote = '';
      else word += character;
    } else if (character === '"' || character === "'") [quote, isWord] = [character, true];
    else if (/\s/.test(character)) {
      if (isWord) words.push(word);
      [word, isWord] = ['', false];
    } else [word, isWord] = [word + character, true];
  }
  if (quote !== '') return undefined;
  return isWord ? [...words, word] : words;
}
