import { applyNodeChanges, type NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import { placeOfNode } from '../../core/project/chain.ts';
import type { Workspace } from '../stores/scopes.ts';
import { useCanvas, useSelection, useWorkspace } from '../stores/use-scopes.tsx';
import type { CanvasNode } from './graph/canvas-elements.ts';
import type { FlowGraph } from './graph/flow-graph.ts';

/** Nodes as React Flow shows them: those `drawn`, with the selection and with where a drag has taken them so far. */
export function useCanvasNodes(graph: FlowGraph, drawn: CanvasNode[]) {
  const workspace = useWorkspace();
  const selected = useSelection(({ nodeIds }) => nodeIds);
  const selectedNotes = useCanvas((state) => state.selectedNotes);
  const base = useMemo(
    () => withSelection(drawn, new Set([...selected, ...selectedNotes.map((id) => `note:${id}`)])),
    [drawn, selected, selectedNotes],
  );
  const [shown, setShown] = useState({ base, nodes: base });
  // A new graph or selection wins over what a gesture has moved, unless a drag is under way.
  if (shown.base !== base) setShown({ base, nodes: keepDragged(base, shown.nodes) });
  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const moves = changes.filter(({ type }) => type !== 'select' && type !== 'remove');
      if (moves.length > 0)
        setShown(({ base: from, nodes }) => ({ base: from, nodes: lifted(applyNodeChanges(moves, nodes)) }));
      const picks = changes.filter((change) => change.type === 'select');
      if (picks.length > 0) takeSelection(workspace, graph, picks);
    },
    [workspace, graph],
  );
  const reset = useCallback(() => setShown(({ base: from }) => ({ base: from, nodes: from })), []);
  return { nodes: shown.nodes, onNodesChange, reset };
}

const selectedNodes = new WeakMap<CanvasNode, CanvasNode>();

function withSelection(nodes: readonly CanvasNode[], selected: ReadonlySet<string>): CanvasNode[] {
  return nodes.map((node) => {
    if (!selected.has(node.id)) return node;
    const known = selectedNodes.get(node) ?? { ...node, selected: true };
    selectedNodes.set(node, known);
    return known;
  });
}

/** In the pile of nodes, which React Flow draws in the order of the chain. */
const aboveAll = 1000;

/** What is dragged is seen over the others, wherever in the chain it stands. */
function lifted(nodes: CanvasNode[]): CanvasNode[] {
  if (!nodes.some(({ dragging }) => dragging)) return nodes;
  return nodes.map((node) =>
    node.dragging && node.zIndex !== aboveAll ? { ...node, zIndex: aboveAll } : node,
  );
}

function keepDragged(base: CanvasNode[], before: readonly CanvasNode[]): CanvasNode[] {
  const dragged = new Map(before.flatMap((node) => (node.dragging ? [[node.id, node.position]] : [])));
  if (dragged.size === 0) return base;
  return base.map((node) => {
    const position = dragged.get(node.id);
    return position ? { ...node, position, dragging: true, zIndex: aboveAll } : node;
  });
}

/** React Flow's clicks and boxes become the window's selection, functions in chain order. */
function takeSelection(
  workspace: Workspace,
  graph: FlowGraph,
  changes: readonly { id: string; selected: boolean }[],
): void {
  const { nodeIds, selectNodes, set } = workspace.selection.getState();
  const notes = workspace.canvas.getState().selectedNotes;
  const picked = new Set<string>([...nodeIds, ...notes.map((id) => `note:${id}`)]);
  for (const { id, selected } of changes) {
    if (selected) picked.add(id);
    else picked.delete(id);
  }
  const functions = graph.ids.filter((id) => picked.has(id));
  const pickedNotes = [...picked].flatMap((id) => (id.startsWith('note:') ? [id.slice(5)] : []));
  const newestChange = changes.findLast(({ id, selected }) => selected && placeOfNode(functions, id) >= 0);
  const newest = newestChange && functions[placeOfNode(functions, newestChange.id)];
  const ordered = newest === undefined ? functions : [...functions.filter((id) => id !== newest), newest];
  if (ordered.join('\n') !== nodeIds.join('\n')) selectNodes(ordered);
  set({ edgeIndex: null });
  if (pickedNotes.join() !== notes.join()) workspace.canvas.getState().set({ selectedNotes: pickedNotes });
}
