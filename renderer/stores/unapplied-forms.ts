import { isBuiltin } from '../../core/builtins/mark.ts';
import { projectModel } from '../../core/project/model.ts';
import type { Workspace } from './scopes.ts';

/** The functions in whose forms something stands that the project does not have: saving leaves it where it is. */
export function unappliedForms({ project, drafts }: Pick<Workspace, 'project' | 'drafts'>): string[] {
  const model = projectModel(project.getState().project);
  return Object.entries(drafts.getState().setups)
    .filter(([fname, texts]) => {
      const saved = model.func(fname)?.config.option.default_params;
      // Code that took a form's place left it no form to apply.
      if (saved === undefined || !isBuiltin(saved)) return false;
      const isSaved = (key: string) => Object.hasOwn(saved, key);
      return Object.entries(texts).some(([key, text]) => text !== (isSaved(key) ? saved[key] : ''));
    })
    .map(([fname]) => fname);
}
