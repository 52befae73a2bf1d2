import type { FlowFunction } from '../../core/config/types.ts';
import { nodeIds } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import type { Workspace } from '../stores/scopes.ts';
import type { Inspected } from '../stores/selection-store.ts';

export type InspectedFunction = Extract<Inspected, { kind: 'function' }>;

/** The place of a chain where the function was chosen; null when it was chosen elsewhere. */
export function inspectedPlace(
  workspace: Workspace,
  inspected: InspectedFunction,
): { flow: string; index: number; at: FlowFunction } | null {
  const { project } = workspace.project.getState();
  if (inspected.flow === undefined || inspected.nodeId === undefined) return null;
  const entry = projectModel(project).flow(inspected.flow);
  const index = entry === undefined ? -1 : nodeIds(entry.config).indexOf(inspected.nodeId);
  const at = entry?.config.flows[index];
  return at === undefined ? null : { flow: inspected.flow, index, at };
}
