import type { Place } from '../../expr/syntax.ts';

/** A name in a setup's text, with its place there. */
export interface NamePart extends Place {
  readonly name: string;
}

/** One of a list of names: `total`, `total as amount`, `` `城市` desc ``. */
export interface ListedName extends NamePart {
  /** What it is called from here on. */
  readonly as: NamePart | undefined;
  /** A word behind it that is not `as`: `desc`. */
  readonly word: NamePart | undefined;
}

/** Why a list of names can't be read, and where. */
export interface NamesProblem extends Place {
  readonly code: 'builtin.name-expected' | 'builtin.name-not-closed' | 'builtin.comma-expected';
}

export interface NamesReading {
  readonly names: readonly ListedName[];
  readonly problem: NamesProblem | undefined;
}

const plainName = /[\p{L}_][\p{L}\p{N}_]*/uy;
const writtenPlain = /^[A-Za-z_]\w*$/;
/** Words that stand behind names. */
const reserved: readonly string[] = ['as', 'desc', 'asc', 'let', 'true', 'false', 'null'];

/** Reads names between commas, each perhaps with `as` another name, or with a word behind it. */
export function parseNames(text: string): NamesReading {
  const scanner = new NameScanner(text);
  const names: ListedName[] = [];
  scanner.blanks();
  while (!scanner.done) {
    const listed = scanner.listed();
    if (listed === undefined) break;
    names.push(listed);
    scanner.blanks();
    if (scanner.done) break;
    if (!scanner.take(',')) {
      scanner.fail('builtin.comma-expected');
      break;
    }
    scanner.blanks();
    if (scanner.done) scanner.fail('builtin.name-expected');
  }
  return { names, problem: scanner.problem };
}

/** A name as it is written in a list or before an equals sign. */
export function printName(name: string): string {
  return writtenPlain.test(name) && !reserved.includes(name) ? name : `\`${name.replaceAll('`', '``')}\``;
}

/** One name as a person reads it: without its backticks. What is more than a name stays as it is written. */
export function shownName(written: string): string {
  const { names, problem } = parseNames(written);
  const [only, second] = names;
  if (only === undefined || second !== undefined || problem !== undefined) return written;
  return only.as === undefined && only.word === undefined ? only.name : written;
}

/** What a person typed as a name, as it is written; what begins with a backtick or a quote is written so already. */
export function writtenName(typed: string): string {
  return typed.trim() === '' || /^\s*[`"]/.test(typed) ? typed.trimStart() : printName(typed);
}

/** The text that `parseNames` reads so. */
export function printNames(
  names: readonly {
    readonly name: string;
    readonly as?: string | undefined;
    readonly word?: string | undefined;
  }[],
): string {
  return names
    .map(({ name, as, word }) =>
      [
        printName(name),
        ...(as === undefined ? [] : [`as ${printName(as)}`]),
        ...(word === undefined ? [] : [word]),
      ].join(' '),
    )
    .join(', ');
}

/** Reads names off a text from left to right; stops at the first that is none. */
export class NameScanner {
  readonly #text: string;
  #at: number;
  problem: NamesProblem | undefined;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.#at = at;
  }

  get done(): boolean {
    return this.problem !== undefined || this.#at >= this.#text.length;
  }

  get at(): number {
    return this.#at;
  }

  blanks(): void {
    while (/\s/.test(this.#text[this.#at] ?? 'x')) this.#at += 1;
  }

  take(sign: string): boolean {
    if (!this.#text.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  /** A word that stands alone here. */
  takeWord(word: string): boolean {
    const found = this.#word();
    if (found?.name === word) return true;
    if (found !== undefined) this.#at = found.start;
    return false;
  }

  fail(code: NamesProblem['code']): undefined {
    this.problem ??= { code, start: this.#at, end: Math.min(this.#text.length, this.#at + 1) };
    return undefined;
  }

  listed(): ListedName | undefined {
    const name = this.name();
    if (name === undefined) return undefined;
    this.blanks();
    const word = this.#word();
    if (word === undefined || word.name !== 'as') return { ...name, as: undefined, word };
    this.blanks();
    const as = this.name();
    return as && { ...name, end: as.end, as, word: undefined };
  }

  name(): NamePart | undefined {
    if (this.#text[this.#at] === '`') return this.#quoted();
    const word = this.#word();
    return word === undefined ? this.fail('builtin.name-expected') : word;
  }

  #word(): NamePart | undefined {
    plainName.lastIndex = this.#at;
    const found = plainName.exec(this.#text);
    if (found === null) return undefined;
    const start = this.#at;
    this.#at = plainName.lastIndex;
    return { name: found[0], start, end: this.#at };
  }

  #quoted(): NamePart | undefined {
    const start = this.#at;
    let end = start + 1;
    for (;;) {
      end = this.#text.indexOf('`', end);
      if (end < 0) return this.fail('builtin.name-not-closed');
      if (this.#text[end + 1] !== '`') break;
      end += 2;
    }
    this.#at = end + 1;
    return { name: this.#text.slice(start + 1, end).replaceAll('``', '`'), start, end: end + 1 };
  }
}
