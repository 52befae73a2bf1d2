/**
 * Characters that change how a screen shows the text around them instead of being shown: controls (all of C0 and C1 but the
 * tab and the line feed), marks and overrides of direction, line separators, tags, and byte order marks within a text.
 */
const hidden = new RegExp(
  [
    '[\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f]',
    '[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]',
    '[\\u2028\\u2029\\ufeff\\ufff9-\\ufffb]',
    '[\\u{e0000}-\\u{e007f}]',
  ].join('|'),
  'gu',
);

/** The text with such characters as escapes that JSON knows too: `\\u001b`. What is JSON stays the same JSON. */
export function visibleText(text: string): string {
  return text.replace(hidden, escaped);
}

/** The same on one line: tabs and line feeds are escapes as well. */
export function visibleLine(text: string): string {
  return visibleText(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

function escaped(character: string): string {
  let escapes = '';
  for (let index = 0; index < character.length; index += 1)
    escapes += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  return escapes;
}
