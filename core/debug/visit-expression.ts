import type { Evaluate } from '../expr/evaluate.ts';
import { readExpression } from '../expr/expression.ts';
import type { ExpressionCode } from '../expr/messages.ts';
import type { ExpressionProblem } from '../expr/problem.ts';
import { RowError } from '../expr/row-error.ts';
import type { ReadParam } from '../expr/runtime.ts';
import type { Typed } from '../expr/typed.ts';
import type { ExpressionType } from '../expr/types.ts';
import type { Breakpoint } from './breakpoint.ts';
import { RowShape } from './row-shape.ts';
import { type VisitFacts, visitNames, visitSurroundings } from './visit-facts.ts';

/** Why an expression has no value: the words for it are those of expressions, at a place of its text. */
export class ExpressionTrouble {
  readonly code: ExpressionCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly start: number;
  readonly end: number;
  /** The row that it failed for, from 0; undefined where it is no row's fault. */
  readonly row: number | undefined;

  constructor(
    { code, params, start, end }: Pick<ExpressionProblem, 'code' | 'params' | 'start' | 'end'>,
    row?: number,
  ) {
    this.code = code;
    this.params = params;
    this.start = start;
    this.end = end;
    this.row = row;
  }
}

export type Compile = (typed: Typed, names: readonly string[]) => Evaluate;

/** What a breakpoint's expression says, and the sides of visits that it has to hold for. */
export interface ExpressionSettings {
  text: string;
  at: Breakpoint['at'];
  expected?: ExpressionType;
}

/** The visit that an expression is worked out for. Rows are read where they are, never copied. */
export interface VisitToTest {
  readonly rows: readonly unknown[];
  readonly facts: VisitFacts;
  readonly param: ReadParam;
}

interface Compiled {
  readonly evaluate: Evaluate;
  readonly readsRow: boolean;
}

/**
 * An expression over the visits of one place. It is compiled for the rows that come, and again when rows of another shape do. What
 * goes wrong is thrown as an ExpressionTrouble.
 */
export class VisitExpression {
  readonly #settings: ExpressionSettings;
  readonly #compile: Compile;
  readonly #shape = new RowShape();
  #compiled: Compiled | undefined;
  /** The rows that the shape was last widened by. */
  #looked: readonly unknown[] | undefined;

  constructor(settings: ExpressionSettings, compile: Compile) {
    this.#settings = settings;
    this.#compile = compile;
  }

  /**
   * The first row of the visit for which the expression is true, from 0; -1 for none. An expression that speaks of no row is true
   * of the visit itself: undefined.
   */
  find(visit: VisitToTest): number | undefined {
    if (!this.#ready(visit.rows).readsRow) return this.valueAt(visit, 0) === true ? undefined : -1;
    for (let row = 0; row < visit.rows.length; row += 1) if (this.valueAt(visit, row) === true) return row;
    return -1;
  }

  /** Its value for one row of a visit. */
  valueAt(visit: VisitToTest, row: number): unknown {
    const { readsRow } = this.#ready(visit.rows);
    const values = [visit.rows[row], visit.facts.visit, visit.facts.batch];
    for (;;) {
      const { evaluate } = this.#ready(visit.rows);
      try {
        return evaluate(values, visit.param);
      } catch (thrown) {
        // Rows of another type than those before: once they are known, it may mean something for them.
        if (isOtherType(thrown) && this.#looked !== visit.rows) this.#compiled = undefined;
        else throw troubleOf(thrown, readsRow ? row : undefined);
      }
    }
  }

  #ready(rows: readonly unknown[]): Compiled {
    if (this.#compiled !== undefined) return this.#compiled;
    this.#shape.look(rows);
    this.#looked = rows;
    const { text, at, expected } = this.#settings;
    const { typed, problems } = readExpression(text, visitSurroundings(at, this.#shape.field()), expected);
    if (typed === undefined) throw new ExpressionTrouble(firstError(problems));
    this.#compiled = { evaluate: this.#compile(typed, visitNames), readsRow: mentions(typed, 'row') };
    return this.#compiled;
  }
}

function firstError(problems: readonly ExpressionProblem[]): ExpressionProblem {
  const error = problems.find(({ severity }) => severity === 'error');
  return error ?? { severity: 'error', code: 'expr.empty', params: {}, start: 0, end: 0 };
}

function isOtherType(thrown: unknown): boolean {
  return thrown instanceof RowError && thrown.kind === 'wrong-type';
}

/** A row of user code may throw by itself when it is read. */
function troubleOf(thrown: unknown, row: number | undefined): ExpressionTrouble {
  const { kind, start, end } =
    thrown instanceof RowError ? thrown : ({ kind: 'wrong-type', start: 0, end: 0 } as const);
  return new ExpressionTrouble({ code: `expr.row.${kind}`, params: {}, start, end }, row);
}

/** Whether a part of an expression is this name. */
export function mentions(typed: Typed, name: string): boolean {
  if (typed.op === 'name') return typed.name === name;
  return partsOf(typed).some((part) => mentions(part, name));
}

function partsOf(typed: Typed): Typed[] {
  return Object.values(typed).flatMap((member: unknown): Typed[] =>
    (Array.isArray(member) ? member : [member]).filter(isTyped),
  );
}

function isTyped(value: unknown): value is Typed {
  return typeof value === 'object' && value !== null && 'op' in value && 'fails' in value;
}
