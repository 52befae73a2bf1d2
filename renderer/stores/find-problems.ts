import type { GoCode } from '../../core/contract/host/go-code.ts';
import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import { lintGo } from '../../core/lint/go/lint-go.ts';
import { lintProject } from '../../core/lint/lint.ts';
import type { Project } from '../../core/project/project.ts';
import { sourceGlances } from '../../core/sources/source-glance.ts';

type Find = (project: Project, go: GoCode | null) => readonly Diagnostic[];

/** Everything that the linter finds, in the project and between it and its Go code. */
const findProblems: Find = (project, go) =>
  go === null ? lintProject(project) : [...lintProject(project), ...lintGo(project, go)];

/** What finds the problems of a project like this one: few have sources, and what knows them comes with the first. */
export async function problemFinder(project: Project): Promise<Find> {
  if (sourceGlances(project).length === 0) return findProblems;
  const { findSourceProblems } = await import('./find-source-problems.ts');
  return (now, go) => [...findProblems(now, go), ...findSourceProblems(now)];
}
