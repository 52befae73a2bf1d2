import { CodedError, fromErrorData } from '../../core/errors/coded-error.ts';
import type { ProjectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import { readSources, type Source } from '../../core/sources/source-file.ts';
import { sourceProblems } from '../../core/sources/source-problems.ts';

const hindrances: ReadonlySet<string> = new Set(['source.unknown-flow', 'source.flow-disabled']);

/**
 * The sources of the named flows, of all flows for none. Throws `live.no-sources`, or the first thing that is wrong with one of them:
 * also that its flow remembers things from batch to batch, unless that is allowed.
 */
export function chooseSources(
  project: Project,
  model: ProjectModel,
  flows: readonly string[],
  allowState: boolean,
): Source[] {
  const chosen: Source[] = [];
  for (const { read } of readSources(project.files.values())) {
    const [broken] = read.problems ?? [];
    // Whose flow it feeds is not known.
    if (broken) throw fromErrorData(broken);
    if (read.source && (flows.length === 0 || flows.includes(read.source.flow))) chosen.push(read.source);
  }
  for (const flow of flows)
    if (!chosen.some((source) => source.flow === flow)) throw new CodedError('live.no-sources', { flow });
  if (chosen.length === 0) throw new CodedError('live.no-sources', { flow: '—' });
  for (const source of chosen)
    for (const problem of sourceProblems(project, model, source))
      if (hindrances.has(problem.code) || (problem.code === 'source.keeps-state' && !allowState))
        throw fromErrorData(problem);
  return chosen;
}
