import type { Field } from '../types.ts';
import type { GoBody, GoVariable } from './go-body.ts';
import type { GoTypes } from './go-types.ts';

/** A name of the expression in Go. */
export interface GoName {
  readonly variable: GoVariable;
  /** What the variable holds: null may be known to be out of the question where an expression names it. */
  readonly holds: Field;
}

export type GoNames = ReadonlyMap<string, GoName>;

/** What Go made of expressions refers to. */
export interface GoContext {
  readonly body: GoBody;
  readonly types: GoTypes;
  /** The variable that holds a param of the function. */
  param(key: string): string;
}
