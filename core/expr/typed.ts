import type { ExpressionFunction } from './functions/function.ts';
import type { Place } from './syntax.ts';
import type { ExpressionType } from './types.ts';

/** What every part of a checked expression has. */
interface Known extends Place {
  readonly type: ExpressionType;
  /** Whether its value may be null. */
  readonly nullable: boolean;
  /** Whether working it out may fail. */
  readonly fails: boolean;
}

export type Comparison = '<' | '<=' | '>' | '>=';
export type Arithmetic = '+' | '-' | '*' | '/' | '%';

/** A checked expression: each part knows its type, and every change of type is a part of its own. */
export type Typed = Known &
  (
    | { readonly op: 'literal'; readonly value: null | boolean | number | string }
    /** A name of the surroundings (`row`), of a `let`, or of a macro. */
    | { readonly op: 'name'; readonly name: string }
    | { readonly op: 'field'; readonly of: Typed; readonly name: string }
    | { readonly op: 'param'; readonly key: string }
    | { readonly op: 'item'; readonly of: Typed; readonly index: Typed }
    | { readonly op: 'list'; readonly items: readonly Typed[] }
    /** An int that meets a double. */
    | { readonly op: 'widen'; readonly of: Typed }
    /** A value that may be null where one is needed: fails when it is. */
    | { readonly op: 'needed'; readonly of: Typed }
    | { readonly op: 'has'; readonly of: Typed }
    | { readonly op: 'coalesce'; readonly of: Typed; readonly otherwise: Typed }
    | { readonly op: 'not' | 'negative'; readonly of: Typed }
    | { readonly op: '&&' | '||'; readonly left: Typed; readonly right: Typed }
    | {
        readonly op: 'conditional';
        readonly test: Typed;
        readonly whenTrue: Typed;
        readonly whenFalse: Typed;
      }
    | {
        readonly op: 'arithmetic';
        readonly operator: Arithmetic;
        readonly left: Typed;
        readonly right: Typed;
      }
    /** Lists one after the other, or texts. */
    | { readonly op: 'concat'; readonly left: Typed; readonly right: Typed }
    | { readonly op: 'compare'; readonly operator: Comparison; readonly left: Typed; readonly right: Typed }
    | { readonly op: 'equal'; readonly negated: boolean; readonly left: Typed; readonly right: Typed }
    | { readonly op: 'in'; readonly left: Typed; readonly right: Typed }
    | { readonly op: 'call'; readonly function: ExpressionFunction; readonly args: readonly Typed[] }
    | {
        readonly op: 'macro';
        readonly name: MacroName;
        readonly of: Typed;
        readonly variable: string;
        readonly body: Typed;
      }
  );

export type MacroName = 'all' | 'exists' | 'filter' | 'map';
export const macroNames: readonly MacroName[] = ['all', 'exists', 'filter', 'map'];
