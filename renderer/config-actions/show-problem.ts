import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import { nodeIds } from '../../core/project/chain.ts';
import { type ProjectModel, projectModel } from '../../core/project/model.ts';
import type { Workspace } from '../stores/scopes.ts';
import { togglePanel } from '../stores/ui-store.ts';

/** Where something is in the project's files, and what it belongs to. */
interface ProblemPlace extends Pick<Diagnostic, 'path' | 'flow' | 'node' | 'func' | 'connector'> {
  range: Pick<Diagnostic['range'], 'line' | 'column'>;
}

/** Goes to where a problem is: the node on the canvas if it has one, and its line in code or YAML. */
export function showProblem(
  workspace: Workspace,
  { path, range, flow, node, func, connector }: ProblemPlace,
): void {
  if (path.endsWith('.go')) {
    const { line, column } = range;
    workspace.go.setState({ asked: { path, line, column, endColumn: column } });
  }
  const { project } = workspace.project.getState();
  const selection = workspace.selection.getState();
  const model = projectModel(project);
  const entry = flow === undefined ? undefined : model.flow(flow);
  const nodeId = entry && node !== undefined ? nodeIds(entry.config)[node] : undefined;
  if (entry) selection.showFlow(entry.name);
  if (nodeId !== undefined) selection.selectNodes([nodeId]);
  const isCode = path.startsWith('functions/') || path.startsWith('connectors/');
  if (nodeId === undefined || (!isCode && model.func(func ?? '')?.path !== path)) {
    if (func !== undefined && model.func(func))
      selection.set({ inspected: { kind: 'function', name: func } });
    else if (connector !== undefined && model.connector(connector))
      selection.set({ inspected: { kind: 'connector', name: connector } });
    else if (entry?.path !== path) selection.set({ inspected: { kind: 'file', path } });
    else selection.set({ inspected: { kind: 'flow', name: entry.name } });
  }
  // Where code has the middle of the window, it is shown there.
  if (!(isCode && selection.codeWide)) togglePanel(workspace.ui, 'inspector', true);
  selection.set({
    inspectorTab: isCode ? 'code' : 'yaml',
    reveal: { path, line: range.line, column: range.column },
  });
}

/** Goes to a line of a file of the project: of code, or of YAML. */
export function showPlace(
  workspace: Workspace,
  { path, line, column }: { path: string; line: number; column: number },
): void {
  const owner = ownerOf(projectModel(workspace.project.getState().project), path);
  showProblem(workspace, { path, range: { line, column }, ...owner });
}

function ownerOf(model: ProjectModel, path: string): Pick<Diagnostic, 'flow' | 'func' | 'connector'> {
  const flow = model.flows.find((entry) => entry.path === path);
  if (flow) return { flow: flow.name };
  const func = model.functions.find(
    (entry) => entry.path === path || model.codeFile('functions', entry.name)?.path === path,
  );
  if (func) return { func: func.name };
  const connector = model.connectors.find(
    (entry) => entry.path === path || model.codeFile('connectors', entry.name)?.path === path,
  );
  return connector ? { connector: connector.name } : {};
}
