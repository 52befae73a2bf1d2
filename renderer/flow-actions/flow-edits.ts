import type { FunctionMode, Params } from '../../core/config/types.ts';
import type { Language } from '../../core/errors/coded-error.ts';
import type { NodeId } from '../../core/project/chain.ts';
import { createBuiltin, createFunction } from '../../core/project/edits/create.ts';
import { setFunctionConnector } from '../../core/project/edits/fields.ts';
import {
  insertFunctions,
  moveFunctions,
  removeFunctions,
  setFlowStatus,
} from '../../core/project/edits/flow.ts';
import { freeName, namesOf } from '../../core/project/edits/names.ts';
import { projectModel } from '../../core/project/model.ts';
import type { Placed } from '../../core/project/placement.ts';
import type { Project } from '../../core/project/project.ts';
import {
  addNote,
  clearPositions,
  forgetPositions,
  removeNote,
  setNodePositions,
  updateNote,
} from '../../core/project/studio.ts';
import { requiredFieldsTemplate } from '../../core/project/templates.ts';
import type { Workspace } from '../stores/scopes.ts';
import { mayPlace } from './placement.ts';
import { announce, tellWithUndo } from './say.ts';
import { type ShownFlow, shownFlow } from './shown-flow.ts';

/** A function to insert: one that is there, a new one of a mode, or a new built-in; with a connector that it is to use. */
export type FunctionToInsert =
  | { kind: 'existing'; fname: string; connector?: string }
  | { kind: 'new'; fname: string; mode: FunctionMode; language: 'ts' | 'js'; connector?: string }
  | { kind: 'builtin'; fname: string; mode: FunctionMode; params: Params; connector?: string };

/** Puts a function into the shown chain before place `index`, selects it and says so. */
export function insertFunction(workspace: Workspace, index: number, what: FunctionToInsert): void {
  const shown = shownFlow(workspace);
  if (!shown) return;
  const flow = shown.entry.name;
  if (!mayPlace(workspace, flow, placedFunction(what), { on: 'edge', index })) return;
  const words = workspace.settings.getState().resolvedLanguage;
  workspace.project.getState().edit('canvas.edit.insert', (project) => {
    const ready =
      what.kind === 'existing' ? withConnector(project, what) : withNewFunction(project, what, words);
    return insertFunctions(ready, flow, index, [{ fname: what.fname }]);
  });
  selectPlaces(workspace, [index]);
  announce(workspace, 'canvas.said.inserted', { name: what.fname, place: index + 1, flow });
}

/** Puts a new Verify function before a place of a flow; it drops the rows that lack one of the fields. */
export function insertVerify(
  workspace: Workspace,
  flow: string,
  index: number,
  fields: readonly string[],
): void {
  const { project } = workspace.project.getState();
  const place = projectModel(project).flow(flow)?.config.flows[index];
  if (place === undefined) return;
  if (!mayPlace(workspace, flow, { kind: 'new', mode: 'Verify' }, { on: 'edge', index })) return;
  const fname = freeName(namesOf(project, 'func'), `Verify${place.fname}`);
  const code = requiredFieldsTemplate(fname, fields, 'ts');
  workspace.project.getState().edit('canvas.edit.insert', (before) => {
    const made = createFunction(before, fname, 'Verify', 'ts', { code });
    return insertFunctions(made, flow, index, [{ fname }]);
  });
  selectPlaces(workspace, [index]);
  tellWithUndo(workspace, 'canvas.said.inserted', { name: fname, place: index + 1, flow });
}

function placedFunction(what: FunctionToInsert): Placed {
  const uses = what.connector === undefined ? {} : { cname: what.connector };
  return what.kind === 'existing'
    ? { kind: 'function', fname: what.fname, ...uses }
    : { kind: 'new', mode: what.mode, fname: what.fname, ...uses };
}

function withConnector(
  project: Project,
  { fname, connector }: Extract<FunctionToInsert, { kind: 'existing' }>,
): Project {
  return connector === undefined ? project : setFunctionConnector(project, fname, connector);
}

function withNewFunction(
  project: Project,
  what: Exclude<FunctionToInsert, { kind: 'existing' }>,
  words: Language,
): Project {
  if (what.kind === 'builtin')
    return createBuiltin(project, what.fname, what.mode, what.params, what.connector);
  const options = { words, ...(what.connector === undefined ? {} : { cname: what.connector }) };
  return createFunction(project, what.fname, what.mode, what.language, options);
}

/** Takes the selected functions out of the chain, and the selected notes away; what stood around them is joined. */
export function deleteSelected(workspace: Workspace): void {
  const shown = shownFlow(workspace);
  const notes = workspace.canvas.getState().selectedNotes;
  if (!shown || (shown.selected.length === 0 && notes.length === 0)) return;
  const { entry, ids, selected } = shown;
  workspace.project.getState().edit('canvas.edit.delete', (project) => {
    const healed = selected.length > 0 ? removeFunctions(project, entry.name, selected) : project;
    return notes.reduce((edited, id) => removeNote(edited, entry.name, id), healed);
  });
  workspace.canvas.getState().set({ selectedNotes: [] });
  const next = Math.min(selected[0] ?? -1, ids.length - selected.length - 1);
  selectPlaces(workspace, next >= 0 ? [next] : []);
  const [first] = selected;
  const name = first === undefined ? '' : (entry.config.flows[first]?.fname ?? '');
  if (selected.length === 0) tellWithUndo(workspace, 'canvas.said.deletedNotes', { count: notes.length });
  else if (selected.length === 1) tellWithUndo(workspace, 'canvas.said.deletedOne', { name });
  else tellWithUndo(workspace, 'canvas.said.deleted', { count: selected.length });
}

