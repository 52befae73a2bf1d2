import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import { nodeIds } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
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
  togglePanel(workspace.ui, 'inspector', true);
  selection.set({
    inspectorTab: isCode ? 'code' : 'yaml',
    reveal: { path, line: range.line, column: range.column },
  });
}
