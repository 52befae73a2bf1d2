import type { ConfigEntry, FlowEntry, FuncEntry, ProjectModel } from '../project/model.ts';
import { projectModel } from '../project/model.ts';
import type { Project, SourceFile } from '../project/project.ts';
import { codeFacts } from './code-facts.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import {
  type ConfigRule,
  type EntryRule,
  type Finding,
  type FlowRule,
  type FunctionRule,
  type PlaceSubject,
  type ProjectRule,
  type Rule,
  readsConfigOnly,
} from './rule.ts';
import { rules } from './rules.ts';

const entryRules = rules.filter((rule): rule is EntryRule => rule.scope === 'entry');
const functionRules = rules.filter((rule): rule is FunctionRule => rule.scope === 'function');
const flowRules = rules.filter((rule): rule is FlowRule => rule.scope === 'flow');
const projectRules = rules.filter((rule): rule is ConfigRule | ProjectRule => rule.scope === 'project');

const projects = new WeakMap<Project, readonly Diagnostic[]>();
const entries = new WeakMap<ConfigEntry, readonly Diagnostic[]>();
/** Findings that hold as long as what the rules looked at is the same. */
const dependents = new WeakMap<ConfigEntry, { on: readonly unknown[]; diagnostics: readonly Diagnostic[] }>();

const ranks: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
const none: readonly Diagnostic[] = [];

/**
 * Everything worth knowing about a project, errors first, then by file and line. Computed once for a project value; after
 * an edit only what the edit touches is looked at again.
 */
export function lintProject(project: Project): readonly Diagnostic[] {
  const known = projects.get(project);
  if (known) return known;
  const model = projectModel(project);
  const found: Diagnostic[] = [];
  const add = (diagnostics: readonly Diagnostic[]) => {
    for (const diagnostic of diagnostics) found.push(diagnostic);
  };
  for (const entry of [...model.flows, ...model.functions, ...model.connectors, ...model.globals])
    add(lintEntry(project, entry));
  for (const entry of model.functions) add(lintFunction(model, entry));
  for (const entry of model.flows) add(lintFlow(model, entry));
  for (const rule of projectRules) add(complete(rule, rule.check(project, model)));
  found.sort(bySeverityAndPlace);
  projects.set(project, found);
  return found;
}

function lintEntry(project: Project, entry: ConfigEntry): readonly Diagnostic[] {
  const known = entries.get(entry);
  if (known) return known;
  const file = project.files.get(entry.path);
  const diagnostics = file
    ? keep(entryRules.flatMap((rule) => complete(rule, rule.check(entry, file))))
    : none;
  entries.set(entry, diagnostics);
  return diagnostics;
}

function lintFunction(model: ProjectModel, entry: FuncEntry): readonly Diagnostic[] {
  const code = model.codeFile('functions', entry.name);
  return whileSame(entry, [code], () => {
    const subject = { entry, code, facts: code && codeFacts(code) };
    return functionRules.flatMap((rule) => complete(rule, rule.check(subject)));
  });
}

function lintFlow(model: ProjectModel, entry: FlowEntry): readonly Diagnostic[] {
  const isFirst = model.flow(entry.name) === entry;
  const parts: (FuncEntry | SourceFile | boolean | undefined)[] = [isFirst];
  for (const { fname } of entry.config.flows)
    parts.push(model.func(fname), model.codeFile('functions', fname));
  return whileSame(entry, parts, () => {
    const places = entry.config.flows.map((place, node): PlaceSubject => {
      const code = model.codeFile('functions', place.fname);
      return { node, place, func: model.func(place.fname), code, facts: code && codeFacts(code) };
    });
    return flowRules.flatMap((rule) => complete(rule, rule.check({ entry, isFirst, places })));
  });
}

function whileSame(
  entry: ConfigEntry,
  on: readonly unknown[],
  lint: () => readonly Diagnostic[],
): readonly Diagnostic[] {
  const known = dependents.get(entry);
  if (known && known.on.length === on.length && on.every((part, index) => part === known.on[index]))
    return known.diagnostics;
  const diagnostics = keep(lint());
  dependents.set(entry, { on, diagnostics });
  return diagnostics;
}

function complete(rule: Rule, findings: readonly Finding[]): Diagnostic[] {
  return findings.map((finding) => {
    const severity = finding.severity ?? rule.severity;
    return {
      ...finding,
      code: rule.code,
      severity,
      stopsImport: severity === 'error' && readsConfigOnly(rule),
      docs: rule.docs,
      traps: rule.traps ?? [],
      fixes: finding.fixes ?? [],
    };
  });
}

function keep(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.length === 0 ? none : diagnostics;
}

function bySeverityAndPlace(a: Diagnostic, b: Diagnostic): number {
  const bySeverity = ranks[a.severity] - ranks[b.severity];
  if (bySeverity !== 0) return bySeverity;
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.range.line - b.range.line || a.range.column - b.range.column;
}
