import { codeTokens } from './code-tokens.ts';
import type { SourceFile } from './project.ts';

const known = new WeakMap<SourceFile, number | null>();
const filled = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Array']);

/**
 * Whether a code file keeps values from one call to the next: what can be set anew stands outside of every function (`let`,
 * `var`, `static`), or something empty to be filled (`[]`, `{}`, `new Map()`). Told from the text, on the safe side of it.
 */
export function keepsState(file: SourceFile): boolean {
  return keptStateAt(file) !== null;
}

/** The offset of the first word by which a code file keeps values from one call to the next; null where there is none. */
export function keptStateAt(file: SourceFile): number | null {
  const there = known.get(file);
  if (there !== undefined) return there;
  const found = readsAsKept(file.text);
  known.set(file, found);
  return found;
}

function readsAsKept(text: string): number | null {
  const tokens = codeTokens(text);
  let depth = 0;
  for (const [index, { type, value, start }] of tokens.entries()) {
    const next = tokens[index + 1]?.value;
    if (type === 'word' && (value === 'static' || value === 'globalThis')) return start;
    if (type === 'word' && depth === 0) {
      if (value === 'let' || value === 'var') return start;
      if (value === 'new' && filled.has(next ?? '')) return start;
    }
    if (type !== 'punctuation' || value === null) continue;
    if (depth === 0 && tokens[index - 1]?.value === '=' && isEmptyLiteral(value, next)) return start;
    if ('{[('.includes(value)) depth++;
    if ('}])'.includes(value)) depth--;
  }
  return null;
}

function isEmptyLiteral(value: string, next: string | null | undefined): boolean {
  return (value === '[' && next === ']') || (value === '{' && next === '}');
}
