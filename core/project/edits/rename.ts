import { jumpTarget, jumpTargetKey } from '../../builtins/jump-target.ts';
import type { ConfigEdit } from '../../config/edit/edit-config.ts';
import type { ConfigPath } from '../../config/types.ts';
import { nodeIdOf } from '../chain.ts';
import { freePath, safeFileName } from '../file-names.ts';
import { type CodeFolder, codeExtensions, projectModel, sampleExtensions } from '../model.ts';
import { namedFiles } from '../named-files.ts';
import { type Project, withFile, withoutFile } from '../project.ts';
import { moveFlowStudio, remapNodes } from '../studio.ts';
import { editConfigFile, requireConnector, requireFlow, requireFunction } from './edit-config-file.ts';
import { folderOf, type NamedKind, requireFreeName } from './names.ts';
import { renameExport, renameImports, renameJumps } from './rename-in-code.ts';
import { renameInJson } from './rename-in-json.ts';

/** Renames a flow: its config, its file if that has the usual name, its samples, its tests and sources, and what studio.json keeps of it. */
export function renameFlow(project: Project, from: string, to: string): Project {
  if (from === to) return project;
  const entry = requireFlow(project, from);
  requireFreeName(project, 'flow', to);
  let edited = setName(project, entry.path, ['flow_name'], to);
  edited = renameConfigFile(edited, entry.path, 'flow', from, to);
  const before = edited;
  edited = moveNamedFile(edited, 'samples/', sampleExtensions, from, to);
  edited = renameInJson(edited, { flow: { from, to, files: movedFiles(before, edited) } });
  return moveFlowStudio(edited, from, to);
}

/**
 * Renames a function everywhere: its config, every flow's chain, the connectors' load and save lists, its code file and
 * the function in it, imports of that file, jumps to it in any code or setup, and node ids in studio.json and golden tests.
 */
export function renameFunction(project: Project, from: string, to: string): Project {
  if (from === to) return project;
  const entry = requireFunction(project, from);
  requireFreeName(project, 'func', to);
  let edited = renameUsesInConfigs(project, from, to);
  edited = setName(edited, entry.path, ['fname'], to);
  edited = renameConfigFile(edited, entry.path, 'func', from, to);
  edited = renameCode(edited, 'functions', from, to);
  for (const file of edited.files.values()) {
    if (isCode(file.path)) edited = withFile(edited, file.path, renameJumps(file.text, from, to));
  }
  return renameInJson(edited, { function: { from, to } });
}

/** Renames a connector: its config, the functions that use it, its code file, and its stores in golden tests. */
export function renameConnector(project: Project, from: string, to: string): Project {
  if (from === to) return project;
  const entry = requireConnector(project, from);
  requireFreeName(project, 'conn', to);
  let edited = setName(project, entry.path, ['cname'], to);
  for (const func of projectModel(project).functions) {
    if (func.config.option.cname === from) edited = setName(edited, func.path, ['option', 'cname'], to);
  }
  edited = renameConfigFile(edited, entry.path, 'conn', from, to);
  edited = renameInJson(edited, { connector: { from, to } });
  return renameCode(edited, 'connectors', from, to);
}

function renameUsesInConfigs(project: Project, from: string, to: string): Project {
  const model = projectModel(project);
  let edited = project;
  for (const flow of model.flows) {
    const edits = setsWhere(
      flow.config.flows,
      ({ fname }) => fname === from,
      (place) => ['flows', place, 'fname'],
      to,
    );
    if (edits.length === 0) continue;
    const before = edited;
    edited = editConfigFile(edited, flow.path, edits);
    const ids = flow.config.flows.map((_, place): [string, string] => [
      nodeIdOf(from, place + 1),
      nodeIdOf(to, place + 1),
    ]);
    edited = remapNodes(edited, before, flow.name, new Map(ids));
  }
  for (const connector of model.connectors) {
    const edits = (['load', 'save'] as const).flatMap((list) =>
      setsWhere(
        connector.config[list],
        (name) => name === from,
        (index) => [list, index],
        to,
      ),
    );
    edited = editConfigFile(edited, connector.path, edits);
  }
  for (const { path, config } of model.functions) {
    if (jumpTarget(config.option.default_params) === from)
      edited = setName(edited, path, ['option', 'default_params', jumpTargetKey], to);
  }
  return edited;
}

