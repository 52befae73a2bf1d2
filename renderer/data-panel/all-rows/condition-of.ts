/** An expression that is true of rows with this value at this path; null where none can say it. */
export function conditionOf(path: readonly string[], value: unknown): string | null {
  // Items of lists are told by their number, which rows seldom share.
  if (path.length === 0 || path.some((name) => /^\d+$/.test(name))) return null;
  const field = path.reduce((at, name) => `${at}${memberText(name)}`, 'row');
  if (typeof value === 'string') return `${field} == ${quoted(value)}`;
  // All numbers of rows are doubles.
  if (typeof value === 'number') return `${field} == ${doubleText(value)}`;
  return `${field} == ${JSON.stringify(value)}`;
}

/** Words that are no names to expressions. */
const reserved =
  /^(?:true|false|null|in|as|break|const|continue|else|for|function|if|import|let|loop|package|namespace|return|var|void|while)$/;

function memberText(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && !reserved.test(name) ? `.${name}` : `[${quoted(name)}]`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function doubleText(value: number): string {
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
