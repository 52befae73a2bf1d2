import type { FunctionMode } from '../../core/config/types.ts';
import { createFunction } from '../../core/project/edits/create.ts';
import { setFunctionConnector } from '../../core/project/edits/fields.ts';
import {
  insertFunctions,
  moveFunctions,
  removeFunctions,
  setFlowStatus,
} from '../../core/project/edits/flow.ts';
import { freeName, namesOf } from '../../core/project/edits/names.ts';
import { projectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import {
  addNote,
  clearPositions,
  forgetPositions,
  removeNote,
  setNodePositions,
  toggleBreakpoint,
} from '../../core/project/studio.ts';
import { requiredFieldsTemplate } from '../../core/project/templates.ts';
import type { TextKey } from '../i18n/i18n.ts';
import type { TextValues } from '../i18n/use-text.tsx';
import type { App } from '../stores/app-stores.tsx';
import { toast } from '../ui/toast.tsx';
import { type ShownFlow, shownFlow } from './shown-flow.ts';

/** A function to insert: one that is there, or a new one of a mode. */
export type FunctionToInsert =
  | { kind: 'existing'; fname: string }
  | { kind: 'new'; fname: string; mode: FunctionMode; language: 'ts' | 'js'; connector?: string };

/** Puts a function into the shown chain before place `index`, selects it and says so. */
export function insertFunction(app: App, index: number, what: FunctionToInsert): void {
  const shown = shownFlow(app);
  if (!shown) return;
  const flow = shown.entry.name;
  app.project.getState().edit('canvas.edit.insert', (project) => {
    const ready = what.kind === 'existing' ? project : withNewFunction(project, what);
    return insertFunctions(ready, flow, index, [{ fname: what.fname }]);
  });
  selectPlaces(app, [index]);
  announce(app, 'canvas.said.inserted', { name: what.fname, place: index + 1, flow });
}

/** Puts a new Verify function before a place of a flow; it drops the rows that lack one of the fields. */
export function insertVerify(app: App, flow: string, index: number, fields: readonly string[]): void {
  const { project } = app.project.getState();
  const place = project === null ? undefined : projectModel(project).flow(flow)?.config.flows[index];
  if (project === null || place === undefined) return;
  const fname = freeName(namesOf(project, 'func'), `Verify${place.fname}`);
  const code = requiredFieldsTemplate(fname, fields, 'ts');
  app.project.getState().edit('canvas.edit.insert', (before) => {
    const made = createFunction(before, fname, 'Verify', 'ts', { code });
    return insertFunctions(made, flow, index, [{ fname }]);
  });
  selectPlaces(app, [index]);
  tellWithUndo(app, 'canvas.said.inserted', { name: fname, place: index + 1, flow });
}

function withNewFunction(project: Project, what: Extract<FunctionToInsert, { kind: 'new' }>): Project {
  const options = what.connector === undefined ? {} : { cname: what.connector };
  return createFunction(project, what.fname, what.mode, what.language, options);
}

/** Takes the selected functions out of the chain, and the selected notes away; what stood around them is joined. */
export function deleteSelected(app: App): void {
  const shown = shownFlow(app);
  const notes = app.canvas.getState().selectedNotes;
  if (!shown || (shown.selected.length === 0 && notes.length === 0)) return;
  const { entry, ids, selected } = shown;
  app.project.getState().edit('canvas.edit.delete', (project) => {
    const healed = selected.length > 0 ? removeFunctions(project, entry.name, selected) : project;
    return notes.reduce((edited, id) => removeNote(edited, entry.name, id), healed);
  });
  app.canvas.getState().set({ selectedNotes: [] });
  const next = Math.min(selected[0] ?? -1, ids.length - selected.length - 1);
  selectPlaces(app, next >= 0 ? [next] : []);
  const [first] = selected;
  const name = first === undefined ? '' : (entry.config.flows[first]?.fname ?? '');
  if (selected.length === 0) tellWithUndo(app, 'canvas.said.deletedNotes', { count: notes.length });
  else if (selected.length === 1) tellWithUndo(app, 'canvas.said.deletedOne', { name });
  else tellWithUndo(app, 'canvas.said.deleted', { count: selected.length });
}

/** Moves places of the shown chain to before place `toIndex`; they forget where they were put by hand. */
export function moveInChain(app: App, places: readonly number[], toIndex: number): void {
  const shown = shownFlow(app);
  if (!shown || places.length === 0) return;
  const { entry } = shown;
  const before = places.filter((place) => place < toIndex).length;
  const start = toIndex - before;
  const sorted = places.toSorted((a, b) => a - b);
  if (sorted.every((place, offset) => place === start + offset)) return;
  app.project.getState().edit('canvas.edit.move', (project) => {
    const put = sorted.flatMap((place) => shown.ids[place] ?? []);
    return moveFunctions(forgetPositions(project, entry.name, put), entry.name, sorted, toIndex);
  });
  selectPlaces(
    app,
    sorted.map((_, offset) => start + offset),
  );
  const name = entry.config.flows[sorted[0] ?? 0]?.fname ?? '';
  announce(app, 'canvas.said.moved', { name, place: start + 1, total: shown.ids.length });
}

/** One step back (-1) or forth (1) in the chain for the selected functions. */
export function moveSelected(app: App, step: -1 | 1): void {
  const shown = shownFlow(app);
  const first = shown?.selected[0];
  const last = shown?.selected.at(-1);
  if (!shown || first === undefined || last === undefined) return;
  const to = step === -1 ? first - 1 : last + 2;
  if (to >= 0 && to <= shown.ids.length) moveInChain(app, shown.selected, to);
}

/** The Save or Load function at a node uses a connector from now on; others are told why not. */
export function connectFunction(app: App, nodeId: string, connector: string): void {
  const shown = shownFlow(app);
  const fname = shown?.entry.config.flows[shown.ids.indexOf(nodeId)]?.fname;
  if (!shown || fname === undefined) return;
  const mode = shown.model.func(fname)?.config.fmode;
  if (mode !== 'Save' && mode !== 'Load') {
    refuse(app, 'canvas.refused.connector', { name: fname, mode: mode ?? '?', connector });
    return;
  }
  app.project
    .getState()
    .edit('canvas.edit.connect', (project) => setFunctionConnector(project, fname, connector));
  tellWithUndo(app, 'canvas.said.connected', { name: fname, connector });
}

/** A function's connector is taken away. */
export function disconnectFunction(app: App, fname: string): void {
  app.project
    .getState()
    .edit('canvas.edit.disconnect', (project) => setFunctionConnector(project, fname, ''));
}

export function putNodes(app: App, positions: Readonly<Record<string, { x: number; y: number }>>): void {
  const flow = shownFlow(app)?.entry.name;
  if (flow !== undefined)
    app.project.getState().edit('canvas.edit.place', (project) => setNodePositions(project, flow, positions));
}

/** Lets the flow lay itself out again. */
export function tidy(app: App): void {
  const flow = shownFlow(app)?.entry.name;
  if (flow === undefined) return;
  app.project.getState().edit('canvas.edit.tidy', (project) => clearPositions(project, flow));
  announce(app, 'canvas.said.tidied', {});
  requestAnimationFrame(() => app.canvas.getState().camera?.fit());
}

export function toggleSelectedBreakpoints(app: App): void {
  const shown = shownFlow(app);
  if (!shown || shown.selected.length === 0) return;
  app.project.getState().edit('canvas.edit.breakpoint', (project) =>
    shown.selected.reduce((edited, place) => {
      const id = shown.ids[place];
      return id === undefined ? edited : toggleBreakpoint(edited, shown.entry.name, id);
    }, project),
  );
}

/** Enables the shown flow, or disables it: KisFlow skips it at import then. */
export function setEnabled(app: App, enabled: boolean): void {
  const flow = shownFlow(app)?.entry.name;
  if (flow === undefined) return;
  const label = enabled ? 'canvas.edit.enable' : 'canvas.edit.disable';
  app.project.getState().edit(label, (project) => setFlowStatus(project, flow, enabled ? 1 : 0));
  announce(app, enabled ? 'canvas.said.enabled' : 'canvas.said.disabled', { flow });
}

/** A new note at a place of the canvas, opened for writing. */
export function addNoteAt(app: App, at: { x: number; y: number }): void {
  const flow = shownFlow(app)?.entry.name;
  if (flow === undefined) return;
  const id = crypto.randomUUID();
  const note = { id, x: Math.round(at.x), y: Math.round(at.y), text: '' };
  app.project.getState().edit('canvas.edit.note', (project) => addNote(project, flow, note));
  app.canvas.getState().set({ editedNote: id, selectedNotes: [id] });
}

/** Selects functions by place in the chain as the project has it now, and brings the last one into view. */
export function selectPlaces(app: App, places: readonly number[]): void {
  const shown: ShownFlow | null = shownFlow(app);
  const ids = places.flatMap((place) => shown?.ids[place] ?? []);
  app.selection.getState().selectNodes(ids);
  const last = ids.at(-1);
  if (last !== undefined) requestAnimationFrame(() => app.canvas.getState().camera?.reveal(last));
}

/** Words for the live region only: what the person did is plain to see on the canvas. */
export function announce(app: App, key: TextKey, values: TextValues): void {
  app.canvas.getState().set({ announcement: app.text(key, values) });
}

/** A toast with undo, for what takes something away. */
export function tellWithUndo(app: App, key: TextKey, values: TextValues): void {
  const { project } = app.project.getState();
  toast({
    message: app.text(key, values),
    kind: 'ok',
    action: {
      label: app.text('canvas.undo'),
      run() {
        // Later edits stay: undo takes back the last one, and this toast may be older than that.
        if (app.project.getState().project === project) app.project.getState().undo();
      },
    },
  });
  announce(app, key, values);
}

/** Says why something can't be done, with what to do instead when there is something. */
export function refuse(
  app: App,
  key: TextKey,
  values: TextValues,
  action?: { label: string; run(): void },
): void {
  toast({ message: app.text(key, values), kind: 'warning', ...(action ? { action } : {}) });
  announce(app, key, values);
}
