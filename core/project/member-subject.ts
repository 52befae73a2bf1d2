/** A name with its members, elements and non-null marks, at the end of a text. */
const chain =
  /[\p{ID_Start}$_#][\p{ID_Continue}$]*(?:!?(?:\??\.[\p{ID_Start}$_#][\p{ID_Continue}$]*|\[(?:\d+|[\p{ID_Continue}$]+|'[^']*'|"[^"]*")\]))*!?$/u;

/**
 * The value whose member stands at this place of a code, as it is written: `order.lines` for the `length` of
 * `order.lines.length`. '' where it is more than names and elements. Line and column count from 1.
 */
export function subjectAt(text: string, line: number, column: number): string {
  const before = text.split('\n', line)[line - 1]?.slice(0, column - 1) ?? '';
  const value = /^(.*?)(?:\s*\??\.\s*|\[[^[\]]*)$/su.exec(before)?.[1] ?? '';
  return chain.exec(value)?.[0].replace(/!$/, '') ?? '';
}