function setsWhere<T>(
  items: readonly T[],
  matches: (item: T) => boolean,
  pathOf: (index: number) => ConfigPath,
  value: string,
): ConfigEdit[] {
  return items.flatMap((item, index): ConfigEdit[] =>
    matches(item) ? [{ op: 'set', path: pathOf(index), value }] : [],
  );
}

function setName(project: Project, path: string, field: ConfigPath, name: string): Project {
  return editConfigFile(project, path, [{ op: 'set', path: field, value: name }]);
}

/** A file with the name that the Studio or KisFlow's exporter gives follows the rename; any other keeps its own. */
function renameConfigFile(
  project: Project,
  path: string,
  kind: NamedKind,
  from: string,
  to: string,
): Project {
  const folder = folderOf(path);
  const extension = path.endsWith('.yaml') ? '.yaml' : '.yml';
  const base = path.slice(folder.length, -extension.length);
  const prefix = `${kind}-`;
  if (base === prefix + from || base === safeFileName(prefix + from) || base === prefix + safeFileName(from))
    return moveFile(project, path, (others) => freePath(others, folder, prefix, to, extension));
  if (base === from) return moveFile(project, path, (others) => freePath(others, folder, '', to, extension));
  return project;
}

function renameCode(project: Project, folder: CodeFolder, from: string, to: string): Project {
  const file = projectModel(project).codeFile(folder, from);
  if (!file) return project;
  let edited = withFile(project, file.path, renameExport(file.text, from, to));
  edited = moveNamedFile(edited, `${folder}/`, codeExtensions, from, to, file.path);
  const moved = projectModel(edited).codeFile(folder, to);
  if (!moved || moved.path === file.path) return edited;
  const baseName = (path: string) => path.slice(folder.length + 1);
  for (const other of edited.files.values()) {
    if (folderOf(other.path) !== `${folder}/` || !isCode(other.path)) continue;
    edited = withFile(
      edited,
      other.path,
      renameImports(other.text, baseName(file.path), baseName(moved.path)),
    );
  }
  return edited;
}

/** Moves the file that belongs to a name (or `only` that one), each extension on its own. */
function moveNamedFile(
  project: Project,
  folder: string,
  extensions: readonly string[],
  from: string,
  to: string,
  only?: string,
): Project {
  const names = () => projectModel(project).flows.map(({ name }) => name);
  const fileOf = (extension: string) =>
    namedFiles(() => project.files.values(), folder, [extension], names)(from)?.path;
  let edited = project;
  for (const extension of extensions) {
    const path = only ?? fileOf(extension);
    if (path?.endsWith(extension))
      edited = moveFile(edited, path, (others) => freePath(others, folder, '', to, extension));
  }
  return edited;
}

/** Files that stand elsewhere afterwards, by their path before: each extension of a name moves on its own. */
function movedFiles(before: Project, after: Project): Map<string, string> {
  const gone = [...before.files.keys()].filter((path) => !after.files.has(path));
  const come = [...after.files.keys()].filter((path) => !before.files.has(path));
  const ending = (path: string) => path.slice(path.lastIndexOf('.'));
  return new Map(
    gone.flatMap((path) => {
      const now = come.find((other) => ending(other) === ending(path));
      return now === undefined ? [] : [[path, now] as const];
    }),
  );
}

/** Moves a file to where `place` says, given the paths of all others (so that only the case may change too). */
function moveFile(project: Project, path: string, place: (others: string[]) => string): Project {
  const file = project.files.get(path);
  if (!file) return project;
  const others = [...project.files.keys()].filter((other) => other !== path);
  const target = place(others);
  if (target === path) return project;
  return withFile(withoutFile(project, path), target, file.text);
}

function isCode(path: string): boolean {
  return /\.m?[jt]s$/.test(path) && (path.startsWith('functions/') || path.startsWith('connectors/'));
}
