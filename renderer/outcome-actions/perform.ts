import { keyParams } from '../../core/config/key-fields.ts';
import { placeOfNode } from '../../core/project/chain.ts';
import { createFunctionCode } from '../../core/project/edits/create.ts';
import { setConnectorParam } from '../../core/project/edits/fields.ts';
import { insertConnectorCall } from '../../core/project/edits/insert-call.ts';
import { projectModel } from '../../core/project/model.ts';
import type { OutcomeAction } from '../../core/run/action.ts';
import { samplesId } from '../../core/run/facts.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import { fixFunction } from '../config-actions/quick-fix.tsx';
import { showProblem } from '../config-actions/show-problem.ts';
import { setEnabled } from '../flow-actions/flow-edits.ts';
import { openSelected } from '../flow-actions/flow-navigation.ts';
import { runAlone } from '../flow-actions/run-alone.ts';
import { runFlow } from '../flow-actions/run-flow.ts';
import { shownFlow } from '../flow-actions/shown-flow.ts';
import { controlRun } from '../stores/run-session.ts';
import { samplesPath } from '../stores/samples-path.ts';
import type { Workspace } from '../stores/scopes.ts';
import type { BottomTab } from '../stores/selection-store.ts';
import { togglePanel } from '../stores/ui-store.ts';
import { isFunctionMode } from '../ui/mode-chip.tsx';

/** Does what a run's outcome offers, on the shown flow. */
export async function perform(workspace: Workspace, action: OutcomeAction): Promise<void> {
  switch (action.kind) {
    case 'run':
      return await run(workspace);
    case 'run-again':
      return await runAgain(workspace);
    case 'run-without-row':
      return await run(workspace, { withoutRow: action.row });
    case 'run-as-one-batch':
      return await run(workspace, { options: { batchSize: Math.max(1, action.rows) } });
    case 'pause':
    case 'stop':
    case 'step':
      return await controlRun(workspace, action.kind);
    case 'set-connector':
      return await setConnector(workspace, action.node, action.fname);
    case 'continue':
      return await controlRun(workspace, 'resume');
    default:
      show(workspace, action);
  }
}

type Shown = Exclude<
  OutcomeAction,
  {
    kind:
      | 'run'
      | 'run-again'
      | 'pause'
      | 'stop'
      | 'continue'
      | 'set-connector'
      | 'step'
      | 'run-without-row'
      | 'run-as-one-batch';
  }
>;

/** What runs nothing: it leads somewhere, or makes a small edit. */
function show(workspace: Workspace, action: Shown): void {
  switch (action.kind) {
    case 'create-code':
      createCode(workspace, action.node, action.fname);
      break;
    case 'show-node':
    case 'show-first':
      showNode(workspace, action.node);
      break;
    case 'list-all':
      showBottom(workspace, 'problems');
      break;
    case 'show-samples':
      showBottom(workspace, 'samples');
      break;
    case 'add-function':
      addFunction(workspace);
      break;
    case 'show-failed-rows':
      showBottom(workspace, 'errors');
      break;
    case 'show-rows':
      showRows(workspace, action);
      break;
    case 'go-to-line':
      showPlace(workspace, action.file, action.line, action.column);
      break;
    case 'go-to-sample-row':
      showSampleRow(workspace, action.line ?? action.row, action.column);
      break;
    case 'show-jump':
      showJump(workspace, action);
      break;
    case 'insert-call':
      insertCall(workspace, action.node, action.fname);
      break;
    case 'set-key':
      setKey(workspace, action.connector);
      break;
    case 'explain':
      workspace.ui.setState({ help: { page: 'traps', section: action.trap } });
      break;
    case 'enable-flow':
      setEnabled(workspace, true);
      break;
  }
}

async function run(workspace: Workspace, wish: Parameters<typeof runFlow>[2] = {}): Promise<void> {
  const flow = shownFlow(workspace)?.entry.name;
  if (flow !== undefined) await runFlow(workspace, flow, wish);
}

/** What was run last: the shown flow, or the one function that was run alone. */
async function runAgain(workspace: Workspace): Promise<void> {
  const { flow, alone, nodeIds } = workspace.run.getState();
  const nodeId = alone === null ? undefined : nodeIds[alone];
  if (nodeId === undefined || flow === null || flow !== shownFlow(workspace)?.entry.name)
    return await run(workspace);
  await runAlone(workspace, { flow, nodeId });
}

