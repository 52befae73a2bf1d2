/** Unicode by code points, as Go and CEL count: JavaScript's own count is of UTF-16 units. */

const surrogates = 0xd800;
const afterSurrogates = 0xe000;

/** Code points of a text. */
export function size(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length - 1; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < surrogates || unit >= 0xdc00) continue;
    const next = text.charCodeAt(index + 1);
    if (next < 0xdc00 || next >= afterSurrogates) continue;
    count -= 1;
    index += 1;
  }
  return count;
}

/** Order by code points: below zero when `a` comes first. UTF-16 puts 😀 before ～. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  let index = 0;
  while (index < shorter && a.charCodeAt(index) === b.charCodeAt(index)) index += 1;
  if (index === shorter) return a.length - b.length;
  return rank(a.charCodeAt(index)) - rank(b.charCodeAt(index));
}

/** Surrogates stand for code points above all others. */
function rank(unit: number): number {
  if (unit < surrogates) return unit;
  return unit < afterSurrogates ? unit + 0x2000 : unit - 0x800;
}

/** Go's unicode.IsSpace: U+0085 is one, U+FEFF none; JavaScript has it the other way round. */
const space = '\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const outerSpace = new RegExp(`^[${space}]+|[${space}]+$`, 'g');

export function trim(text: string): string {
  return text.replace(outerSpace, '');
}
