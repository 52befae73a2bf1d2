import { checkSyntax } from '../../expr/check.ts';
import { parseExpression } from '../../expr/parse.ts';
import { ExpressionError } from '../../expr/problem.ts';
import type { Place, Syntax } from '../../expr/syntax.ts';
import type { Typed } from '../../expr/typed.ts';
import { double, type Field } from '../../expr/types.ts';
import { widen } from '../../expr/unify.ts';
import { nearest } from '../../text/nearest.ts';
import { nothingTyped } from '../setup/expressions-reader.ts';
import type { SetupLine } from '../setup/lines.ts';
import type { SetupReader } from '../setup-reader.ts';
import type { TotalKind } from './total-kinds.ts';

/** A total that a line asks for. */
export interface Total {
  readonly kind: TotalKind;
  /** What is totalled; undefined for a count of rows. */
  readonly arg: Typed | undefined;
  readonly part: number;
  /** What the line's expression calls it. */
  readonly name: string;
}

/** A line of totals: `orders = count()`, `share = round(sum(row.a) / sum(row.b), 2)`. */
export interface TotalLine {
  readonly name: string;
  readonly totals: readonly Total[];
  /** Over the totals, by their names. */
  readonly value: Typed;
  readonly line: SetupLine;
}

/** A row's value as a total takes it. */
export function argField({ arg }: Pick<Total, 'arg'>): Field {
  return arg === undefined ? { type: double, nullable: false } : { type: arg.type, nullable: arg.nullable };
}

/** Reads the lines of a param whose values are totals, or expressions over totals. */
export function readTotals(
  setup: SetupReader,
  key: string,
  kinds: readonly TotalKind[],
  fields: ReadonlySet<string>,
): readonly TotalLine[] {
  const seen = new Set(fields);
  const lines: TotalLine[] = [];
  for (const line of setup.lines(key)) {
    if (line.isLet) {
      setup.problem('builtin.no-let-here', key, line);
      continue;
    }
    const name = setup.lineName(line, key);
    if (name === undefined) continue;
    setup.once(seen, name, key, line.left);
    const reader = new LineReader(setup, key, kinds, line);
    const value = reader.read();
    setup.checkField(value, name, key, line);
    lines.push({ name, totals: reader.totals, value, line });
  }
  return lines;
}

class LineReader {
  readonly totals: Total[] = [];
  readonly #setup: SetupReader;
  readonly #key: string;
  readonly #kinds: readonly TotalKind[];
  readonly #line: SetupLine;

  constructor(setup: SetupReader, key: string, kinds: readonly TotalKind[], line: SetupLine) {
    this.#setup = setup;
    this.#key = key;
    this.#kinds = kinds;
    this.#line = line;
  }

  read(): Typed {
    const { right } = this.#line;
    try {
      const syntax = this.#replaced(parseExpression(right));
      if (!this.#setup.isTyped) return nothingTyped;
      const names = new Map(this.totals.map((total) => [total.name, total.kind.type(argField(total))]));
      return checkSyntax(syntax, { names }, right, (problem) =>
        this.#tell(problem.code, problem, problem.params, problem.severity),
      );
    } catch (thrown) {
      if (!(thrown instanceof ExpressionError)) throw thrown;
      const { code, params } = thrown.problem;
      if (
        code === 'expr.unknown-function' ||
        code === 'expr.unknown-function-meant' ||
        code === 'expr.unknown-name'
      )
        this.#unknown(thrown.problem, String(params['function'] ?? params['name']));
      else this.#tell(code, thrown.problem, params);
      return nothingTyped;
    }
  }

  #tell(
    code: Parameters<SetupReader['problem']>[0],
    place: Place,
    params: Readonly<Record<string, string | number>> = {},
    severity: 'error' | 'warning' = 'error',
  ): void {
    this.#setup.problem(code, this.#key, this.#inParam(place), params, { severity });
  }

