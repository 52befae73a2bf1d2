/** The text with rows, each as JSON in one line, after its last one; its lines end as they do. */
export function appendRows(text: string, rows: readonly string[]): string {
  const newline = newlineOf(text);
  const before = text === '' || text.endsWith('\n') ? text : `${text}${newline}`;
  return before + rows.map((row) => row + newline).join('');
}

/** What a text's lines end in. */
export function newlineOf(text: string): '\n' | '\r\n' {
  return /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
}
