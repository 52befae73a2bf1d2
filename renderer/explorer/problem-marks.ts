import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import { brokenConfigs } from '../../core/lint/rules/broken-config.ts';
import { type ProjectModel, projectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';

export type MarkSeverity = 'error' | 'warning';

/**
 * The worst problem of each file that has one worth a mark; a function's code counts as its own. A flow is marked as well where the
 * config of a function, or of a function's connector, can't be read: it does not run. `shown` is what is shown of the project.
 */
export function problemMarks(
  diagnostics: readonly Diagnostic[],
  project: Project,
  shown: ProjectModel,
): ReadonlyMap<string, MarkSeverity> {
  const marks = new Map<string, MarkSeverity>();
  for (const { severity, path } of diagnostics) {
    if (severity === 'info' || marks.get(path) === 'error') continue;
    marks.set(path, severity);
  }
  for (const path of flowsOfBroken(project, shown)) marks.set(path, 'error');
  return marks;
}

/** The files of flows that need a function or a connector whose config can't be read. */
function flowsOfBroken(project: Project, shown: ProjectModel): string[] {
  const model = projectModel(project);
  if (model.broken.length === 0) return [];
  const functions = brokenConfigs(project, model, 'fname');
  const connectors = brokenConfigs(project, model, 'cname');
  const broken = new Set(model.broken.map(({ path }) => path));
  const isBroken = (fname: string): boolean => {
    if (model.func(fname) === undefined && functions.has(fname)) return true;
    const func = shown.func(fname);
    if (func === undefined) return false;
    const { cname } = func.config.option;
    const connector = shown.connector(cname);
    return (
      broken.has(func.path) ||
      (connector !== undefined && broken.has(connector.path)) ||
      (model.connector(cname) === undefined && connectors.has(cname))
    );
  };
  return shown.flows
    .filter(({ config }) => config.flows.some(({ fname }) => isBroken(fname)))
    .map(({ path }) => path);
}
