import type { Typed } from '../expr/typed.ts';
import type { RowFields } from '../row-types/row-type.ts';

/** What a built-in writes its Go to. Its rows are pointers to structs; an error of an expression ends the function. */
export interface GoTarget {
  readonly fname: string;
  readonly input: RowFields;
  /** A statement. */
  line(text: string): void;
  /** A statement with others inside: `for …`, `if …`. */
  block(head: string, inside: () => void): void;
  /** Writes what an expression needs before it, and gives the Go expression of its value. */
  expression(typed: Typed, names: ReadonlyMap<string, string>): string;
  /** The name of a struct's field. */
  field(name: string): string;
}
