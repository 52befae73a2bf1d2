import type { ConfigPath, FlowFunction, TextRange } from '../config/types.ts';
import type { ConfigEntry, FlowEntry, FuncEntry, ProjectModel } from '../project/model.ts';
import type { Project, SourceFile } from '../project/project.ts';
import type { CodeFacts } from './code-facts.ts';
import type { Diagnostic, QuickFix, Severity } from './diagnostic.ts';
import type { LocalText } from './local-text.ts';
import type { Trap } from './traps.ts';

/** A diagnostic as a rule gives it; code, docs and usual severity are the rule's. */
export interface Finding
  extends Omit<Diagnostic, 'code' | 'severity' | 'stopsImport' | 'docs' | 'traps' | 'fixes'> {
  severity?: Severity;
  fixes?: readonly QuickFix[];
}

/** A function with its code, if it has any. */
export interface FunctionSubject {
  entry: FuncEntry;
  code: SourceFile | undefined;
  facts: CodeFacts | undefined;
}

/** A place of a flow's chain. */
export interface PlaceSubject {
  node: number;
  place: FlowFunction;
  func: FuncEntry | undefined;
  code: SourceFile | undefined;
  facts: CodeFacts | undefined;
}

export interface FlowSubject {
  entry: FlowEntry;
  /** Whether edits by the flow's name reach this one: of several with a name they reach the first. */
  isFirst: boolean;
  places: readonly PlaceSubject[];
}

interface RuleBase {
  code: `lint.${string}`;
  severity: Severity;
  docs: LocalText;
  /** What KisFlow does that makes this worth a finding: docs/kisflow-traps.md tells each. */
  traps?: readonly Trap[];
}

export interface EntryRule extends RuleBase {
  scope: 'entry';
  check(entry: ConfigEntry, file: SourceFile): Finding[];
}
export interface FunctionRule extends RuleBase {
  scope: 'function';
  check(subject: FunctionSubject): Finding[];
}
export interface FlowRule extends RuleBase {
  scope: 'flow';
  check(subject: FlowSubject): Finding[];
}
export interface ConfigRule extends RuleBase {
  scope: 'project';
  reads: 'config';
  check(project: Project, model: ConfigModel): Finding[];
}
export interface ProjectRule extends RuleBase {
  scope: 'project';
  reads: 'code' | 'studio';
  check(project: Project, model: ProjectModel): Finding[];
}

/** What KisFlow's import knows of a project. */
export type ConfigModel = Omit<ProjectModel, 'codeFile' | 'samplesFile' | 'studio' | 'studioProblem'>;

/**
 * What a rule may look at decides how long its findings last: a config file alone (`entry`), a function with its code, a
 * flow with its functions, or everything. It also decides what they can stop: KisFlow's import only knows config.
 */
export type Rule = EntryRule | FunctionRule | FlowRule | ConfigRule | ProjectRule;

/** Whether a rule looks at nothing but what KisFlow's import reads, so that its errors are those of the import. */
export function readsConfigOnly(rule: Rule): boolean {
  return rule.scope === 'entry' || (rule.scope === 'project' && rule.reads === 'config');
}

export function words(en: string, chinese: string): LocalText {
  return { en, 'zh-CN': chinese };
}

export function quickFix(en: string, chinese: string, apply: QuickFix['apply']): QuickFix {
  return { title: words(en, chinese), apply };
}

/** Where a field of an entry stands; its nearest parent when the field isn't written. */
export function rangeIn(entry: ConfigEntry, path: ConfigPath, part: 'key' | 'value' = 'value'): TextRange {
  for (let length = path.length; length > 0; length--) {
    const range = entry.document.rangeOf(path.slice(0, length), part);
    if (range) return range;
  }
  return firstLine;
}

export const firstLine: TextRange = { line: 1, column: 1, endLine: 1, endColumn: 1 };
