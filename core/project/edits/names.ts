import { CodedError } from '../../errors/coded-error.ts';
import { usesConfFolder } from '../config-files.ts';
import { freePath } from '../file-names.ts';
import { projectModel } from '../model.ts';
import type { Project } from '../project.ts';

export type NamedKind = 'flow' | 'func' | 'conn';

/** The names that configs of a kind have. */
export function namesOf(project: Project, kind: NamedKind): string[] {
  return entriesOf(project, kind).map(({ name }) => name);
}

export function entriesOf(project: Project, kind: NamedKind): readonly { name: string; path: string }[] {
  const model = projectModel(project);
  return kind === 'flow' ? model.flows : kind === 'func' ? model.functions : model.connectors;
}

/** Throws `project.name-empty` or `project.name-taken` unless a new flow, function or connector may have this name. */
export function requireFreeName(project: Project, kind: NamedKind, name: string): void {
  if (name.trim() === '') throw new CodedError('project.name-empty');
  if (namesOf(project, kind).includes(name)) throw new CodedError('project.name-taken', { name });
}

/** `name`, or with the lowest number behind it that is free: `Avg2`. */
export function freeName(taken: Iterable<string>, name: string): string {
  const names = taken instanceof Set ? taken : new Set(taken);
  if (!names.has(name)) return name;
  const base = name.replace(/\d+$/, '') || name;
  for (let number = 2; ; number++) if (!names.has(`${base}${number}`)) return `${base}${number}`;
}

/**
 * Where a new config file goes: beside the others of its kind when they share one folder and `conf/` isn't used, else in
 * `conf/<kind>/`; with the extension the others have.
 */
export function newConfigPath(project: Project, kind: NamedKind, name: string): string {
  const paths = entriesOf(project, kind).map(({ path }) => path);
  const folders = new Set(paths.map(folderOf));
  const [only] = folders;
  const folder = folders.size === 1 && only !== undefined ? only : `${rootFolder(project)}${kind}/`;
  const extension = paths.length > 0 && paths.every((path) => path.endsWith('.yaml')) ? '.yaml' : '.yml';
  return freePath(project.files.keys(), folder, `${kind}-`, name, extension);
}

/** `conf/`, or the folder of the configs in a project without one. */
export function rootFolder(project: Project): string {
  if (usesConfFolder(project)) return 'conf/';
  const { flows, functions, connectors } = projectModel(project);
  const [first] = [...flows, ...functions, ...connectors];
  if (!first) return '';
  const folder = folderOf(first.path);
  return folder.replace(/(flow|func|conn)\/$/, '');
}

/** The folder of a path, with its closing slash; '' at the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
