import type { ConfigPath } from '../../config/types.ts';
import { freePath } from '../file-names.ts';
import { type CodeFolder, projectModel } from '../model.ts';
import { type Project, withFile } from '../project.ts';
import { copyFlowStudio } from '../studio.ts';
import { editConfigFile, requireConnector, requireFlow, requireFunction } from './edit-config-file.ts';
import { type NamedKind, newConfigPath, requireFreeName } from './names.ts';
import { renameExport } from './rename-in-code.ts';

/** A copy of a flow, comments and all, with its samples and layout, under a new name. Both use the same functions. */
export function duplicateFlow(project: Project, from: string, to: string): Project {
  const entry = requireFlow(project, from);
  let edited = copyConfig(project, 'flow', entry.path, ['flow_name'], to);
  const samples = project.files.get(projectModel(project).samplesFile(from));
  if (samples) {
    const extension = samples.path.slice(samples.path.lastIndexOf('.'));
    edited = withFile(edited, freePath(edited.files.keys(), 'samples/', '', to, extension), samples.text);
  }
  return copyFlowStudio(edited, from, to);
}

/** A copy of a function's config and code under a new name. */
export function duplicateFunction(project: Project, from: string, to: string): Project {
  const entry = requireFunction(project, from);
  const edited = copyConfig(project, 'func', entry.path, ['fname'], to);
  return copyCode(edited, 'functions', from, to);
}

/** A copy of a connector's config and code under a new name. */
export function duplicateConnector(project: Project, from: string, to: string): Project {
  const entry = requireConnector(project, from);
  const edited = copyConfig(project, 'conn', entry.path, ['cname'], to);
  return copyCode(edited, 'connectors', from, to);
}

function copyConfig(project: Project, kind: NamedKind, path: string, field: ConfigPath, to: string): Project {
  requireFreeName(project, kind, to);
  const target = newConfigPath(project, kind, to);
  const copied = withFile(project, target, project.files.get(path)?.text ?? '');
  return editConfigFile(copied, target, [{ op: 'set', path: field, value: to }]);
}

function copyCode(project: Project, folder: CodeFolder, from: string, to: string): Project {
  const model = projectModel(project);
  const file = model.codeFile(folder, from);
  if (!file || model.codeFile(folder, to)) return project;
  const extension = file.path.slice(file.path.lastIndexOf('.'));
  const target = freePath(project.files.keys(), `${folder}/`, '', to, extension);
  return withFile(project, target, renameExport(file.text, from, to));
}
