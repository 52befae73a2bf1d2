import { type ExportOptions, exportedPaths } from '../project/export.ts';
import type { Project } from '../project/project.ts';
import type { Diagnostic } from './diagnostic.ts';
import { lintProject } from './lint.ts';
import { yamlFolder } from './rules/yaml-folder.ts';

/**
 * Why KisFlow's import would refuse what is exported: the chosen flows (all by default) with what they need. What is wrong
 * in files that are not exported says nothing against it, and what code does never: an export holds none.
 */
export function exportRefusals(
  project: Project,
  flows?: readonly string[],
  { style = 'source' }: ExportOptions = {},
): Diagnostic[] {
  const paths = flows && new Set(exportedPaths(project, flows));
  return lintProject(project).filter(
    ({ stopsImport, path, code }) =>
      stopsImport &&
      (paths === undefined || paths.has(path)) &&
      // KisFlow's form has folders of its own.
      (code !== yamlFolder.code || style === 'source'),
  );
}
