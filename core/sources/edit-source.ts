import { type Project, withFile } from '../project/project.ts';
import { type JsonScalar, withJsonValue } from '../text/json-edit.ts';
import type { SettingDefinition, SettingValue } from './setting.ts';
import { currentVersion, draftOf } from './source-file.ts';
import { sourcePath } from './source-path.ts';
import type { SourceType } from './source-types.ts';

/** The project with a new source, whose settings are still to be filled in. */
export function createSource(project: Project, name: string, flow: string, type: SourceType): Project {
  const needed = type.settings.filter(({ isRequired }) => isRequired);
  const settings = Object.fromEntries(needed.map(({ key }) => [key, '']));
  const value = { version: currentVersion, flow, type: type.name, settings, batch: { rows: 500, ms: 200 } };
  return withFile(project, sourcePath(name), `${JSON.stringify(value, null, 2)}\n`);
}

/** The project with the flow that a source feeds. */
export function setSourceFlow(project: Project, path: string, flow: string): Project {
  return edited(project, path, ['flow'], flow);
}

/** The project with another type of a source: settings that it has not are gone, those that it needs are there to be filled in. */
export function setSourceType(project: Project, path: string, type: SourceType): Project {
  const written = Object.keys(settingsOf(project, path));
  const isOf = (key: string): boolean => type.settings.some((setting) => setting.key === key);
  const needed = type.settings.filter(({ key, isRequired }) => isRequired && !written.includes(key));
  const without = written
    .filter((key) => !isOf(key))
    .reduce((before, key) => edited(before, path, ['settings', key], undefined), project);
  const filled = needed.reduce((before, { key }) => edited(before, path, ['settings', key], ''), without);
  return edited(filled, path, ['type'], type.name);
}

/** The project with a setting of a source; '' takes one out that is not needed. */
export function setSourceSetting(
  project: Project,
  path: string,
  definition: SettingDefinition,
  text: string,
): Project {
  const value = text === '' && !definition.isRequired ? undefined : settingValue(definition, text);
  return edited(project, path, ['settings', definition.key], value);
}

/** The project without a setting that a source's type does not have. */
export function removeSourceSetting(project: Project, path: string, key: string): Project {
  return edited(project, path, ['settings', key], undefined);
}

/** The project with the size of a source's batches, in rows or milliseconds. */
export function setSourceBatch(project: Project, path: string, key: 'rows' | 'ms', value: number): Project {
  return edited(project, path, ['batch', key], value);
}

/** A setting as its kind is written in JSON; what does not fit stays as it was typed. */
function settingValue({ kind }: SettingDefinition, text: string): SettingValue {
  if (kind === 'switch' && (text === 'true' || text === 'false')) return text === 'true';
  return kind === 'whole' && /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}

function settingsOf(project: Project, path: string): Readonly<Record<string, SettingValue>> {
  const file = project.files.get(path);
  return (file && draftOf(file)?.settings) ?? {};
}

/** What no form can show is left as it is. */
function edited(project: Project, path: string, keys: readonly string[], value: JsonScalar): Project {
  const file = project.files.get(path);
  if (!file || draftOf(file) === null) return project;
  return withFile(project, path, withJsonValue(file.text, keys, value));
}
