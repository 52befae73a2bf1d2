import type { ConfigFile, ConfigPath, Params } from '../types.ts';
import type { ConfigEdit, EditValue } from './edits.ts';

/**
 * The small edits that make up an edit: a map or list that is set as a whole is brought over entry by entry, so that the
 * entries that stay keep their comments and layout. Indexes are those at the time of each step.
 */
export function simplerEdits(file: ConfigFile, edit: ConfigEdit): ConfigEdit[] {
  if (edit.op !== 'set' || typeof edit.value !== 'object') return [edit];
  const current = valueAt(file.config, edit.path);
  if (Array.isArray(edit.value)) return listSteps(edit.path, current, edit.value) ?? [edit];
  if (typeof edit.path.at(-1) === 'number') return placeSteps(file, edit.path, edit.value);
  return mapSteps(edit.path, current, edit.value) ?? [edit];
}

function placeSteps(file: ConfigFile, path: ConfigPath, value: Exclude<EditValue, string[]>): ConfigEdit[] {
  if (typeof value !== 'object') return [];
  const { fname, params } = value;
  const steps: ConfigEdit[] = [{ op: 'set', path: [...path, 'fname'], value: String(fname ?? '') }];
  const wanted = typeof params === 'object' ? params : {};
  return [...steps, ...simplerEdits(file, { op: 'set', path: [...path, 'params'], value: wanted })];
}

function mapSteps(path: ConfigPath, current: unknown, wanted: object): ConfigEdit[] | undefined {
  const now = isTextMap(current) ? current : {};
  if (Object.keys(now).length === 0 || !isTextMap(wanted)) return undefined;
  const steps: ConfigEdit[] = [];
  for (const [key, value] of Object.entries(wanted)) {
    if (!Object.hasOwn(now, key) || now[key] !== value)
      steps.push({ op: 'set', path: [...path, key], value });
  }
  for (const key of Object.keys(now)) {
    if (!Object.hasOwn(wanted, key)) steps.push({ op: 'delete', path: [...path, key] });
  }
  return steps;
}

function listSteps(path: ConfigPath, current: unknown, wanted: readonly string[]): ConfigEdit[] | undefined {
  if (!Array.isArray(current) || current.length === 0) return undefined;
  let start = 0;
  while (start < current.length && start < wanted.length && current[start] === wanted[start]) start++;
  let nowEnd = current.length;
  let wantedEnd = wanted.length;
  while (nowEnd > start && wantedEnd > start && current[nowEnd - 1] === wanted[wantedEnd - 1]) {
    nowEnd--;
    wantedEnd--;
  }
  const steps: ConfigEdit[] = [];
  const shared = Math.min(nowEnd, wantedEnd);
  for (let index = start; index < shared; index++) {
    steps.push({ op: 'set', path: [...path, index], value: wanted[index] ?? '' });
  }
  for (let index = shared; index < wantedEnd; index++) {
    steps.push({ op: 'insert', path, index, value: wanted[index] ?? '' });
  }
  for (let index = nowEnd - 1; index >= shared; index--) steps.push({ op: 'delete', path: [...path, index] });
  return steps;
}

export function valueAt(value: unknown, path: ConfigPath): unknown {
  let found = value;
  for (const part of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return undefined;
    found = Object.entries(found).find(([key]) => key === String(part))?.[1];
  }
  return found;
}

function isTextMap(value: unknown): value is Params {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}
