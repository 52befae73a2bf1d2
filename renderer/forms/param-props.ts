import type { ParamDefinition } from '../../core/builtins/param.ts';
import type { Row } from '../../core/builtins/preview.ts';
import type { SetupFix, SetupProblem } from '../../core/builtins/problem.ts';
import type { FormState } from './form-state.ts';

/** What the field of a param is given. */
export interface ParamProps {
  param: ParamDefinition;
  state: FormState;
  value: string;
  problems: readonly SetupProblem[];
  /** The first rows in, for values under expressions. */
  rows: readonly Row[];
  onChange(value: string): void;
  onFix(fix: SetupFix): void;
  hasFocus: boolean;
  onFocused(): void;
}
