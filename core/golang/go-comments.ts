/** A text as the lines of a Go comment, whatever is in it; each begins as gofmt leaves code in a comment. */
export function commentLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/).map((line) => {
    const shown = line
      .toWellFormed()
      .replace(/[^\P{C}\t]|\p{Zl}|\p{Zp}/gu, '\u{fffd}')
      .trimEnd();
    return shown === '' ? '//' : `//\t${shown}`;
  });
}

/** A function's setup, key by key. */
export function setupComment(setup: Readonly<Record<string, string>>): string[] {
  return Object.entries(setup).flatMap(([key, text]) => {
    const [first = '', ...others] = text.split(/\r\n|\n|\r/);
    return commentLines([`${key}: ${first}`, ...others.map((line) => `    ${line}`)].join('\n'));
  });
}
