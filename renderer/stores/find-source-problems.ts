import { addErrorTexts } from '../../core/errors/catalogue.ts';
import { sourceMessages } from '../../core/errors/messages/sources.ts';
import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import { lintSources } from '../../core/lint/sources/lint-sources.ts';
import type { Project } from '../../core/project/project.ts';

addErrorTexts(sourceMessages);

/** What is wrong with the sources, and what is promised of their rows, in words that come with it. */
export function findSourceProblems(project: Project): readonly Diagnostic[] {
  return lintSources(project);
}
