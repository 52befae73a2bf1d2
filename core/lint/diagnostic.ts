import type { TextRange } from '../config/types.ts';
import type { Project } from '../project/project.ts';

/** A text in both languages. */
export interface LocalText {
  en: string;
  'zh-CN': string;
}

export type Severity = 'error' | 'warning' | 'info';

/** A change that takes a diagnostic away. */
export interface QuickFix {
  title: LocalText;
  /** Pure; may throw a CodedError when the project has changed meanwhile. */
  apply(project: Project): Project;
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
  fixes: readonly QuickFix[];
}
