/** Where something stands in an expression's text, in UTF-16 code units; `end` is the first after it. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in';

/** An expression as it was written, before anything is known of types. */
export type Syntax = Place &
  (
    | { readonly op: 'literal'; readonly value: null | boolean | string }
    | { readonly op: 'int'; readonly value: bigint }
    | { readonly op: 'double'; readonly value: number }
    | { readonly op: 'name'; readonly name: string }
    | { readonly op: 'field'; readonly of: Syntax; readonly name: string }
    | { readonly op: 'index'; readonly of: Syntax; readonly index: Syntax }
    | { readonly op: 'list'; readonly items: readonly Syntax[] }
    | { readonly op: 'not'; readonly of: Syntax }
    | { readonly op: 'negative'; readonly of: Syntax }
    | Logic<'&&'>
    | Logic<'||'>
    | {
        readonly op: 'binary';
        readonly operator: BinaryOperator;
        readonly left: Syntax;
        readonly right: Syntax;
      }
    | {
        readonly op: 'conditional';
        readonly test: Syntax;
        readonly whenTrue: Syntax;
        readonly whenFalse: Syntax;
      }
    | {
        readonly op: 'call';
        readonly name: string;
        /** What stands before the dot; undefined for a plain call. */
        readonly receiver: Syntax | undefined;
        readonly args: readonly Syntax[];
      }
  );

interface Logic<Op> {
  readonly op: Op;
  readonly left: Syntax;
  readonly right: Syntax;
}
