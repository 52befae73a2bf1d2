import type { OnNodeDrag } from '@xyflow/react';
import { useMemo } from 'react';
import { placeOfNode } from '../../core/project/chain.ts';
import { updateNote } from '../../core/project/studio.ts';
import { moveInChain, putNodes } from '../flow-actions/flow-edits.ts';
import { shownFlow } from '../flow-actions/shown-flow.ts';
import type { Workspace } from '../stores/scopes.ts';
import { useWorkspace } from '../stores/use-scopes.tsx';
import { edgeUnder } from './geometry/insertion.ts';
import { nodeSize, type Point } from './geometry/sizes.ts';
import type { CanvasNode } from './graph/canvas-elements.ts';
import type { FlowGraph } from './graph/flow-graph.ts';

/** Dragging a function onto another edge moves it in the chain; dragging it elsewhere keeps it there. */
export function useNodeDrag(graph: FlowGraph, reset: () => void) {
  const workspace = useWorkspace();
  return useMemo(() => {
    const onNodeDrag: OnNodeDrag<CanvasNode> = (_event, node, nodes) => {
      const edge = targetEdge(graph, node, nodes);
      if (workspace.canvas.getState().dropEdge !== edge) workspace.canvas.getState().set({ dropEdge: edge });
    };
    const onNodeDragStop: OnNodeDrag<CanvasNode> = (_event, node, nodes) => {
      workspace.canvas.getState().set({ dropEdge: null });
      const edge = targetEdge(graph, node, nodes);
      if (edge === null) put(workspace, graph, nodes);
      else moveInChain(workspace, placesOf(graph, nodes), edge);
      reset();
    };
    return { onNodeDrag, onNodeDragStop };
  }, [workspace, graph, reset]);
}

function placesOf(graph: FlowGraph, nodes: readonly CanvasNode[]): number[] {
  return nodes.map(({ id }) => placeOfNode(graph.ids, id)).filter((place) => place >= 0);
}

/** The edge below the dragged function's centre, unless it is one of its own. */
function targetEdge(graph: FlowGraph, node: CanvasNode, nodes: readonly CanvasNode[]): number | null {
  if (node.type !== 'function') return null;
  const centre = {
    x: node.position.x + nodeSize.width / 2,
    y: node.position.y + nodeSize.height / 2,
  };
  const edge = edgeUnder(graph.layout, centre);
  if (edge === null) return null;
  const places = new Set(placesOf(graph, nodes));
  return places.has(edge) || places.has(edge - 1) ? null : edge;
}

function put(workspace: Workspace, graph: FlowGraph, nodes: readonly CanvasNode[]): void {
  const moved = nodes.filter(({ id, position }) => {
    const before = graph.nodes.find((node) => node.id === id)?.position;
    return before !== undefined && (before.x !== position.x || before.y !== position.y);
  });
  const positions: Record<string, Point> = {};
  for (const { id, type, position } of moved) if (type !== 'note') positions[id] = position;
  if (Object.keys(positions).length > 0) putNodes(workspace, positions);
  for (const { type, data, position } of moved) {
    const flow = shownFlow(workspace)?.entry.name;
    if (type !== 'note' || flow === undefined) continue;
    const at = { x: Math.round(position.x), y: Math.round(position.y) };
    workspace.project
      .getState()
      .edit('canvas.edit.place', (project) => updateNote(project, flow, data.note.id, at));
  }
}
