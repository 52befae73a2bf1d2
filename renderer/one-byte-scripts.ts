import type { Plugin } from 'vite';

/**
 * Browsers hold a script with one letter outside of Latin-1 in two bytes a letter, all of it: twice the memory for an arrow
 * somewhere in a megabyte. So such letters are written as escapes, but for a script that mostly consists of them.
 */
export const oneByteScripts: Plugin = {
  name: 'one-byte-scripts',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = inOneByte(file.code);
  },
};

/** With the backslashes before it: an odd one escapes the letter, and means nothing. */
const wide = /(\\*)([^\0-\xff])/g;

/**
 * The same script in letters of Latin-1, where that takes less memory; else as it is. `\u` means the letter in names, strings, regular
 * expressions and templates alike; only `String.raw` would tell a difference, and there it throws.
 */
export function inOneByte(script: string): string {
  const letters = script.match(/[^\0-\xff]/g)?.length ?? 0;
  if (letters === 0 || script.length + letters * 5 > script.length * 2) return script;
  const raw = /\.raw`[^`]*[^\0-\xff`]/.exec(script);
  if (raw !== null) throw new Error(`This raw template can't be written in one byte: ${raw[0]}`);
  return script.replace(wide, (_all, backslashes: string, letter: string) => {
    const before = backslashes.length % 2 === 0 ? backslashes : backslashes.slice(1);
    return `${before}\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
