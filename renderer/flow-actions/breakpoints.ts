import {
  type Breakpoint,
  breakpointShape,
  type PauseOn,
  plainBreakpoint,
} from '../../core/debug/breakpoint.ts';
import { toErrorData } from '../../core/errors/coded-error.ts';
import { fnamesOf, type NodeId } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import { createProject, type Project, type SourceFile } from '../../core/project/project.ts';
import { setBreakpoint, setPauseOn } from '../../core/project/studio.ts';
import { flowStudio, studioPath } from '../../core/project/studio-file.ts';
import { attempt } from '../command-kit/run-command.ts';
import { tellTrouble } from '../command-kit/tell-trouble.ts';
import { runBreakpoints } from '../stores/run-session.ts';
import { goingOn } from '../stores/runs.ts';
import type { Workspace } from '../stores/scopes.ts';
import { toast } from '../ui/toast.ts';
import type { FlowPlace } from './flow-place.ts';
import { shownFlow } from './shown-flow.ts';

/**
 * Sets breakpoints at the selected functions, or removes them where the first has one. That is no edit of the project:
 * undo does not take it back, nothing becomes unsaved, and it is written to studio.json at once.
 */
export async function toggleSelectedBreakpoints(workspace: Workspace): Promise<void> {
  const shown = shownFlow(workspace);
  const ids = shown?.selected.flatMap((place) => shown.ids[place] ?? []) ?? [];
  const [first] = ids;
  if (!shown || first === undefined) return;
  const flow = shown.entry.name;
  const { breakpoints } = flowStudio(shown.model.studio, flow);
  const isSet = Object.hasOwn(breakpoints, first);
  const chain = fnamesOf(shown.entry.config);
  await amendStudio(workspace, flow, (project) =>
    ids.reduce((all, id) => setBreakpoint(all, flow, { id, chain }, isSet ? null : plainBreakpoint), project),
  );
  const lost = ids.flatMap((nodeId) => {
    const was = breakpoints[nodeId];
    return isSet && was !== undefined && breakpointShape(was) !== 'plain' ? [{ nodeId, was }] : [];
  });
  if (lost.length > 0) offerBack(workspace, flow, lost);
}

/** What was written in a form is not lost by one key: undo, which knows of no breakpoint, could not bring it back. */
function offerBack(
  workspace: Workspace,
  flow: string,
  lost: readonly { nodeId: NodeId; was: Breakpoint }[],
): void {
  toast({
    message: workspace.text('canvas.said.breakpointRemoved', { count: lost.length }),
    kind: 'ok',
    action: {
      label: workspace.text('commands.undo'),
      run: () =>
        void attempt(async () => {
          for (const { nodeId, was } of lost) await changeBreakpoint(workspace, { flow, nodeId }, was);
        }),
    },
  });
}

/** Sets one place's breakpoint, or removes it with null. */
export async function changeBreakpoint(
  workspace: Workspace,
  { flow, nodeId }: FlowPlace,
  breakpoint: Breakpoint | null,
): Promise<void> {
  const config = projectModel(workspace.project.getState().project).flow(flow)?.config;
  if (!config) return;
  const place = { id: nodeId, chain: fnamesOf(config) };
  await amendStudio(workspace, flow, (project) => setBreakpoint(project, flow, place, breakpoint));
}

/** Removes one place's breakpoint; what was written in its form can be brought back. */
export async function removeBreakpoint(workspace: Workspace, place: FlowPlace): Promise<void> {
  const { flow, nodeId } = place;
  const { breakpoints } = flowStudio(projectModel(workspace.project.getState().project).studio, flow);
  const was = Object.hasOwn(breakpoints, nodeId) ? breakpoints[nodeId] : undefined;
  await changeBreakpoint(workspace, place, null);
  if (was !== undefined && breakpointShape(was) !== 'plain') offerBack(workspace, flow, [{ nodeId, was }]);
}

/** What else pauses runs of a flow. */
export async function changePauseOn(
  workspace: Workspace,
  flow: string,
  pauseOn: Partial<PauseOn>,
): Promise<void> {
  await amendStudio(workspace, flow, (project) => setPauseOn(project, flow, pauseOn));
}

/** Changes studio.json here, on disk and in every step of the history; one that may not be written says so. */
async function amendStudio(
  workspace: Workspace,
  flow: string,
  change: (project: Project) => Project,
): Promise<void> {
  // Throws where the file can't be read or is of a newer version: whoever asked is told.
  const { project, amend } = workspace.project.getState();
  change(project);
  // The flow's own file goes along: its chain says where the places are that the file speaks of.
  const file = project.files.get(projectModel(project).flow(flow)?.path ?? '');
  amend(studioPath, (text) => withChange(file === undefined ? [] : [file], text, change));
  await tellRun(workspace, flow);
  const { life } = workspace;
  const written = life.getState().aside.then(() => write(workspace));
  life.setState({ aside: written });
  await written;
}

/** Runs of the flow that go on or wait take them at their next visit. */
async function tellRun(workspace: Workspace, flow: string): Promise<void> {
  const { studio } = projectModel(workspace.project.getState().project);
  for (const run of goingOn(workspace.run.getState())) {
    if (run.phase === 'stopping' || run.flow !== flow || run.runId === null) continue;
    const now = runBreakpoints(flowStudio(studio, flow), run.nodeIds);
    // A run that has just ended needs none.
    await workspace.backend.call('debug.breakpoints', { runId: run.runId, ...now }).catch(() => undefined);
  }
}

/** The changed text of studio.json; a text that can't be read, as of a step of the history, stays as it is. */
function withChange(
  flowFiles: readonly SourceFile[],
  text: string | null,
  change: (project: Project) => Project,
): string | null {
  const alone = createProject('', [...flowFiles, ...(text === null ? [] : [{ path: studioPath, text }])]);
  try {
    return change(alone).files.get(studioPath)?.text ?? null;
  } catch {
    return text;
  }
}

/** The disk may tell of a write when the next ones are made already. */
const keptTexts = 16;

/** Writes studio.json as it was last saved, with the breakpoints; what else is edited in it waits for its save. */
async function write(workspace: Workspace): Promise<void> {
  await untilSaved(workspace);
  const { opened, saved, setSaved } = workspace.project.getState();
  const file = saved.get(studioPath);
  const { asideTexts } = workspace.life.getState();
  // Many changes in a row, as of a condition that is typed, are written as one.
  if (opened.readOnly || file === undefined || file.text === asideTexts.at(-1)) return;
  workspace.life.setState({ asideTexts: [...asideTexts, file.text].slice(-keptTexts) });
  const change = { path: studioPath, text: file.text, baseHash: file.hash };
  try {
    const { projectId } = opened;
    const result = await workspace.backend.call('project.save', { projectId, changes: [change] });
    const hash = result.saved[0]?.hash;
    // It may have been changed again meanwhile: that is written next.
    const { text } = workspace.project.getState().saved.get(studioPath) ?? file;
    if (hash) setSaved(studioPath, { text, hash });
    workspace.life.setState(({ conflicts }) => ({ conflicts: [...conflicts, ...result.conflicts] }));
    for (const { error } of result.failed) tellTrouble(workspace, error);
  } catch (thrown) {
    // They hold in this window all the same.
    tellTrouble(workspace, toErrorData(thrown));
  }
}

/** Resolves when no save is going on: both would begin from the same state of the disk. */
function untilSaved({ life }: Workspace): Promise<void> {
  if (!life.getState().saving) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = life.subscribe(({ saving }) => {
      if (saving) return;
      stop();
      resolve();
    });
  });
}
