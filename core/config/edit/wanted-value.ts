import { readConfig } from '../read.ts';
import type { ConfigFile, ConfigPath, FlowFunction } from '../types.ts';
import type { ConfigEdit, EditValue, RawItem } from './edits.ts';
import { rawLines } from './print-values.ts';

type Json = string | number | boolean | Json[] | { [key: string]: Json };

/** Why an edit cannot be made: its path leads nowhere. */
export class EditPathError extends Error {}

const maps = new Set(['params', 'default_params']);

/** The config after an edit. Edits of keys that KisFlow does not know change nothing here. */
export function applyToValue<File extends ConfigFile>(
  file: File,
  edit: Exclude<ConfigEdit, { op: 'renameKey' }>,
): File {
  const copy = structuredClone(file);
  applyTo(asJson(copy.config), edit);
  return copy;
}

function applyTo(config: Json, edit: Exclude<ConfigEdit, { op: 'renameKey' }>): void {
  if (edit.op === 'set') {
    const isItem = typeof edit.path.at(-1) === 'number';
    setAt(config, edit.path, isItem ? toItem(edit.value) : asJson(edit.value));
  }
  if (edit.op === 'delete') deleteAt(config, edit.path);
  else if (edit.op === 'move') {
    const list = listAt(config, edit.path);
    const [item] = list.splice(checkIndex(list, edit.from, list.length - 1), 1);
    if (item !== undefined) list.splice(checkIndex(list, edit.to, list.length), 0, item);
  } else if (edit.op === 'insert') {
    const list = listAt(config, edit.path);
    list.splice(checkIndex(list, edit.index, list.length), 0, toItem(edit.value));
  }
}

function setAt(config: Json, path: ConfigPath, value: Json): void {
  const [parent, key] = parentOf(config, path);
  if (Array.isArray(parent)) parent[checkIndex(parent, key, parent.length - 1)] = value;
  else if (isMap(parent) && isKnown(parent, path)) define(parent, String(key), value);
}

function deleteAt(config: Json, path: ConfigPath): void {
  const [parent, key] = parentOf(config, path);
  if (Array.isArray(parent)) parent.splice(checkIndex(parent, key, parent.length - 1), 1);
  else if (!isMap(parent) || !isKnown(parent, path)) return;
  else if (isParams(path.slice(0, -1))) delete parent[String(key)];
  else if (Object.hasOwn(parent, key)) parent[String(key)] = zeroOf(parent[String(key)] ?? '');
}

function zeroOf(value: Json): Json {
  if (typeof value === 'string') return '';
  if (typeof value === 'number') return 0;
  if (typeof value === 'boolean') return false;
  if (Array.isArray(value)) return [];
  const isStruct = Object.keys(value).some((key) => key === 'must' || key === 'retry_times');
  if (!isStruct) return {};
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, zeroOf(inner)]));
}

function parentOf(config: Json, path: ConfigPath): [parent: Json | undefined, key: string | number] {
  const key = path.at(-1);
  if (key === undefined) throw new EditPathError('the whole file cannot be set');
  let parent: Json | undefined = config;
  for (const part of path.slice(0, -1)) {
    if (Array.isArray(parent)) parent = parent[checkIndex(parent, part, parent.length - 1)];
    else parent = isMap(parent) && Object.hasOwn(parent, part) ? parent[part] : undefined;
  }
  return [parent, key];
}

function listAt(config: Json, path: ConfigPath): Json[] {
  const [parent, key] = parentOf(config, path);
  const list = isMap(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined;
  if (!Array.isArray(list)) throw new EditPathError(`there is no list at ${path.join('.')}`);
  return list;
}

function checkIndex(list: readonly Json[], index: string | number, last: number): number {
  if (typeof index === 'number' && Number.isInteger(index) && index >= 0 && index <= last) return index;
  throw new EditPathError(`there is no item ${index} among ${list.length}`);
}

function isKnown(parent: { [key: string]: Json }, path: ConfigPath): boolean {
  return isParams(path.slice(0, -1)) || Object.hasOwn(parent, path.at(-1) ?? '');
}

function isParams(path: ConfigPath): boolean {
  return maps.has(String(path.at(-1)));
}

function isMap(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && !Array.isArray(value);
}

function define(target: object, key: string, value: Json): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

/** A flow's place always has its params, empty or not. */
function toItem(value: EditValue | RawItem): Json {
  if (typeof value !== 'object' || Array.isArray(value)) return asJson(value);
  if ('raw' in value) return readRaw(String(value['raw']));
  return {
    fname: String(value['fname'] ?? ''),
    params: isMap(asJson(value['params'] ?? '')) ? asJson(value['params'] ?? {}) : {},
  };
}

/** What the raw text of an item means: a place of a flow, or a text. */
function readRaw(raw: string): Json {
  const item = rawLines(raw)
    .map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`))
    .join('\n');
  const flow = readConfig(`kistype: flow\nflows:\n${item}\n`);
  if (flow.ok && flow.document.kind === 'flow' && flow.document.config.flows[0]) {
    return asJson(flow.document.config.flows[0]);
  }
  const texts = readConfig(`kistype: conn\nload:\n${item}\n`);
  const text = texts.ok && texts.document.kind === 'conn' ? texts.document.config.load[0] : undefined;
  if (text === undefined) throw new EditPathError('the item cannot be read');
  return text;
}

function asJson(
  value: ConfigFile['config'] | ConfigFile['config']['kistype'] | EditValue | FlowFunction | Json,
): Json {
  return value as Json;
}
