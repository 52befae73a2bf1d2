import type { ConfigPath, Params } from '../../config/types.ts';
import { CodedError } from '../../errors/coded-error.ts';
import { projectModel } from '../model.ts';
import type { Project } from '../project.ts';
import { editConfigFile, requireConnector, requireFunction } from './edit-config-file.ts';

/** What a field of a config file can hold. */
export type FieldValue = string | number | boolean | string[] | Params;

/** Sets one field of a config file, adding the keys above it that are missing. For names, use the rename edits. */
export function setConfigValue(
  project: Project,
  path: string,
  field: ConfigPath,
  value: FieldValue,
): Project {
  return editConfigFile(project, path, [{ op: 'set', path: field, value }]);
}

/** Takes a key (or a list's item) out of a config file. */
export function deleteConfigValue(project: Project, path: string, field: ConfigPath): Project {
  return editConfigFile(project, path, [{ op: 'delete', path: field }]);
}

/** Renames a key, keeping its value, place and comments. */
export function renameConfigKey(project: Project, path: string, field: ConfigPath, to: string): Project {
  return editConfigFile(project, path, [{ op: 'renameKey', path: field, to }]);
}

/** Sets (or with null removes) one of a function's default params. */
export function setDefaultParam(project: Project, fname: string, key: string, value: string | null): Project {
  const entry = requireFunction(project, fname);
  const params = entry.config.option.default_params;
  return setMapEntry(project, entry.path, ['option', 'default_params'], params, key, value);
}

/** Renames one of a function's default params; places that override it keep their own key. */
export function renameDefaultParam(project: Project, fname: string, from: string, to: string): Project {
  const entry = requireFunction(project, fname);
  const params = entry.config.option.default_params;
  return renameMapKey(project, entry.path, ['option', 'default_params'], params, from, to);
}

/** Sets (or with null removes) one of a connector's params. */
export function setConnectorParam(
  project: Project,
  cname: string,
  key: string,
  value: string | null,
): Project {
  const entry = requireConnector(project, cname);
  return setMapEntry(project, entry.path, ['params'], entry.config.params, key, value);
}

export function renameConnectorParam(project: Project, cname: string, from: string, to: string): Project {
  const entry = requireConnector(project, cname);
  return renameMapKey(project, entry.path, ['params'], entry.config.params, from, to);
}

/** The function's connector; '' takes it away. */
export function setFunctionConnector(project: Project, fname: string, cname: string): Project {
  const entry = requireFunction(project, fname);
  if (entry.config.option.cname === cname) return project;
  if (cname !== '' && !projectModel(project).connector(cname))
    throw new CodedError('project.connector-not-found', { name: cname });
  return setConfigValue(project, entry.path, ['option', 'cname'], cname);
}

type TextMap = Readonly<Record<string, string>>;

function setMapEntry(
  project: Project,
  path: string,
  field: ConfigPath,
  map: TextMap,
  key: string,
  value: string | null,
): Project {
  const has = Object.hasOwn(map, key);
  if (value === null) return has ? deleteConfigValue(project, path, [...field, key]) : project;
  if (has && map[key] === value) return project;
  // An empty map may be written `{}`, `~` or not at all: it is set as a whole.
  if (Object.keys(map).length === 0) return setConfigValue(project, path, field, { [key]: value });
  return setConfigValue(project, path, [...field, key], value);
}

function renameMapKey(
  project: Project,
  path: string,
  field: ConfigPath,
  map: TextMap,
  from: string,
  to: string,
): Project {
  if (from === to || !Object.hasOwn(map, from)) return project;
  if (Object.hasOwn(map, to)) throw new CodedError('project.param-taken', { name: to });
  return renameConfigKey(project, path, [...field, from], to);
}
