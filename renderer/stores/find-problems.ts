import type { GoCode } from '../../core/contract/host/go-code.ts';
import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import { lintGo } from '../../core/lint/go/lint-go.ts';
import { lintProject } from '../../core/lint/lint.ts';
import type { Project } from '../../core/project/project.ts';

/** Everything that the linter finds, in the project and between it and its Go code. */
export function findProblems(project: Project, go: GoCode | null): readonly Diagnostic[] {
  return go === null ? lintProject(project) : [...lintProject(project), ...lintGo(project, go)];
}
