import type { ConfigEdit } from '../../config/edit/edit-config.ts';
import type { FlowFunction, Params } from '../../config/types.ts';
import { CodedError } from '../../errors/coded-error.ts';
import { nodeIds } from '../chain.ts';
import type { FlowEntry } from '../model.ts';
import type { Project } from '../project.ts';
import { remapNodes } from '../studio.ts';
import { editConfigFile, requireFlow } from './edit-config-file.ts';

/** A function to put into a chain; `params` override its defaults there. */
export interface NewFlowFunction {
  fname: string;
  params?: Params;
}

/** Inserts functions before place `index` of the chain (its length appends). */
export function insertFunctions(
  project: Project,
  flow: string,
  index: number,
  functions: readonly NewFlowFunction[],
): Project {
  const entry = requireFlow(project, flow);
  const before = entry.config.flows;
  if (functions.length === 0) return project;
  if (!Number.isInteger(index) || index < 0 || index > before.length)
    throw outOfRange(flow, index, before.length);
  const edits = functions.map(
    (place, offset): ConfigEdit => ({
      op: 'insert',
      path: ['flows'],
      index: index + offset,
      value: yamlOf(place),
    }),
  );
  const order = before.map((_, place) => place);
  const inserted = functions.map(() => -1);
  const edited = editConfigFile(project, entry.path, edits);
  return keepNodes(project, edited, entry, [...order.slice(0, index), ...inserted, ...order.slice(index)]);
}

/** Takes functions out of the chain; what stood before and after them follow each other. Their configs stay. */
export function removeFunctions(project: Project, flow: string, indexes: readonly number[]): Project {
  const entry = requireFlow(project, flow);
  const gone = placesOf(entry, indexes);
  const edits = gone.toReversed().map((place): ConfigEdit => ({ op: 'delete', path: ['flows', place] }));
  const left = entry.config.flows.map((_, place) => place).filter((place) => !gone.includes(place));
  return keepNodes(project, editConfigFile(project, entry.path, edits), entry, left);
}

/**
 * Moves functions, in their order, to before the place `toIndex` of the chain as it is now (its length: to the end).
 */
export function moveFunctions(
  project: Project,
  flow: string,
  indexes: readonly number[],
  toIndex: number,
): Project {
  const entry = requireFlow(project, flow);
  const moved = placesOf(entry, indexes);
  const length = entry.config.flows.length;
  if (!Number.isInteger(toIndex) || toIndex < 0 || toIndex > length) throw outOfRange(flow, toIndex, length);
  const all = entry.config.flows.map((_, place) => place);
  const stay = (from: number, to: number) => all.slice(from, to).filter((place) => !moved.includes(place));
  const wanted = [...stay(0, toIndex), ...moved, ...stay(toIndex, length)];
  return keepNodes(project, editConfigFile(project, entry.path, movesTo(all, wanted)), entry, wanted);
}

/** Sets a param at one place of the chain; null takes the override away, so that the default holds again. */
export function setFlowFunctionParam(
  project: Project,
  flow: string,
  index: number,
  key: string,
  value: string | null,
): Project {
  const { entry, place } = placeAt(project, flow, index);
  const params = ['flows', index, 'params'];
  const has = Object.hasOwn(place.params, key);
  if (value === null ? !has : has && place.params[key] === value) return project;
  const count = Object.keys(place.params).length;
  if (value === null) {
    const path = count === 1 ? params : [...params, key];
    return editConfigFile(project, entry.path, [{ op: 'delete', path }]);
  }
  const edit: ConfigEdit =
    count === 0
      ? { op: 'set', path: params, value: { [key]: value } }
      : { op: 'set', path: [...params, key], value };
  return editConfigFile(project, entry.path, [edit]);
}

/** Renames a param at one place, keeping its value and where it stands. Throws `project.name-taken` when `to` is there. */
export function renameFlowFunctionParam(
  project: Project,
  flow: string,
  index: number,
  from: string,
  to: string,
): Project {
  const { entry, place } = placeAt(project, flow, index);
  if (from === to || !Object.hasOwn(place.params, from)) return project;
  if (Object.hasOwn(place.params, to)) throw new CodedError('project.param-taken', { name: to });
  const edit: ConfigEdit = { op: 'renameKey', path: ['flows', index, 'params', from], to };
  return editConfigFile(project, entry.path, [edit]);
}

/** 1 enables a flow, 0 disables it. */
export function setFlowStatus(project: Project, flow: string, status: number): Project {
  const entry = requireFlow(project, flow);
  if (entry.config.status === status && entry.document.rangeOf(['status'], 'key')) return project;
  return editConfigFile(project, entry.path, [{ op: 'set', path: ['status'], value: status }]);
}

/** Another function at one place of the chain; its params stay. */
export function replaceFunction(project: Project, flow: string, index: number, fname: string): Project {
  const { entry, place } = placeAt(project, flow, index);
  if (place.fname === fname) return project;
  const edit: ConfigEdit = { op: 'set', path: ['flows', index, 'fname'], value: fname };
  const edited = editConfigFile(project, entry.path, [edit]);
  return keepNodes(
    project,
    edited,
    entry,
    entry.config.flows.map((_, at) => at),
  );
}

/** Positions, breakpoints and pinned rows follow their nodes: `order` holds the old place of each new one, -1 for a new node. */
function keepNodes(project: Project, edited: Project, before: FlowEntry, order: readonly number[]): Project {
  const oldIds = nodeIds(before.config);
  const newIds = nodeIds(requireFlow(edited, before.name).config);
  const ids = new Map<string, string | null>(oldIds.map((id) => [id, null]));
  order.forEach((oldPlace, newPlace) => {
    const oldId = oldIds[oldPlace];
    if (oldId !== undefined) ids.set(oldId, newIds[newPlace] ?? null);
  });
  return remapNodes(edited, project, before.name, ids);
}

/** The fewest single moves that turn one order into another, each from and to a place of the list as it then is. */
function movesTo(current: readonly number[], wanted: readonly number[]): ConfigEdit[] {
  const places = wanted.map((_, index) => index);
  const forwards = movesInOrder(current, wanted, places);
  const backwards = movesInOrder(current, wanted, places.toReversed());
  return backwards.length < forwards.length ? backwards : forwards;
}

function movesInOrder(current: readonly number[], wanted: readonly number[], places: readonly number[]) {
  const list = [...current];
  return places.flatMap((to): ConfigEdit[] => {
    const from = list.indexOf(wanted[to] ?? -1);
    if (from === to) return [];
    list.splice(to, 0, ...list.splice(from, 1));
    return [{ op: 'move', path: ['flows'], from, to }];
  });
}

function placesOf(entry: FlowEntry, indexes: readonly number[]): number[] {
  const length = entry.config.flows.length;
  const bad = indexes.find((index) => !Number.isInteger(index) || index < 0 || index >= length);
  if (bad !== undefined) throw outOfRange(entry.name, bad, length);
  return [...new Set(indexes)].sort((a, b) => a - b);
}

function placeAt(project: Project, flow: string, index: number): { entry: FlowEntry; place: FlowFunction } {
  const entry = requireFlow(project, flow);
  const place = entry.config.flows[index];
  if (!place) throw outOfRange(flow, index, entry.config.flows.length);
  return { entry, place };
}

function outOfRange(flow: string, index: number, length: number): CodedError {
  return new CodedError('project.no-such-place', { flow, place: index + 1, length });
}

function yamlOf({ fname, params }: NewFlowFunction): NewFlowFunction {
  return params && Object.keys(params).length > 0 ? { fname, params } : { fname };
}