/** Moves places of the shown chain to before place `toIndex`; they forget where they were put by hand. */
export function moveInChain(workspace: Workspace, places: readonly number[], toIndex: number): void {
  const shown = shownFlow(workspace);
  if (!shown || places.length === 0) return;
  const { entry } = shown;
  if (!mayPlace(workspace, entry.name, { kind: 'places', places }, { on: 'edge', index: toIndex })) return;
  const before = places.filter((place) => place < toIndex).length;
  const start = toIndex - before;
  const sorted = places.toSorted((a, b) => a - b);
  workspace.project.getState().edit('canvas.edit.move', (project) => {
    const put = sorted.flatMap((place) => shown.ids[place] ?? []);
    return moveFunctions(forgetPositions(project, entry.name, put), entry.name, sorted, toIndex);
  });
  selectPlaces(
    workspace,
    sorted.map((_, offset) => start + offset),
  );
  const name = entry.config.flows[sorted[0] ?? 0]?.fname ?? '';
  announce(workspace, 'canvas.said.moved', { name, place: start + 1, total: shown.ids.length });
}

/** One step back (-1) or forth (1) in the chain for the selected functions. */
export function moveSelected(workspace: Workspace, step: -1 | 1): void {
  const shown = shownFlow(workspace);
  const first = shown?.selected[0];
  const last = shown?.selected.at(-1);
  if (!shown || first === undefined || last === undefined) return;
  const to = step === -1 ? first - 1 : last + 2;
  if (to >= 0 && to <= shown.ids.length) moveInChain(workspace, shown.selected, to);
  else announce(workspace, step === -1 ? 'canvas.said.first' : 'canvas.said.last', {});
}

/** The Save or Load function at a node uses a connector from now on; others are told why not. */
export function connectFunction(workspace: Workspace, nodeId: NodeId, connector: string): void {
  const shown = shownFlow(workspace);
  const index = shown?.ids.indexOf(nodeId) ?? -1;
  const fname = shown?.entry.config.flows[index]?.fname;
  if (!shown || fname === undefined) return;
  const placed: Placed = { kind: 'connector', cname: connector };
  if (!mayPlace(workspace, shown.entry.name, placed, { on: 'node', index })) return;
  workspace.project
    .getState()
    .edit('canvas.edit.connect', (project) => setFunctionConnector(project, fname, connector));
  tellWithUndo(workspace, 'canvas.said.connected', { name: fname, connector });
}

/** A function's connector is taken away. */
export function disconnectFunction(workspace: Workspace, fname: string): void {
  workspace.project
    .getState()
    .edit('canvas.edit.disconnect', (project) => setFunctionConnector(project, fname, ''));
}

/** Where nodes (by node id) and notes (by their id) stand from now on: one drag is one edit. */
export interface Spots {
  nodes: Readonly<Record<string, { x: number; y: number }>>;
  notes: Readonly<Record<string, { x: number; y: number }>>;
}

/** Puts nodes and notes of the shown flow where a person dragged them. */
export function putNodes(workspace: Workspace, { nodes, notes }: Spots): void {
  const flow = shownFlow(workspace)?.entry.name;
  if (flow === undefined) return;
  const moved = Object.entries(notes);
  if (moved.length === 0 && Object.keys(nodes).length === 0) return;
  workspace.project.getState().edit('canvas.edit.place', (project) => {
    const placed = Object.keys(nodes).length > 0 ? setNodePositions(project, flow, nodes) : project;
    return moved.reduce((edited, [id, at]) => updateNote(edited, flow, id, at), placed);
  });
}

/** Lets the flow lay itself out again. */
export function tidy(workspace: Workspace): void {
  const flow = shownFlow(workspace)?.entry.name;
  if (flow === undefined) return;
  workspace.project.getState().edit('canvas.edit.tidy', (project) => clearPositions(project, flow));
  announce(workspace, 'canvas.said.tidied', {});
  requestAnimationFrame(() => workspace.canvas.getState().camera?.fit());
}

/** Enables the shown flow, or disables it: KisFlow skips it at import then. */
export function setEnabled(workspace: Workspace, enabled: boolean): void {
  const flow = shownFlow(workspace)?.entry.name;
  if (flow === undefined) return;
  const label = enabled ? 'canvas.edit.enable' : 'canvas.edit.disable';
  workspace.project.getState().edit(label, (project) => setFlowStatus(project, flow, enabled ? 1 : 0));
  announce(workspace, enabled ? 'canvas.said.enabled' : 'canvas.said.disabled', { flow });
}

/** A new note at a place of the canvas, opened for writing. */
export function addNoteAt(workspace: Workspace, at: { x: number; y: number }): void {
  const flow = shownFlow(workspace)?.entry.name;
  if (flow === undefined) return;
  const id = crypto.randomUUID();
  const note = { id, x: Math.round(at.x), y: Math.round(at.y), text: '' };
  workspace.project.getState().edit('canvas.edit.note', (project) => addNote(project, flow, note));
  workspace.canvas.getState().set({ editedNote: id, selectedNotes: [id] });
}

/** Selects functions by place in the chain as the project has it now, and brings the last one into view. */
export function selectPlaces(workspace: Workspace, places: readonly number[]): void {
  const shown: ShownFlow | null = shownFlow(workspace);
  const ids = places.flatMap((place) => shown?.ids[place] ?? []);
  workspace.selection.getState().selectNodes(ids);
  const last = ids.at(-1);
  if (last !== undefined) workspace.canvas.getState().set({ toReveal: last });
}
