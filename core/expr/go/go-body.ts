import { atom, type GoExpr, goText } from './go-expr.ts';
import { typedConstant } from './go-literal.ts';

/** A line of a body; its text may be settled later, when it is known whether what it declares is used. */
interface Line {
  depth: number;
  text: string;
}

/** A variable of a body. */
export interface GoVariable {
  readonly name: string;
  isUsed: boolean;
}

/** What a name may not be: Go's words, what it knows by itself, and what generated files import. */
const taken: readonly string[] = [
  'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return',
  'select struct switch type var any append bool byte cap close comparable complex copy delete error false float64 int int64 iota',
  'len make new nil panic print println real recover rune string true uint at ctx drops err field flow in kept key kis kisrt nulls',
  'context rows row out init main max min clear i one held ok order totals',
].flatMap((words) => words.split(' '));

/** The statements of a Go function, as gofmt leaves them. */
export class GoBody {
  #lines: Line[] = [];
  #depth = 1;
  readonly #names = new Set(taken);
  /** Settled when all is written: what declares a variable that nothing uses. */
  readonly #pending: (() => void)[] = [];

  line(text: string): void {
    this.#lines.push({ depth: this.#depth, text });
  }

  block(head: string, inside: () => void, tail = '}'): void {
    this.line(`${head} {`);
    this.indented(inside);
    this.line(tail);
  }

  indented(inside: () => void): void {
    this.#depth += 1;
    inside();
    this.#depth -= 1;
  }

  /** What `inside` writes, kept apart until `append` puts it where it belongs. */
  capture<Value>(inside: () => Value): { value: Value; lines: readonly Line[] } {
    const [before, depth] = [this.#lines, this.#depth];
    this.#depth = 0;
    const lines: Line[] = [];
    this.#lines = lines;
    const value = inside();
    [this.#lines, this.#depth] = [before, depth];
    return { value, lines };
  }

  append(lines: readonly Line[]): void {
    for (const line of lines) line.depth += this.#depth;
    this.#lines.push(...lines);
  }

  /** A name that nothing else has, as much like this one as may be. */
  local(wanted: string): string {
    const words = wanted.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
    const joined = words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join('');
    const base = /^\p{L}/u.test(joined) ? joined : `v${joined}`;
    let name = base;
    for (let number = 2; this.#names.has(name); number += 1) name = `${base}${number}`;
    this.#names.add(name);
    return name;
  }

  /** Declares a variable with this value; without one where nothing uses it. */
  variable(wanted: string, value: GoExpr): GoVariable {
    const found: GoVariable = { name: this.local(wanted), isUsed: false };
    const text = goText(rounded(typedConstant(value)));
    const line: Line = { depth: this.#depth, text: `${found.name} := ${text}` };
    this.#lines.push(line);
    this.#pending.push(() => {
      if (!found.isUsed) line.text = `_ = ${text}`;
    });
    return found;
  }

  /** The same for one that is surely used. */
  temporary(wanted: string, value: GoExpr): GoExpr {
    const found = this.variable(wanted, value);
    found.isUsed = true;
    return atom(found.name);
  }

  /** A loop over a list. */
  each(list: GoExpr, wanted: string, inside: (item: GoVariable) => void): void {
    const item: GoVariable = { name: this.local(wanted), isUsed: false };
    const head: Line = { depth: this.#depth, text: `for _, ${item.name} := range ${goText(list)} {` };
    this.#lines.push(head);
    this.indented(() => inside(item));
    this.line('}');
    this.#pending.push(() => {
      if (!item.isUsed) head.text = `for range ${goText(list)} {`;
    });
  }

  /** A block whose head is known when all is written. */
  later(head: () => string, inside: () => void): void {
    const line: Line = { depth: this.#depth, text: '' };
    this.#lines.push(line);
    this.indented(inside);
    this.line('}');
    this.#pending.push(() => {
      line.text = head();
    });
  }

  /** The body's lines with their tabs. */
  text(): string {
    for (const settle of this.#pending.splice(0)) settle();
    return this.#lines.map(({ depth, text }) => (text === '' ? '' : '\t'.repeat(depth) + text)).join('\n');
  }
}

/** Go may fuse a product with a sum that it is a part of, even statements later, and round once for both: a conversion forbids it. */
export function rounded(expr: GoExpr): GoExpr {
  if (expr.kind === 'paren') return rounded(expr.of).kind === 'call' ? rounded(expr.of) : expr;
  return expr.kind === 'binary' && expr.op === '*' ? { kind: 'call', name: 'float64', args: [expr] } : expr;
}

function lowerFirst(word: string): string {
  return /^\p{Lu}+$/u.test(word) ? word.toLowerCase() : word.slice(0, 1).toLowerCase() + word.slice(1);
}

function upperFirst(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
