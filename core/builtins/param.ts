import type { ExpressionType } from '../expr/types.ts';
import type { Words } from './words.ts';

/** How a param's text is read, and so how a form shows it. */
export type ParamFormat =
  /** One expression; `type` is what its value has to be. */
  | { readonly kind: 'expression'; readonly type: ExpressionType | undefined }
  /** Fields of the rows in, between commas; with `rename`, each may have `as` a new name. */
  | { readonly kind: 'fields'; readonly rename: boolean }
  /** Fields of stored rows, between commas, each perhaps with `as` a new name. */
  | { readonly kind: 'stored-fields' }
  /** One field of the rows in; `of` is the type that it needs. */
  | { readonly kind: 'field'; readonly of: 'any' | 'list' | 'object' | 'text' | 'scalar' }
  /** The name of a field that the rows out are to have. */
  | { readonly kind: 'new-field' }
  /** Fields between commas, each perhaps with `desc` behind it. */
  | { readonly kind: 'order' }
  /** Lines `name = …`. */
  | {
      readonly kind: 'lines';
      readonly left: LineLeftFormat;
      readonly right: LineRightFormat;
      readonly steps: boolean;
    }
  | { readonly kind: 'choice'; readonly options: readonly Choice[] }
  | { readonly kind: 'number'; readonly least: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'text' }
  /** The name of another function of the flow. */
  | { readonly kind: 'function' };

/** What names a line: a field that it sets, one that there is, a label for people, one of stored rows, or a plain value. */
export type LineLeftFormat = 'new-field' | 'field' | 'label' | 'stored-field' | 'value';
/** What a line gives: an expression, a total over rows (`sum(row.a)`), a type (`int`) or a plain value. */
export type LineRightFormat = 'expression' | 'total' | 'running' | 'type' | 'value';

export interface Choice {
  readonly value: string;
  readonly title: Words;
  /** What it does, in one sentence. */
  readonly help: Words;
}

/** One key of a built-in's setup. */
export interface ParamDefinition {
  readonly key: string;
  readonly format: ParamFormat;
  /**
   * Whether it is read at run time (`flow.getFuncParam`), so that a flow may set it for a place. All others are compiled: a flow
   * can't override them.
   */
  readonly live: boolean;
  readonly required: boolean;
  /** What holds when it is not set; '' for nothing. */
  readonly default: string;
  readonly title: Words;
  readonly help: Words;
  /** Shown only while another key has one of these values (or its default is among them). */
  readonly when?: { readonly key: string; readonly is: readonly string[] };
}
