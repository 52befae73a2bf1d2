import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useEffect, useRef } from 'react';
import { attempt } from '../command-kit/run-command.ts';
import { addNoteAt, connectFunction, insertFunction } from '../flow-actions/flow-edits.ts';
import type { Workspace } from '../stores/scopes.ts';
import { useWorkspace } from '../stores/use-scopes.tsx';
import { type DragData, dragType, readDrag } from '../ui/drag-data.ts';
import { nearestEdge, nodeUnder } from './geometry/insertion.ts';
import type { Point } from './geometry/sizes.ts';
import type { FlowGraph } from './graph/flow-graph.ts';

/** Takes what is dragged here from the palette and the explorer. */
export function useDrop(graph: FlowGraph) {
  const workspace = useWorkspace();
  const { screenToFlowPosition } = useReactFlow();
  const dragged = useDraggedData();
  const clear = () => workspace.canvas.getState().set({ dropEdge: null, dropNode: null });
  return {
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes(dragType)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      const point = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      workspace.canvas.getState().set(targetsOf(graph, dragged.current, point));
    },
    onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
      if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) clear();
    },
    onDrop(event: DragEvent) {
      clear();
      const data = readDrag(event.dataTransfer);
      if (data === null) return;
      event.preventDefault();
      const screen = { x: event.clientX, y: event.clientY };
      void attempt(() => take(workspace, graph, data, screen, screenToFlowPosition(screen)));
    },
  };
}

/** What is dragged can be read when a drag starts and when it ends, but not on its way. */
function useDraggedData() {
  const dragged = useRef<DragData | null>(null);
  useEffect(() => {
    const start = ({ dataTransfer }: globalThis.DragEvent) => {
      dragged.current = dataTransfer === null ? null : readDrag(dataTransfer);
    };
    const end = () => {
      dragged.current = null;
    };
    window.addEventListener('dragstart', start);
    window.addEventListener('dragend', end);
    return () => {
      window.removeEventListener('dragstart', start);
      window.removeEventListener('dragend', end);
    };
  }, []);
  return dragged;
}

function targetsOf(graph: FlowGraph, data: DragData | null, point: Point) {
  if (data?.kind === 'note') return { dropEdge: null, dropNode: null };
  const node = data?.kind === 'connector' ? nodeUnder(graph.layout.nodes, point) : null;
  const dropNode = node === null ? null : (graph.ids[node] ?? null);
  return { dropNode, dropEdge: dropNode === null ? nearestEdge(graph.layout, point).index : null };
}

/** A function is put into the nearest edge; a new one is named first. A connector goes to the node it is dropped on. */
function take(workspace: Workspace, graph: FlowGraph, data: DragData, screen: Point, point: Point): void {
  if (data.kind === 'note') {
    addNoteAt(workspace, point);
    return;
  }
  const { index } = nearestEdge(graph.layout, point);
  const { set, camera } = workspace.canvas.getState();
  camera?.focus();
  if (data.kind === 'function') insertFunction(workspace, index, { kind: 'existing', fname: data.name });
  else if (data.kind === 'mode') set({ insertMenu: { index, at: screen, mode: data.mode } });
  else {
    const node = nodeUnder(graph.layout.nodes, point);
    const nodeId = node === null ? undefined : graph.ids[node];
    if (nodeId !== undefined) connectFunction(workspace, nodeId, data.name);
    else set({ insertMenu: { index, at: screen, connector: data.name } });
  }
}
