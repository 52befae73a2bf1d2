import { isJson } from './is-json.ts';

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/**
 * A JSON text with a line for each member and element, indented by two blanks. What stands between is as it was written: digits,
 * escapes, the order of keys, keys that come twice. A text that is no JSON stays as it is.
 */
export function laidOut(text: string): string {
  if (!isJson(text)) return text;
  const words = text.match(tokens) ?? [];
  let depth = 0;
  const line = (): string => `\n${'  '.repeat(depth)}`;
  function written(word: string, index: number): string {
    const opens = word === '{' || word === '[';
    if (opens) {
      depth += 1;
      return isEnd(words[index + 1]) ? word : word + line();
    }
    if (isEnd(word)) {
      depth -= 1;
      const before = words[index - 1];
      return before === '{' || before === '[' ? word : line() + word;
    }
    if (word === ',') return word + line();
    return word === ':' ? ': ' : word;
  }
  return words.map(written).join('');
}

function isEnd(word: string | undefined): boolean {
  return word === '}' || word === ']';
}
