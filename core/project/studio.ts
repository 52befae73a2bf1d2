import type { Breakpoint, PauseOn } from '../debug/breakpoint.ts';
import { CodedError } from '../errors/coded-error.ts';
import type { RowType } from '../row-types/row-type.ts';
import { fnamesOf } from './chain.ts';
import { projectModel } from './model.ts';
import { type Project, withFile } from './project.ts';
import {
  type FlowStudio,
  flowStudio,
  type NodePosition,
  printStudio,
  type StudioFile,
  type StudioNote,
  type StudioRunSettings,
  studioPath,
} from './studio-file.ts';
import { withKeys } from './studio-places.ts';

/** Puts nodes (by id, see chain.ts) where a person moved them; whole units, so that diffs stay short. */
export function setNodePositions(
  project: Project,
  flow: string,
  positions: Readonly<Record<string, NodePosition>>,
): Project {
  const rounded = Object.entries(positions).map(([id, { x, y }]) => [
    id,
    { x: Math.round(x), y: Math.round(y) },
  ]);
  return updateFlow(project, flow, (studio) => ({
    ...studio,
    positions: { ...studio.positions, ...Object.fromEntries(rounded) },
  }));
}

/** Forgets all positions of a flow, so that it lays itself out again ("tidy"). */
export function clearPositions(project: Project, flow: string): Project {
  return updateFlow(project, flow, (studio) => ({ ...studio, positions: {} }));
}

/** Forgets where some nodes were put, so that they stand in the chain's order again. */
export function forgetPositions(project: Project, flow: string, ids: readonly string[]): Project {
  return updateFlow(project, flow, (studio) => ({
    ...studio,
    positions: Object.fromEntries(Object.entries(studio.positions).filter(([id]) => !ids.includes(id))),
  }));
}

/** Adds a note; a note with the same id is replaced. */
export function addNote(project: Project, flow: string, note: StudioNote): Project {
  return updateFlow(project, flow, (studio) => ({
    ...studio,
    notes: [...studio.notes.filter(({ id }) => id !== note.id), note],
  }));
}

export function updateNote(
  project: Project,
  flow: string,
  id: string,
  changes: Partial<Pick<StudioNote, 'x' | 'y' | 'text' | 'width' | 'height'>>,
): Project {
  return updateFlow(project, flow, (studio) => ({
    ...studio,
    notes: studio.notes.map((note) => (note.id === id ? { ...note, ...changes } : note)),
  }));
}

export function removeNote(project: Project, flow: string, id: string): Project {
  return updateFlow(project, flow, (studio) => ({
    ...studio,
    notes: studio.notes.filter((note) => note.id !== id),
  }));
}

/**
 * Sets the breakpoint at a node, or removes it with null. `chain` is the flow's: the breakpoint is found again in what it becomes.
 */
export function setBreakpoint(
  project: Project,
  flow: string,
  { id, chain }: ChainPlaceRef,
  breakpoint: Breakpoint | null,
): Project {
  return updateFlow(project, flow, (studio) => ({
    ...studio,
    breakpoints: withMember(studio.breakpoints, id, breakpoint),
    chain: [...chain],
  }));
}

/** A node, and the functions of the chain that it stands in. */
export interface ChainPlaceRef {
  id: string;
  chain: readonly string[];
}

/** Where the Go code is that runs these flows, relative to the project's folder; an empty text for that folder itself. */
export function setGoFolder(project: Project, folder: string): Project {
  return updateStudio(project, ({ goFolder: _, ...studio }) =>
    folder === '' ? studio : { ...studio, goFolder: folder },
  );
}

/** What else pauses runs of a flow. */
export function setPauseOn(project: Project, flow: string, pauseOn: Partial<PauseOn>): Project {
  return updateFlow(project, flow, (studio) => ({ ...studio, pauseOn: { ...studio.pauseOn, ...pauseOn } }));
}

/** Pins rows, each as JSON text, that stand in for what a node (`#source`: the sample rows) would hand on; null lets them go. */
export function setPinnedRows(
  project: Project,
  flow: string,
  { id, chain }: ChainPlaceRef,
  rows: readonly string[] | null,
): Project {
  return updateFlow(project, flow, (studio) => ({
    ...studio,
    pinned: withMember(studio.pinned, id, rows === null ? null : [...rows]),
    chain: [...chain],
  }));
}