/** Selects a node and brings it into sight; the sample rows' is no function: its rows are shown. */
function showNode(workspace: Workspace, id: string): void {
  if (id === samplesId) showBottom(workspace, 'samples');
  const ids = shownFlow(workspace)?.ids ?? [];
  const node = ids[placeOfNode(ids, id)];
  if (node === undefined) return;
  workspace.selection.getState().selectNodes([node]);
  workspace.canvas.getState().camera?.reveal(node);
}

function showBottom(workspace: Workspace, bottomTab: BottomTab): void {
  togglePanel(workspace.ui, 'bottom', true);
  workspace.selection.getState().set({ bottomTab });
}

/** Asks which function the empty chain of the shown flow is to begin with. */
function addFunction(workspace: Workspace): void {
  const { camera, set } = workspace.canvas.getState();
  if (camera === null) return;
  set({ insertMenu: { index: 0, at: camera.screenPointOf({ edgeIndex: 0 }) }, contextMenu: null });
}

function showRows(workspace: Workspace, { node: id, side }: Extract<Shown, { kind: 'show-rows' }>): void {
  showNode(workspace, id);
  const ids = workspace.run.getState().nodeIds;
  const node = ids[placeOfNode(ids, id)];
  if (node !== undefined) workspace.selection.getState().set({ watched: { nodeId: node, side } });
  showBottom(workspace, 'rows');
}

/** Makes the code that a function lacks, fit for its config, and opens it. */
function createCode(workspace: Workspace, id: string, fname: string): void {
  const mode = projectModel(workspace.project.getState().project).func(fname)?.config.fmode ?? '';
  const words = workspace.settings.getState().resolvedLanguage;
  applyEdit(workspace, 'commands.createCode', (project) =>
    createFunctionCode(project, fname, isFunctionMode(mode) ? mode : 'Calculate', 'ts', { words }),
  );
  showNode(workspace, id);
  openSelected(workspace, 'code');
}

function showPlace(workspace: Workspace, path: string, line: number | null, column: number | null): void {
  const shown = shownFlow(workspace);
  const { project } = workspace.project.getState();
  const model = projectModel(project);
  const func = model.functions.find(({ name }) => model.codeFile('functions', name)?.path === path)?.name;
  const connector = model.connectors.find(
    ({ name }) => model.codeFile('connectors', name)?.path === path,
  )?.name;
  const node = shown?.entry.config.flows.findIndex(({ fname }) => fname === func) ?? -1;
  showProblem(workspace, {
    path,
    range: { line: line ?? 1, column: column ?? 1 },
    ...(shown && node >= 0 ? { flow: shown.entry.name, node } : {}),
    ...(func === undefined ? {} : { func }),
    ...(connector === undefined ? {} : { connector }),
  });
}

/** Opens the sample rows at a line of their file. */
function showSampleRow(workspace: Workspace, line: number, column: number | null): void {
  const flow = shownFlow(workspace)?.entry.name;
  if (flow === undefined) return;
  const path = samplesPath(workspace.project.getState(), flow);
  showBottom(workspace, 'samples');
  workspace.selection.getState().set({ reveal: { path, line, column: column ?? 1 } });
}

function showJump(workspace: Workspace, { node, file, line }: Extract<Shown, { kind: 'show-jump' }>): void {
  showNode(workspace, node);
  if (file !== null) showPlace(workspace, file, line, null);
}

/** Inserts the call, where that can be done, and opens the code. */
function insertCall(workspace: Workspace, id: string, fname: string): void {
  applyEdit(workspace, 'problems.fixEdit', (project) => insertConnectorCall(project, fname));
  showNode(workspace, id);
  openSelected(workspace, 'code');
}

/** What the problems offer for a function without a connector, or whose connector is missing; the function itself when that is mended. */
async function setConnector(workspace: Workspace, id: string, fname: string): Promise<void> {
  showNode(workspace, id);
  await fixFunction(workspace, fname, ['lint.connector-missing', 'lint.save-load-without-connector']);
}

/** Opens a connector's form with the caret where the fields of its key are named; the param for them is made if need be. */
function setKey(workspace: Workspace, name: string): void {
  const params = projectModel(workspace.project.getState().project).connector(name)?.config.params ?? {};
  const param = keyParams.find((key) => Object.hasOwn(params, key)) ?? keyParams[0];
  if (!Object.hasOwn(params, param))
    applyEdit(workspace, 'problems.fixEdit', (project) => setConnectorParam(project, name, param, ''));
  togglePanel(workspace.ui, 'inspector', true);
  const inspected = { kind: 'connector', name } as const;
  workspace.selection.getState().set({ inspected, inspectorTab: 'config', fieldToFocus: `params.${param}` });
}
