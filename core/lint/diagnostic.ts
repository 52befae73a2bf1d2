import type { TextRange } from '../config/types.ts';
import type { Language } from '../errors/coded-error.ts';
import type { Project } from '../project/project.ts';
import type { LocalText } from './local-text.ts';
import type { Trap } from './traps.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A change that takes a diagnostic away. */
export interface QuickFix {
  title: LocalText;
  /** Pure; may throw a CodedError when the project has changed meanwhile. `words`: the language of comments that it writes. */
  apply(project: Project, words?: Language): Project;
}

/** Something to know about a project: what it is, where, why, and what can be done. */
export interface Diagnostic {
  /** `lint.jump-target-missing` */
  code: string;
  /** `error`: KisFlow refuses the project, or a run is sure to fail. */
  severity: Severity;
  /** Whether KisFlow's import refuses the project for it. Code never makes it so: the import does not look at code. */
  stopsImport: boolean;
  message: LocalText;
  path: string;
  range: TextRange;
  flow?: string;
  /** The place in the flow's chain, from 0. */
  node?: number;
  func?: string;
  connector?: string;
  /** What KisFlow really does. */
  docs: LocalText;
  /** The traps behind it, by the names that docs/kisflow-traps.md has them under. */
  traps: readonly Trap[];
  fixes: readonly QuickFix[];
}
