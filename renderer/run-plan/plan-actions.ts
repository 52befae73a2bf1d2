import { type NodeId, nodeIds, placeOfNode } from '../../core/project/chain.ts';
import type { FlowChange } from '../../core/project/flow-changes.ts';
import { projectModel } from '../../core/project/model.ts';
import { type PinnedInput, pinnedInputs } from '../../core/project/pinned-places.ts';
import { flowStudio } from '../../core/project/studio-file.ts';
import { type PlanMode, type PlanState, pinsOfPart, planRun, type RunPlan } from '../../core/run/plan.ts';
import { changesBefore } from '../../core/run/seen-changes.ts';
import { runFlow } from '../flow-actions/run-flow.ts';
import { seenRows } from '../flow-actions/seen-rows.ts';
import { shownFlow } from '../flow-actions/shown-flow.ts';
import type { ShownPlan } from '../stores/canvas-store.ts';
import type { ProjectState } from '../stores/project-store.ts';
import { runBasis } from '../stores/run-basis.ts';
import type { RunState, SeenAt } from '../stores/run-store.ts';
import type { Workspace } from '../stores/scopes.ts';
import { seenAt } from '../stores/seen-at.ts';

/** Rows that a part begins with at most. */
export const mostRows = 10_000;

/** A part of a flow that is about to be run, with all that tells what it will do. */
export interface OpenPlan {
  plan: RunPlan;
  /** Where the rows that it begins with were seen; null where they come from elsewhere. */
  seen: SeenAt | null;
  /** What has changed before it since then. */
  changes: readonly FlowChange[];
  pinned: readonly PinnedInput[];
  at: number;
}

/** Shows what runs of parts of the flow would do, at the function that is selected. */
export function openPlan(workspace: Workspace): void {
  const shown = shownFlow(workspace);
  const nodeId = shown?.ids[shown.selected.at(-1) ?? -1];
  if (!shown || nodeId === undefined) return;
  const plan = { flow: shown.entry.name, mode: 'from' as const, nodeId, places: new Map() };
  workspace.canvas.getState().set({ plan });
}

/** As a person does who runs nothing: the canvas has the keys again. */
export function leavePlan(workspace: Workspace): void {
  closePlan(workspace);
  workspace.canvas.getState().camera?.focus();
}

export function closePlan({ canvas }: Workspace): void {
  canvas.getState().set({ plan: null });
}

/** What a part of a flow will do, as the project and the runs before are now; null where its place is gone. */
export function planOf(
  { mode, flow, nodeId }: Pick<ShownPlan, 'mode' | 'flow' | 'nodeId'>,
  files: Pick<ProjectState, 'project' | 'opened'>,
  run: RunState,
): OpenPlan | null {
  const model = projectModel(files.project);
  const entry = model.flow(flow);
  if (!entry) return null;
  const ids = nodeIds(entry.config);
  const at = placeOfNode(ids, nodeId);
  if (at < 0) return null;
  const pinned = pinnedInputs(ids, flowStudio(model.studio, flow).pinned);
  const seen = seenAt(run, flow, nodeId);
  const now = { flow, ids, basis: runBasis(files, model, flow) };
  const changes = seen ? changesBefore(seen, at, now) : [];
  const known = seen && {
    rows: seen.rowsIn,
    changedFrom: changedFrom(seen, changes),
    failed: new Set(failedBefore(seen, ids)),
  };
  const pinnedInto = pinned.map(({ node }) => node);
  const plan = planRun({ mode, at, ids, pinnedInto, seen: known });
  return { plan, seen: plan.rows === 'seen' ? seen : null, changes, pinned, at };
}

/** Of a run of before it is not known what has changed since: all may have. */
function changedFrom({ basis }: SeenAt, changes: readonly FlowChange[]): number | null {
  if (basis === null) return 0;
  return changes.length === 0 ? null : Math.min(...changes.map(({ node }) => node ?? 0));
}

