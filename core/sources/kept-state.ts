import { builtinOf } from '../builtins/all.ts';
import { keepsState } from '../project/code-state.ts';
import { importedFiles } from '../project/imported-files.ts';
import type { FlowEntry, ProjectModel } from '../project/model.ts';
import type { Project, SourceFile } from '../project/project.ts';

const flowsMemory = /\bset(?:MetaData|CacheData)\b/;

/**
 * The functions of a flow that remember something from batch to batch, each once: what they remember begins empty after an error, a
 * kill or a rebalance, so that nothing can be promised of it. Told from code and setups, on the safe side.
 */
export function functionsWithState(project: Project, model: ProjectModel, flow: FlowEntry): string[] {
  const found = flow.config.flows.filter(({ fname, params }) => {
    const code = model.codeFile('functions', fname);
    if (code) return codeRemembers(code, project);
    const setup = { ...model.func(fname)?.config.option.default_params, ...params };
    return builtinOf(setup)?.batches(setup) === 'run';
  });
  return [...new Set(found.map(({ fname }) => fname))];
}

function codeRemembers(code: SourceFile, { files }: Project): boolean {
  return [code, ...importedFiles(code, files).values()].some(
    (file) => keepsState(file) || flowsMemory.test(file.text),
  );
}
