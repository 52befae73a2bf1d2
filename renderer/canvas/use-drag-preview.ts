import { useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useCanvas } from '../stores/use-scopes.tsx';
import type { CanvasEdge, CanvasNode } from './graph/canvas-elements.ts';
import { previewGraph } from './graph/drag-preview.ts';
import type { FlowGraph } from './graph/flow-graph.ts';
import { keepIdentity } from './graph/keep-identity.ts';

/** The graph as it is shown: while something is dragged over an edge, with room for it there. */
export function useDragPreview(graph: FlowGraph): { nodes: CanvasNode[]; edges: CanvasEdge[] } {
  const [moved, index] = useCanvas(
    useShallow(({ dragging }) => [dragging?.moved ?? none, dragging?.edge ?? null] as const),
  );
  const last = useRef<{ nodes: CanvasNode[]; edges: CanvasEdge[] }>(graph);
  return useMemo(() => {
    if (index === null || index > graph.ids.length) return graph;
    const preview = previewGraph(graph, { moved, index });
    const nodes = keepIdentity(last.current.nodes, preview.nodes);
    const edges = keepIdentity(last.current.edges, preview.edges);
    last.current = { nodes, edges };
    return { nodes, edges };
  }, [graph, moved, index]);
}

const none: readonly string[] = [];
