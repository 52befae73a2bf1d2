import { functionOfNode, type NodeId, renamedNode } from '../../core/project/chain.ts';
import type { ExplorerItem } from './explorer-store.ts';
import type { Workspace } from './scopes.ts';
import type { Inspected } from './selection-store.ts';

/** Keeps tabs, selection and inspector on what is being renamed. */
export function renameSelected(workspace: Workspace, { kind, name }: ExplorerItem, to: string): void {
  const { openFlows, view, nodeIds, inspected, watched, set } = workspace.selection.getState();
  if (kind === 'flow') {
    set({
      openFlows: openFlows.map((flow) => (flow === name ? to : flow)),
      view: view.kind === 'flow' && view.flow === name ? { kind: 'flow', flow: to } : view,
      inspected: renamedFlow(inspected, name, to),
    });
  } else if (kind === 'func') {
    set({
      nodeIds: nodeIds.map((id) => nodeAfter(id, name, to)),
      inspected: renamedFunction(inspected, name, to),
      watched: watched && { ...watched, nodeId: nodeAfter(watched.nodeId, name, to) },
    });
  } else if (inspected?.kind === 'connector' && inspected.name === name) {
    set({ inspected: { kind: 'connector', name: to } });
  }
}

function renamedFlow(inspected: Inspected, name: string, to: string): Inspected {
  if (inspected?.kind === 'flow' && inspected.name === name) return { kind: 'flow', name: to };
  if (inspected?.kind === 'function' && inspected.flow === name) return { ...inspected, flow: to };
  return inspected;
}

function renamedFunction(inspected: Inspected, name: string, to: string): Inspected {
  if (inspected?.kind !== 'function' || inspected.name !== name) return inspected;
  const { nodeId } = inspected;
  return {
    ...inspected,
    name: to,
    ...(nodeId === undefined ? {} : { nodeId: nodeAfter(nodeId, name, to) }),
  };
}

function nodeAfter(id: NodeId, name: string, to: string): NodeId {
  return functionOfNode(id) === name ? renamedNode(id, to) : id;
}