  #inParam({ start, end }: Place): Place {
    const { rightStart } = this.#line;
    return { start: start + rightStart, end: end + rightStart };
  }

  /** The expression with its totals as names. */
  #replaced(syntax: Syntax): Syntax {
    if (syntax.op === 'call' && syntax.receiver === undefined) {
      const kind = this.#kinds.find(({ name }) => name === syntax.name);
      if (kind !== undefined) return this.#total(kind, syntax);
    }
    return mapSyntax(syntax, (inner) => this.#replaced(inner));
  }

  #total(kind: TotalKind, syntax: Extract<Syntax, { op: 'call' }>): Syntax {
    const [first, second, ...others] = syntax.args;
    const wanted = kind.takes === 'nothing' ? 0 : 1;
    const isWrong =
      others.length > 0 ||
      (first === undefined && wanted === 1 && kind.takes !== 'maybe') ||
      (second !== undefined) !== (kind.hasPart === true);
    const part = second === undefined ? 0.5 : partOf(second);
    if (isWrong || part === undefined) this.#wrong(kind, syntax);
    const arg = first === undefined ? undefined : this.#argument(first, kind);
    const name = `total ${this.totals.length + 1}`;
    this.totals.push({ kind, arg, part: part ?? 0.5, name });
    return { op: 'name', name, start: syntax.start, end: syntax.end };
  }

  #argument({ start, end }: Syntax, kind: TotalKind): Typed {
    const { right, rightStart } = this.#line;
    const names = this.#setup.rowNames();
    const typed = this.#setup.parsed(right.slice(start, end), rightStart + start, this.#key, names);
    if (!this.#setup.isTyped || typed === nothingTyped) return typed;
    if (!fits(kind, typed)) this.#wrong(kind, { start, end }, asNumber(kind, typed, right.slice(start, end)));
    // Values of rows are doubles.
    return widen(typed, typed.type.kind === 'int' ? double : typed.type);
  }

  #wrong(kind: TotalKind, place: Place, fix?: string): void {
    const params = { total: kind.name, usage: kind.usage.en, usageInChinese: kind.usage['zh-CN'] };
    this.#setup.problem('builtin.wrong-total', this.#key, this.#inParam(place), params, { fix });
  }

  #unknown(place: Place, found: string): void {
    const names = this.#kinds.map(({ name }) => name);
    const meant = nearest(found, names);
    const at = this.#inParam(place);
    const fix =
      meant === undefined || !this.#line.right.startsWith(`${found}(`, place.start)
        ? undefined
        : meant + this.#line.right.slice(place.start + found.length, place.end);
    this.#setup.problem('builtin.unknown-total', this.#key, at, { found, totals: names.join(', ') }, { fix });
  }
}

/** A number made of a text, or of a field of several types, where one is totalled. */
function asNumber({ takes }: TotalKind, { type }: Typed, text: string): string | undefined {
  return takes === 'number' && (type.kind === 'string' || type.kind === 'any')
    ? `double(${text})`
    : undefined;
}

function fits({ takes }: TotalKind, { type }: Typed): boolean {
  const isNumber = type.kind === 'double' || type.kind === 'int';
  if (takes === 'number') return isNumber;
  if (takes === 'ordered') return isNumber || type.kind === 'string' || type.kind === 'bool';
  return type.kind !== 'timestamp';
}

/** A part between 0 and 1, as it stands in the text. */
function partOf(syntax: Syntax): number | undefined {
  const value =
    syntax.op === 'double' ? syntax.value : syntax.op === 'int' ? Number(syntax.value) : undefined;
  return value !== undefined && value >= 0 && value <= 1 ? value : undefined;
}

function mapSyntax(syntax: Syntax, map: (inner: Syntax) => Syntax): Syntax {
  switch (syntax.op) {
    case 'literal':
    case 'int':
    case 'double':
    case 'name':
      return syntax;
    case 'field':
    case 'not':
    case 'negative':
      return { ...syntax, of: map(syntax.of) };
    case 'index':
      return { ...syntax, of: map(syntax.of), index: map(syntax.index) };
    case 'list':
      return { ...syntax, items: syntax.items.map(map) };
    case 'conditional':
      return {
        ...syntax,
        test: map(syntax.test),
        whenTrue: map(syntax.whenTrue),
        whenFalse: map(syntax.whenFalse),
      };
    case 'call':
      return {
        ...syntax,
        receiver: syntax.receiver === undefined ? undefined : map(syntax.receiver),
        args: syntax.args.map(map),
      };
    default:
      return { ...syntax, left: map(syntax.left), right: map(syntax.right) };
  }
}
