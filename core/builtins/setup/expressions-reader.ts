import { readExpression } from '../../expr/expression.ts';
import type { Place } from '../../expr/syntax.ts';
import type { Typed } from '../../expr/typed.ts';
import { type ExpressionType, type Field, nothing } from '../../expr/types.ts';
import type { SetupCode } from '../messages.ts';
import { fieldUses, paramKeys } from './expression-uses.ts';
import { parseLines, type SetupLine } from './lines.ts';
import { printName } from './names.ts';
import { ParamsReader } from './params-reader.ts';

/** A line with its expression. */
export interface ExpressionLine {
  readonly isLet: boolean;
  readonly name: string;
  readonly value: Typed;
  readonly line: SetupLine;
}

/** Reads expressions and lines of a setup: what their texts and their types have wrong is told at its place. */
export class ExpressionsReader extends ParamsReader {
  /** The one expression of a param, of that type where one is given. */
  expression(key: string, names?: ReadonlyMap<string, Field>, expected?: ExpressionType): Typed {
    this.required(key);
    const text = this.text(key);
    if (text.trim() === '') return nothingTyped;
    return this.parsed(text, 0, key, names ?? this.rowNames(), expected);
  }

  /** An expression that stands in a param's text from `offset` on. */
  parsed(
    text: string,
    offset: number,
    key: string,
    names: ReadonlyMap<string, Field>,
    expected?: ExpressionType,
  ): Typed {
    const { typed, problems } = readExpression(text, { names }, expected);
    for (const problem of problems) {
      const [start, end] = [problem.start + offset, problem.end + offset];
      // Of rows that are not known only the grammar can be judged.
      if (!this.isTyped && !untypedCodes.has(problem.code)) continue;
      const { fix } = problem;
      const { severity, code, params } = problem;
      this.tell({
        severity,
        code,
        params,
        key,
        start,
        end,
        ...(fix === undefined
          ? {}
          : { fix: { key, start: fix.start + offset, end: fix.end + offset, text: fix.text } }),
      });
    }
    if (typed === undefined) return nothingTyped;
    for (const { field, start, end } of fieldUses(typed, 'row'))
      this.uses.push({ key, field, start: start + offset, end: end + offset, form: 'expression' });
    for (const param of paramKeys(typed)) this.readsParam(param.key, key, param, offset);
    return typed;
  }

  /** Names for expressions over one row. */
  rowNames(): Map<string, Field> {
    return new Map([['row', { type: { kind: 'object', fields: this.input }, nullable: false } as const]]);
  }

  /** Lines that can be read; what is wrong with others is a problem. */
  lines(key: string): readonly SetupLine[] {
    this.required(key);
    const { lines, problems } = parseLines(this.text(key));
    for (const { code, name, ...place } of problems)
      if (name === undefined) this.problem(code, key, place);
      else this.problem(code, key, place, { name }, { fix: printName(name) });
    return lines;
  }

  /** Lines `name = expression` over one row, with steps: each knows those before it. Names of fields are told apart. */
  expressions(key: string): readonly ExpressionLine[] {
    const names = this.rowNames();
    const seen = new Set<string>();
    const found: ExpressionLine[] = [];
    for (const line of this.lines(key)) {
      const name = this.lineName(line, key);
      if (name === undefined) continue;
      if (line.isLet && !this.#isStepName(name)) {
        this.problem('builtin.let-needs-plain-name', key, line.left, { name });
        continue;
      }
      const value = this.parsed(line.right, line.rightStart, key, names);
      if (line.isLet) names.set(name, { type: value.type, nullable: value.nullable });
      else {
        this.once(seen, name, key, line.left);
        this.checkField(value, name, key, line);
      }
      found.push({ isLet: line.isLet, name, value, line });
    }
    return found;
  }

  #isStepName(name: string): boolean {
    return /^[A-Za-z_]\w*$/.test(name) && !notSteps.has(name);
  }

  /** The name before a line's equals sign: plain, in backticks, or a text. */
  lineName({ left }: SetupLine, key: string): string | undefined {
    if (left.kind === 'name' || typeof left.value === 'string') return String(left.value);
    this.problem('builtin.line-needs-name', key, left);
    return undefined;
  }

  /** Tells of a name that a row would have twice. */
  once(seen: Set<string>, name: string, key: string, place: Place): void {
    if (seen.has(name)) this.problem('builtin.field-twice', key, place, { field: name });
    seen.add(name);
  }

  /** Tells of a value that no field can hold. */
  checkField({ type }: Typed, field: string, key: string, { rightStart, right }: SetupLine): void {
    const place = { start: rightStart, end: rightStart + right.length };
    if (type.kind === 'timestamp') this.problem('builtin.time-as-field', key, place);
    if (type.kind === 'null' && this.isTyped && right.trim() === 'null')
      this.problem('builtin.no-type', key, place, { field });
  }
}

/** What stands for an expression that can't be read. */
export const nothingTyped: Typed = {
  op: 'literal',
  value: null,
  type: nothing,
  nullable: true,
  fails: false,
  start: 0,
  end: 0,
};

/** Names that an expression's step can't have. */
const notSteps: ReadonlySet<string> = new Set([
  'row',
  'true',
  'false',
  'null',
  'in',
  'math',
  'param',
  'has',
  'let',
]);

/** Problems that are in the text itself, whatever the rows hold. */
const untypedCodes: ReadonlySet<SetupCode> = new Set<SetupCode>([
  'expr.empty',
  'expr.too-long',
  'expr.too-deep',
  'expr.ends-too-early',
  'expr.unexpected',
  'expr.unexpected-meant',
  'expr.field-in-brackets',
  'expr.bare-letters',
  'expr.single-equals',
  'expr.text-not-closed',
  'expr.bad-escape',
  'expr.bad-number',
  'expr.reserved-word',
  'expr.not-in-language',
  'expr.int-too-large',
  'expr.bad-pattern',
]);
