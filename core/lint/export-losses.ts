import { type ExportOptions, exportedPaths } from '../project/export.ts';
import type { Project } from '../project/project.ts';
import type { Diagnostic } from './diagnostic.ts';
import { lintProject } from './lint.ts';
import { lostInExport } from './rules/lost-in-export.ts';

/** The texts that an export in KisFlow's form would lose or break: of the chosen flows (all by default) and what they need. */
export function exportLosses(
  project: Project,
  flows?: readonly string[],
  { style = 'source' }: ExportOptions = {},
): Diagnostic[] {
  if (style === 'source') return [];
  const paths = new Set(exportedPaths(project, flows));
  return lintProject(project).filter(({ code, path }) => code === lostInExport.code && paths.has(path));
}
