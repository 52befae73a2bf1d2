import { withConnectorCall } from '../connector-call.ts';
import { followedScaffold } from '../first-code.ts';
import { projectModel } from '../model.ts';
import { type Project, withFile } from '../project.ts';
import { requireFunction } from './edit-config-file.ts';

/**
 * Makes the code of a Save or Load call its connector: first code that nobody touched becomes the one for a function with a connector,
 * any other gets the call at its beginning. The same project where that can't be done.
 */
export function insertConnectorCall(project: Project, fname: string): Project {
  const { config } = requireFunction(project, fname);
  const file = projectModel(project).codeFile('functions', fname);
  const mode = config.fmode;
  if (!file || (mode !== 'Save' && mode !== 'Load')) return project;
  const without = { ...config, option: { ...config.option, cname: '' } };
  const followed = followedScaffold(without, config, file.text);
  const text = followed === file.text ? withConnectorCall(file.text, mode) : followed;
  return text === null ? project : withFile(project, file.path, text);
}
