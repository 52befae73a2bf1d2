import { CodedError } from '../errors/coded-error.ts';
import type { NodeId } from './chain.ts';
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

/** Sets the breakpoint at a node, or removes it. */
export function setBreakpoint(project: Project, flow: string, nodeId: NodeId, isSet: boolean): Project {
  return updateFlow(project, flow, (studio) => {
    const others = studio.breakpoints.filter((id) => id !== nodeId);
    return { ...studio, breakpoints: isSet ? [...others, nodeId] : others };
  });
}

/** Pins rows, each as JSON text, that stand in for what a node would get; null lets them go. */
export function setPinnedRows(
  project: Project,
  flow: string,
  nodeId: NodeId,
  rows: readonly string[] | null,
): Project {
  return updateFlow(project, flow, (studio) => {
    const others = Object.entries(studio.pinned).filter(([id]) => id !== nodeId);
    const own: [string, string[]][] = rows === null ? [] : [[nodeId, [...rows]]];
    return { ...studio, pinned: Object.fromEntries([...others, ...own]) };
  });
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
  return updateStudio(project, (studio) => {
    const entries = Object.entries(studio.flows).filter(([name]) => name !== from);
    if (to !== null) entries.push([to, flowStudio(studio, from)]);
    return { ...studio, flows: Object.fromEntries(entries) };
  });
}

/** A copy of a flow's part of studio.json under another name. */
export function copyFlowStudio(project: Project, from: string, to: string): Project {
  return updateFlow(project, to, () => flowStudio(projectModel(project).studio, from));
}

/** Gives everything that is kept by node id its new id; null for a node that is gone. */
export function remapNodes(project: Project, flow: string, ids: ReadonlyMap<string, string | null>): Project {
  const at = (id: string) => (ids.has(id) ? (ids.get(id) ?? null) : id);
  const keys = <T>(record: Record<string, T>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(record).flatMap(([id, value]): [string, T][] => {
        const moved = at(id);
        return moved === null ? [] : [[moved, value]];
      }),
    );
  return updateFlow(project, flow, (studio) => ({
    ...studio,
    positions: keys(studio.positions),
    breakpoints: studio.breakpoints.flatMap((id) => at(id) ?? []),
    pinned: keys(studio.pinned),
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
  if (studioProblem) throw new CodedError('project.studio-unreadable', {}, { file: studioPath });
  return withFile(project, studioPath, text);
}
