import type { DebugEdit, GoOn } from '../../core/contract/debug-payloads.ts';
import { plainBreakpoint } from '../../core/debug/breakpoint.ts';
import { flowStudio } from '../../core/project/studio-file.ts';
import { changeBreakpoint } from '../flow-actions/breakpoints.ts';
import { shownFlow } from '../flow-actions/shown-flow.ts';
import { runOf, withChange } from '../stores/runs.ts';
import type { Workspace } from '../stores/scopes.ts';
import { togglePanel } from '../stores/ui-store.ts';
import { toast } from '../ui/toast.ts';
import { roundedIn } from './row-change.ts';

/** Lets the run that waits go on. */
export async function goOn({ backend, run, debug }: Workspace, how: GoOn): Promise<void> {
  const { paused } = debug.getState();
  if (paused === null) return;
  await backend.call('debug.goOn', { runId: paused.runId, how });
  // The next pause may have been told before this answer.
  if (debug.getState().paused !== paused) return;
  debug.setState({ paused: null });
  run.setState(({ phase }) => (phase === 'paused' ? { phase: 'running', pausedAt: null } : {}));
}

/** Asks for the number of a visit to come, and goes on to it. */
export async function goOnToVisit(workspace: Workspace): Promise<void> {
  const { paused } = workspace.debug.getState();
  if (paused === null) return;
  const { text } = workspace;
  const { askText } = await import('../ui/ask.tsx');
  const answer = await askText(workspace, {
    title: text('debug.commandVisit'),
    label: text('debug.askVisit'),
    initial: String(paused.visit + 1),
    confirm: text('debug.untilVisitGo'),
    validate: (value) =>
      visitAfter(value, paused.visit) === null ? text('debug.askVisitBad', { visit: paused.visit }) : null,
  });
  const visit = answer === null ? null : visitAfter(answer, paused.visit);
  if (visit !== null) await goOn(workspace, { to: 'visit', visit });
}

/** The number of a visit that comes after one; null for a text that is none. */
function visitAfter(text: string, visit: number): number | null {
  const number = /^\d{1,12}$/.test(text.trim()) ? Number(text) : 0;
  return number > visit ? number : null;
}

/** Changes what a paused run goes on with. */
export async function editPaused({ backend, debug, run, text }: Workspace, edit: DebugEdit): Promise<void> {
  const runId = debug.getState().paused?.runId;
  if (runId === undefined) return;
  const paused = await backend.call('debug.edit', { runId, edit });
  const rounded = 'json' in edit ? roundedIn(edit.json) : undefined;
  if (rounded) toast({ message: text('debug.edit.rounded', rounded) });
  // It may have gone on, or another run be shown, meanwhile.
  run.setState((state) =>
    runOf(state, runId)?.pausedAt?.visit === paused.visit
      ? withChange(state, runId, { pausedAt: paused })
      : state,
  );
}

/** Shows the place that the run waits at, with what there is to see of it. */
export function showPaused({ debug, run, selection, canvas, ui }: Workspace): void {
  const { paused } = debug.getState();
  const nodeId = run.getState().nodeIds[paused?.node ?? -1];
  if (nodeId === undefined) return;
  togglePanel(ui, 'inspector', true);
  selection.getState().selectNodes([nodeId]);
  selection.getState().set({ inspectorTab: 'debug' });
  canvas.getState().camera?.reveal(nodeId);
  debug.setState(({ rowAsked }) => ({ rowAsked: rowAsked + 1 }));
}

/** Opens the form of the selected place's breakpoint, which is set when there is none. */
export async function askForm(workspace: Workspace): Promise<void> {
  const shown = shownFlow(workspace);
  const nodeId = shown?.ids[shown.selected[0] ?? -1];
  if (!shown || nodeId === undefined) return;
  const flow = shown.entry.name;
  const isSet = Object.hasOwn(flowStudio(shown.model.studio, flow).breakpoints, nodeId);
  if (!isSet) await changeBreakpoint(workspace, { flow, nodeId }, plainBreakpoint);
  togglePanel(workspace.ui, 'inspector', true);
  workspace.selection.getState().selectNodes([nodeId]);
  workspace.selection.getState().set({ inspectorTab: 'debug' });
  workspace.debug.setState(({ formAsked }) => ({ formAsked: formAsked + 1 }));
}
