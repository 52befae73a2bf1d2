/**
 * One token of JavaScript or TypeScript. Comments and blanks make none. `value` is a string's text with its escapes
 * undone, or the token as written; a template with `${}` has no value (its inner code follows as tokens of its own).
 */
export interface CodeToken {
  type: 'word' | 'number' | 'string' | 'template' | 'regex' | 'punctuation';
  value: string | null;
  /** Offsets in the text, the end exclusive. */
  start: number;
  end: number;
}

const wordPattern = /[\p{ID_Continue}$#@]+/uy;
const numberPattern = /\d[\w.]*/y;
const skipPattern = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))+/y;
const regexPattern = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y;
const beforeRegex = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'do',
  'else',
  'void',
  'delete',
  'await',
  'yield',
]);

/** Splits code into tokens. Never fails: what isn't code comes out as punctuation. */
export function codeTokens(text: string): CodeToken[] {
  const tokens: CodeToken[] = [];
  /** For each open brace, whether it belongs to a template's `${`. */
  const braces: boolean[] = [];
  let at = 0;
  const take = (type: CodeToken['type'], end: number, value: string | null = text.slice(at, end)) => {
    tokens.push({ type, value, start: at, end });
    at = end;
  };
  while (at < text.length) {
    at = matchAt(skipPattern, text, at) ?? at;
    const character = text[at];
    if (character === undefined) break;
    if (character === "'" || character === '"') {
      const end = stringEnd(text, at, character);
      take('string', end, undoEscapes(text.slice(at + 1, end - 1)));
    } else if (character === '`' || (character === '}' && braces.at(-1) === true)) {
      if (character === '}') braces.pop();
      const end = templateEnd(text, at + 1);
      const open = text.startsWith('${', end - 2) && text[end - 1] === '{';
      if (open) braces.push(true);
      const whole = character === '`' && !open;
      take('template', end, whole ? undoEscapes(text.slice(at + 1, end - 1)) : null);
    } else {
      const token = plainToken(text, at, tokens.at(-1));
      if (token.type === 'punctuation' && character === '{') braces.push(false);
      if (token.type === 'punctuation' && character === '}') braces.pop();
      take(token.type, token.end);
    }
  }
  return tokens;
}

function plainToken(
  text: string,
  at: number,
  last: CodeToken | undefined,
): { type: CodeToken['type']; end: number } {
  const number = matchAt(numberPattern, text, at);
  if (number !== undefined) return { type: 'number', end: number };
  const word = matchAt(wordPattern, text, at);
  if (word !== undefined) return { type: 'word', end: word };
  const regex = text[at] === '/' && regexMayFollow(last) ? matchAt(regexPattern, text, at) : undefined;
  return regex === undefined ? { type: 'punctuation', end: at + 1 } : { type: 'regex', end: regex };
}

/** A slash after a value divides; elsewhere it begins a regular expression. */
function regexMayFollow(last: CodeToken | undefined): boolean {
  if (!last) return true;
  if (last.type === 'punctuation') return last.value !== ')' && last.value !== ']' && last.value !== '}';
  return last.type === 'word' && beforeRegex.has(last.value ?? '');
}

function matchAt(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function stringEnd(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote || text[at] === '\n') return at + 1;
  }
  return text.length;
}

/** Behind the closing backtick, or behind the next `${`. */
function templateEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '`') return at + 1;
    else if (text[at] === '$' && text[at + 1] === '{') return at + 2;
  }
  return text.length;
}

const escapes: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  '\n': '',
};

function undoEscapes(text: string): string {
  return text.replace(
    /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g,
    (_whole, braced: string | undefined, unicode?: string, hex?: string, single?: string) => {
      const code = braced ?? unicode ?? hex;
      if (code === undefined) return single === undefined ? '' : (escapes[single] ?? single);
      const point = Number.parseInt(code, 16);
      return point > 0x10ffff ? '' : String.fromCodePoint(point);
    },
  );
}

/** A string literal for a value, in the quotes that were there. */
export function stringLiteral(value: string, quote: string): string {
  const escaped = JSON.stringify(value).slice(1, -1);
  if (quote === '"') return `"${escaped}"`;
  const plain = escaped.replaceAll('\\"', '"');
  return quote === '`' ? `\`${plain.replace(/`|\$\{/g, '\\$&')}\`` : `'${plain.replaceAll("'", "\\'")}'`;
}