/** A record with a member set, or without it with null. */
function withMember<T>(record: Record<string, T>, key: string, value: T | null): Record<string, T> {
  const others = Object.entries(record).filter(([other]) => other !== key);
  return Object.fromEntries(value === null ? others : [...others, [key, value]]);
}

/** Keeps the type of the rows that a node (`#source`: the samples) hands on; null forgets it. */
export function setRowType(
  project: Project,
  flow: string,
  { id, chain }: ChainPlaceRef,
  type: RowType | null,
): Project {
  return updateFlow(project, flow, (studio) => ({
    ...studio,
    rowTypes: withMember(studio.rowTypes, id, type),
    chain: [...chain],
  }));
}

/** Changes some of a flow's run settings; `undefined` goes back to the default. */
export function setRunSettings(
  project: Project,
  flow: string,
  settings: Partial<StudioRunSettings>,
): Project {
  return updateFlow(project, flow, (studio) => {
    const run = Object.entries({ ...studio.run, ...settings }).filter(([, value]) => value !== undefined);
    return { ...studio, run: Object.fromEntries(run) };
  });
}

/** Renames (or, with null, forgets) a flow's part of studio.json. */
export function moveFlowStudio(project: Project, from: string, to: string | null): Project {
  if (projectModel(project).studioProblem) return project;
  return updateStudio(project, (studio) => {
    const entries = Object.entries(studio.flows).filter(([name]) => name !== from);
    if (to !== null) entries.push([to, flowStudio(studio, from)]);
    return { ...studio, flows: Object.fromEntries(entries) };
  });
}

/** A copy of a flow's part of studio.json under another name. */
export function copyFlowStudio(project: Project, from: string, to: string): Project {
  const { studio, studioProblem } = projectModel(project);
  return studioProblem ? project : updateFlow(project, to, () => flowStudio(studio, from));
}

/**
 * Gives everything that is kept by node id in `before` its new id in `edited`, whose chain is another; null for a node that is gone.
 * A studio.json that can't be read, or is of a newer version, stays as it is: it never stands in an edit's way.
 */
export function remapNodes(
  edited: Project,
  before: Project,
  flow: string,
  ids: ReadonlyMap<string, string | null>,
): Project {
  const { studio, studioProblem } = projectModel(before);
  if (studioProblem || !Object.hasOwn(studio.flows, flow)) return edited;
  const kept = flowStudio(studio, flow);
  const config = projectModel(edited).flow(flow)?.config;
  const at = (id: string): string | null => (ids.has(id) ? (ids.get(id) ?? null) : id);
  return updateFlow(edited, flow, () => ({
    ...kept,
    positions: withKeys(kept.positions, at),
    breakpoints: withKeys(kept.breakpoints, at),
    pinned: withKeys(kept.pinned, at),
    rowTypes: withKeys(kept.rowTypes, at),
    chain: config && kept.chain.length > 0 ? fnamesOf(config) : kept.chain,
  }));
}

function updateFlow(project: Project, flow: string, change: (studio: FlowStudio) => FlowStudio): Project {
  return updateStudio(project, (studio) => {
    const others = Object.entries(studio.flows).filter(([name]) => name !== flow);
    const changed: [string, FlowStudio] = [flow, change(flowStudio(studio, flow))];
    return { ...studio, flows: Object.fromEntries([...others, changed]) };
  });
}

/** Writes studio.json only when it says something else than before. */
function updateStudio(project: Project, change: (studio: StudioFile) => StudioFile): Project {
  const { studio, studioProblem } = projectModel(project);
  const before = printStudio(studio);
  const text = printStudio(change(studio));
  if (text === before) return project;
  if (studioProblem?.reason === 'newer')
    throw new CodedError('project.studio-newer', { version: studioProblem.version }, { file: studioPath });
  if (studioProblem) throw new CodedError('project.studio-unreadable', {}, { file: studioPath });
  return withFile(project, studioPath, text);
}
