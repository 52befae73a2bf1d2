import { builtinOf } from '../builtins/all.ts';
import type { Program } from '../builtins/definition.ts';
import { builtinKey } from '../builtins/mark.ts';
import { CodedError } from '../errors/coded-error.ts';
import { newCodePath } from '../project/code-path.ts';
import { setDefaultParam } from '../project/edits/fields.ts';
import { type ProjectModel, projectModel } from '../project/model.ts';
import { type Project, withFile } from '../project/project.ts';
import { samplesPathOf } from '../project/samples-path.ts';
import { placeTypes } from './place-types.ts';

/**
 * Gives a built-in code of its own: the TypeScript that it ran until now. Its setup goes, but for the params that the code reads.
 * Throws `builtin.not-ready` where there is no such code: a setup that is wrong, or rows of which nothing is known.
 */
export function turnIntoCode(project: Project, fname: string): Project {
  const model = projectModel(project);
  const params = model.func(fname)?.config.option.default_params ?? {};
  const builtin = builtinOf(params);
  const program = programAt(project, model, fname);
  if (builtin === undefined || program === undefined) throw new CodedError('builtin.not-ready', { fname });
  const path = newCodePath(project, 'functions', fname);
  const compiled = builtin.params.filter(({ live }) => !live).map(({ key }) => key);
  return [builtinKey, ...compiled]
    .filter((key) => Object.hasOwn(params, key))
    .reduce(
      (now, key) => setDefaultParam(now, fname, key, null),
      withFile(project, path, program.code(fname)),
    );
}

/** What the built-in does at the first place where its rows are known. */
function programAt(project: Project, model: ProjectModel, fname: string): Program | undefined {
  for (const flow of model.flows) {
    const samples = project.files.get(samplesPathOf(model, flow.name));
    for (const place of placeTypes(model, flow, samples))
      if (place.fname === fname && place.reading?.program !== undefined) return place.reading.program;
  }
  return undefined;
}
