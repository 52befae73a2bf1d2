import { codeTokens } from './code-tokens.ts';
import type { SourceFile } from './project.ts';

const known = new WeakMap<SourceFile, boolean>();
const filled = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Array']);

/**
 * Whether a code file keeps values from one call to the next: what can be set anew stands outside of every function (`let`,
 * `var`, `static`), or something empty to be filled (`[]`, `{}`, `new Map()`). Told from the text, on the safe side of it.
 */
export function keepsState(file: SourceFile): boolean {
  const kept = known.get(file) ?? readsAsKept(file.text);
  known.set(file, kept);
  return kept;
}

function readsAsKept(text: string): boolean {
  const tokens = codeTokens(text);
  let depth = 0;
  for (const [index, { type, value }] of tokens.entries()) {
    const next = tokens[index + 1]?.value;
    if (type === 'word' && (value === 'static' || value === 'globalThis')) return true;
    if (type === 'word' && depth === 0) {
      if (value === 'let' || value === 'var') return true;
      if (value === 'new' && filled.has(next ?? '')) return true;
    }
    if (type !== 'punctuation' || value === null) continue;
    if (depth === 0 && tokens[index - 1]?.value === '=' && isEmptyLiteral(value, next)) return true;
    if ('{[('.includes(value)) depth++;
    if ('}])'.includes(value)) depth--;
  }
  return false;
}

function isEmptyLiteral(value: string, next: string | null | undefined): boolean {
  return (value === '[' && next === ']') || (value === '{' && next === '}');
}
