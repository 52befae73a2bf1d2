/** One line of a setup as a form shows it: its parts as they are written, whether or not they can be read. */
export interface FormLine {
  /** Counted from 1: lines have no other name of their own. */
  readonly number: number;
  /** Where the line begins in the param's text. */
  readonly start: number;
  /** A comment, an empty line, or one without an equals sign: only shown as it is. */
  readonly isPlain: boolean;
  readonly isLet: boolean;
  readonly name: string;
  readonly expression: string;
  /** Where the expression begins in the param's text. */
  readonly expressionStart: number;
  readonly raw: string;
}

/** The lines of a param's text. Joining them again gives the same text, but for blanks around equals signs. */
export function splitLines(text: string): readonly FormLine[] {
  if (text === '') return [];
  let start = 0;
  return text.split('\n').map((raw, index) => {
    const line = { number: index + 1, ...splitLine(raw, start) };
    start += raw.length + 1;
    return line;
  });
}

function splitLine(raw: string, start: number): Omit<FormLine, 'number'> {
  const indent = raw.length - raw.trimStart().length;
  const equals = raw.trimStart().startsWith('#') ? -1 : equalsSign(raw);
  if (equals < 0)
    return { start, isPlain: true, isLet: false, name: '', expression: '', expressionStart: start, raw };
  const left = raw.slice(indent, equals);
  const isLet = /^let /.test(left);
  const from = equals + (raw[equals + 1] === ' ' ? 2 : 1);
  return {
    start,
    isPlain: false,
    isLet,
    name: left.slice(isLet ? 4 : 0).replace(/ $/, ''),
    expression: raw.slice(from),
    expressionStart: start + from,
    raw,
  };
}

/** Where a line's equals sign is: outside of backticks and quotes. */
function equalsSign(raw: string): number {
  let quote = '';
  for (const [index, sign] of [...raw].entries()) {
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '`' || sign === '"') quote = sign;
    else if (sign === '=') return [...raw].slice(0, index).join('').length;
  }
  return -1;
}

/** A line as it is written. An expression has no line ends. */
export function joinLine({
  isLet,
  name,
  expression,
}: Pick<FormLine, 'isLet' | 'name' | 'expression'>): string {
  return `${isLet ? 'let ' : ''}${name} = ${expression.replace(/[\r\n]+/g, ' ')}`;
}

/** The text with one line written anew, or (null) without it. */
export function withLine(text: string, index: number, raw: string | null): string {
  const lines = text === '' ? [] : text.split('\n');
  lines.splice(index, 1, ...(raw === null ? [] : [raw]));
  return lines.join('\n');
}

/** The text with another line at its end. */
export function withNewLine(text: string, raw: string): string {
  return text === '' ? raw : `${text.replace(/\n+$/, '')}\n${raw}`;
}

/** The text with a line one step up or down; the same text where there is none. */
export function withMovedLine(text: string, index: number, step: -1 | 1): string {
  const lines = text.split('\n');
  const [one, other] = [lines[index], lines[index + step]];
  if (one === undefined || other === undefined) return text;
  lines[index] = other;
  lines[index + step] = one;
  return lines.join('\n');
}
