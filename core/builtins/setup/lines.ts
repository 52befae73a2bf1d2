import type { Place } from '../../expr/syntax.ts';
import { type NamePart, NameScanner, printName } from './names.ts';

/** What stands before the equals sign of a line. */
export interface LineLeft extends Place {
  /** A field's name (plain or in backticks), or a text, number or word such as `true` as rows hold it. */
  readonly kind: 'name' | 'literal';
  readonly value: string | number | boolean | null;
}

/** One line of a setup: `total = row.qty * row.price`, `let rate = 1.1`, `"CNY" = "人民币"`. */
export interface SetupLine extends Place {
  readonly isLet: boolean;
  readonly left: LineLeft;
  /** What stands behind the equals sign, without blanks around it. */
  readonly right: string;
  /** Where that begins. */
  readonly rightStart: number;
}

export interface LineProblem extends Place {
  readonly code:
    | 'builtin.line-needs-equals'
    | 'builtin.line-needs-name'
    | 'builtin.name-not-closed'
    | 'builtin.name-in-backticks';
  /** The name that was meant, where it only lacks its backticks. */
  readonly name?: string;
}

export interface LinesReading {
  readonly lines: readonly SetupLine[];
  readonly problems: readonly LineProblem[];
}

/** Reads lines `name = expression`, in order; blank ones and those that begin with `#` say nothing. A line that is wrong is left out. */
export function parseLines(text: string): LinesReading {
  const lines: SetupLine[] = [];
  const problems: LineProblem[] = [];
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const line = match[0].trimEnd();
    const start = match.index + (line.length - line.trimStart().length);
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    const read = parseLine(text, start, match.index + line.length);
    if ('code' in read) problems.push(read);
    else lines.push(read);
  }
  return { lines, problems };
}

function parseLine(text: string, start: number, end: number): SetupLine | LineProblem {
  const letWord = /^let(?=\s+[^=\s])/.exec(text.slice(start, end));
  const scanner = new NameScanner(text.slice(0, end), start + (letWord?.[0].length ?? 0));
  scanner.blanks();
  const left = leftOf(text.slice(0, end), scanner);
  if ('code' in left)
    return (left.code === 'builtin.line-needs-name' && bareName(text, left.start, end)) || left;
  scanner.blanks();
  if (!scanner.take('='))
    return (
      bareName(text, left.start, end) ?? {
        code: 'builtin.line-needs-equals',
        start: left.start,
        end: left.end,
      }
    );
  scanner.blanks();
  const rightStart = Math.min(scanner.at, end);
  return {
    isLet: letWord !== null,
    left,
    right: text.slice(rightStart, end),
    rightStart,
    start,
    end,
  };
}

/** A name of several words before the equals sign: only backticks are missing. */
function bareName(text: string, start: number, end: number): LineProblem | undefined {
  const name = /^[^=`"'()[\]{}<>!&|?,]+(?==(?!=))/.exec(text.slice(start, end))?.[0].trimEnd();
  return name === undefined
    ? undefined
    : { code: 'builtin.name-in-backticks', name, start, end: start + name.length };
}

const literalPattern = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const words: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

function leftOf(text: string, scanner: NameScanner): LineLeft | LineProblem {
  const start = scanner.at;
  literalPattern.lastIndex = start;
  const literal = literalPattern.exec(text)?.[0];
  if (literal !== undefined) {
    const value = literalValue(literal);
    scanner.take(literal);
    const place = { start, end: start + literal.length };
    return value === undefined
      ? { code: 'builtin.line-needs-name', ...place }
      : { kind: 'literal', value, ...place };
  }
  const name = scanner.name();
  if (name === undefined) return noName(scanner, start, text.length);
  return named(name, text);
}

function named(name: NamePart, text: string): LineLeft {
  const { start, end } = name;
  const isWord = text[start] !== '`' && Object.hasOwn(words, name.name);
  return isWord
    ? { kind: 'literal', value: words[name.name] ?? null, start, end }
    : { kind: 'name', value: name.name, start, end };
}

function noName(scanner: NameScanner, start: number, end: number): LineProblem {
  const code =
    scanner.problem?.code === 'builtin.name-not-closed' ? scanner.problem.code : 'builtin.line-needs-name';
  return { code, start, end };
}

function literalValue(text: string): string | number | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}

/** A line as it is to be written. */
export interface WrittenLine {
  readonly isLet?: boolean;
  readonly left: LineLeft['value'];
  readonly leftKind?: LineLeft['kind'];
  readonly right: string;
}

/** The text that `parseLines` reads so; line ends in an expression, which mean nothing there, become blanks. */
export function printLines(lines: readonly WrittenLine[]): string {
  return lines
    .map(({ isLet = false, left, leftKind = 'name', right }) => {
      const name = leftKind === 'name' ? printName(String(left)) : JSON.stringify(left);
      return `${isLet ? 'let ' : ''}${name} = ${right.replace(/\s*[\r\n]+\s*/g, ' ').trim()}`;
    })
    .join('\n');
}
