import type { SetupProblem } from '../builtins/problem.ts';
import { placeInScalar } from '../config/place-in-text.ts';
import type { TextRange } from '../config/types.ts';
import type { FuncEntry } from '../project/model.ts';
import type { Project } from '../project/project.ts';

/** Where a part of a setup stands in the function's file; the function's name where the key is not written. */
export function setupRange(
  project: Project,
  entry: FuncEntry,
  { key, start, end }: Pick<SetupProblem, 'key' | 'start' | 'end'>,
): TextRange | undefined {
  const path = ['option', 'default_params', key] as const;
  const range = entry.document.rangeOf(path);
  const text = project.files.get(entry.path)?.text;
  const params = entry.config.option.default_params;
  if (range === undefined || text === undefined || !Object.hasOwn(params, key))
    return entry.document.rangeOf(['option', 'default_params'], 'key') ?? entry.document.rangeOf(['fname']);
  return placeInScalar(text, range, params[key] ?? '', start, end);
}