/** Places that failed in the run that called them last; of a run that goes on nothing is judged. */
function failedBefore({ at, nodes, input }: SeenAt, ids: readonly NodeId[]): number[] {
  if (at === null) return [];
  const start = input === null ? -1 : placeOfNode(ids, input.place);
  const own = nodes.flatMap(({ node, last }) => (last === 'error' && node >= start ? [node] : []));
  return input === null ? own : [...failedBefore(input, ids).filter((node) => node < start), ...own];
}

type Text = Workspace['text'];
interface Say {
  workspace: Workspace;
  text: Text;
}

/** Tells the canvas what stands on each node. */
export function showPlan(workspace: Workspace, open: OpenPlan | null, text: Text): void {
  const { plan: shown, set } = workspace.canvas.getState();
  if (!shown) return;
  const words = (state: PlanState, place: number) => wordsOf({ workspace, text }, state, place, open);
  // Of a part that can't be run, nothing is said on the nodes.
  const told = open === null || open.plan.rows === 'none' ? [] : open.plan.places;
  const places = new Map(
    told.map(({ id, state }, place) => [id as string, { state, words: words(state, place) }]),
  );
  set({ plan: { ...shown, places } });
}

function wordsOf({ workspace, text }: Say, state: PlanState, place: number, open: OpenPlan | null): string {
  const seen = calledIn(open, place);
  if (state === 'reused') return text('plan.reused', { time: timeOf(workspace, seen) });
  if (state === 'stale' && seen?.basis === null) return text('plan.staleUnknown');
  const change = open?.changes.find(({ node }) => (node ?? 0) <= place);
  if (state === 'stale' && change) return text('plan.staleSince', { name: nameOf(text, change) });
  return text(`plan.${state === 'stale' ? 'staleFailed' : state}`);
}

/** The run whose rows of a place are taken: one that began behind it went on with those of a run before. */
function calledIn(open: OpenPlan | null, place: number): SeenAt | null {
  const ids = open?.plan.places.map(({ id }) => id) ?? [];
  let seen = open?.seen ?? null;
  while (seen?.input && placeOfNode(ids, seen.input.place) > place) seen = seen.input;
  return seen;
}

/** The function or connector that has changed; rows and order have no name. */
function nameOf(text: Text, { kind, name }: FlowChange): string {
  if (name !== '') return name;
  if (kind === 'order') return text('plan.order');
  return text(kind === 'pins' ? 'plan.pins' : 'plan.samples');
}

/** When the run was that rows are taken from, with its day where that is not today. */
export function timeOf({ settings }: Workspace, seen: SeenAt | null): string {
  const language = settings.getState().resolvedLanguage;
  const at = new Date(seen?.at ?? Date.now());
  const isOfToday = at.toDateString() === new Date().toDateString();
  return at.toLocaleString(language, { ...(isOfToday ? {} : { dateStyle: 'short' }), timeStyle: 'short' });
}

export function choosePart(workspace: Workspace, mode: PlanMode): void {
  const { plan, set } = workspace.canvas.getState();
  if (plan) set({ plan: { ...plan, mode, places: new Map() } });
}

/** Runs the part that is chosen, as it was shown. */
export async function runPlan(workspace: Workspace): Promise<void> {
  const shown = workspace.canvas.getState().plan;
  const open = shown && planOf(shown, workspace.project.getState(), workspace.run.getState());
  if (!shown || !open || open.plan.rows === 'none') return;
  const { flow, mode, nodeId } = shown;
  const pins = open.pinned.filter(({ node }) => pinsOfPart({ mode, at: open.at }, node));
  const rows = open.seen && (await seenRows(workspace, { flow, nodeId }, { side: 'in', limit: mostRows }));
  closePlan(workspace);
  const pinned = rows ? [{ node: open.at, rows }, ...pins.filter(({ node }) => node !== open.at)] : pins;
  await runFlow(workspace, flow, {
    ...(rows && open.seen && { input: open.seen }),
    options: {
      pinned,
      ...(mode === 'only' && { alone: open.at }),
      ...(mode === 'up-to' && { upTo: open.at }),
    },
  });
}
