import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useEffect, useRef } from 'react';
import type { Placed, PlacementTarget } from '../../core/project/placement.ts';
import { attempt } from '../command-kit/run-command.ts';
import { addNoteAt, connectFunction, insertFunction } from '../flow-actions/flow-edits.ts';
import { mayPlace, refusalOf } from '../flow-actions/placement.ts';
import type { Workspace } from '../stores/scopes.ts';
import { useWorkspace } from '../stores/use-scopes.tsx';
import { type DragData, dragType, readDrag } from '../ui/drag-data.ts';
import { nearestEdge, nodeUnder } from './geometry/insertion.ts';
import type { Point } from './geometry/sizes.ts';
import type { FlowGraph } from './graph/flow-graph.ts';

/** Takes what is dragged here from the palette and the explorer. While it hovers, the chain shows where it would go, or why not. */
export function useDrop(flow: string, graph: FlowGraph) {
  const workspace = useWorkspace();
  const { screenToFlowPosition } = useReactFlow();
  const dragged = useDraggedData();
  const clear = () => workspace.canvas.getState().set({ dragging: null });
  function onDragOver(event: DragEvent) {
    if (!event.dataTransfer.types.includes(dragType)) return;
    event.preventDefault();
    const at = { x: event.clientX, y: event.clientY };
    const isFine = hover(workspace, flow, graph, dragged.current, at, screenToFlowPosition(at));
    event.dataTransfer.dropEffect = isFine ? 'copy' : 'none';
  }
  return {
    onDragEnter: onDragOver,
    onDragOver,
    onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
      if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) clear();
    },
    onDrop(event: DragEvent) {
      clear();
      const data = readDrag(event.dataTransfer);
      if (data === null) return;
      event.preventDefault();
      const screen = { x: event.clientX, y: event.clientY };
      void attempt(() => take(workspace, flow, graph, data, screen, screenToFlowPosition(screen)));
    },
  };
}

/** What is dragged can be read when a drag starts and when it ends, but not on its way. */
function useDraggedData() {
  const workspace = useWorkspace();
  const dragged = useRef<DragData | null>(null);
  useEffect(() => {
    const start = ({ dataTransfer }: globalThis.DragEvent) => {
      dragged.current = dataTransfer === null ? null : readDrag(dataTransfer);
    };
    const end = () => {
      dragged.current = null;
      workspace.canvas.getState().set({ dragging: null });
    };
    window.addEventListener('dragstart', start);
    window.addEventListener('dragend', end);
    return () => {
      window.removeEventListener('dragstart', start);
      window.removeEventListener('dragend', end);
    };
  }, [workspace]);
  return dragged;
}

/** Shows where it would go; false when it can't be put there. */
function hover(
  workspace: Workspace,
  flow: string,
  graph: FlowGraph,
  data: DragData | null,
  at: Point,
  point: Point,
): boolean {
  const { dragging, set } = workspace.canvas.getState();
  if (data === null || data.kind === 'note') return true;
  const target = targetOf(graph, data, point);
  const words = refusalOf(workspace, flow, placedBy(data), target);
  const isFine = words === null;
  const edge = isFine && target.on === 'edge' ? target.index : null;
  const node = isFine && target.on === 'node' ? (graph.ids[target.index] ?? null) : null;
  const isSame = dragging?.edge === edge && dragging.node === node && dragging.refusal === null;
  if (!isFine || !isSame)
    set({ dragging: { moved: [], edge, node, refusal: isFine ? null : { words, at } } });
  return isFine;
}

/** A connector goes to the function below it; everything else, and a connector beside them, into the nearest edge. */
function targetOf(graph: FlowGraph, data: DragData, point: Point): PlacementTarget {
  const node = data.kind === 'connector' ? nodeUnder(graph.layout.nodes, point) : null;
  return node === null
    ? { on: 'edge', index: nearestEdge(graph.layout, point).index }
    : { on: 'node', index: node };
}

function placedBy(data: Exclude<DragData, { kind: 'note' }>): Placed {
  if ('mode' in data) return { kind: 'new', mode: data.mode };
  return data.kind === 'function'
    ? { kind: 'function', fname: data.name }
    : { kind: 'connector', cname: data.name };
}

/** A new function is named first; so is one for a connector that was put beside the functions. */
function take(
  workspace: Workspace,
  flow: string,
  graph: FlowGraph,
  data: DragData,
  screen: Point,
  point: Point,
): void | Promise<void> {
  if (data.kind === 'note') {
    addNoteAt(workspace, point);
    return;
  }
  const target = targetOf(graph, data, point);
  const { set, camera } = workspace.canvas.getState();
  if (target.on === 'canvas' || !mayPlace(workspace, flow, placedBy(data), target)) return;
  camera?.focus();
  const { index } = target;
  if (data.kind === 'builtin') return insertDropped(workspace, index, data.name);
  if (data.kind === 'function') insertFunction(workspace, index, { kind: 'existing', fname: data.name });
  else if (data.kind === 'mode') set({ insertMenu: { index, at: screen, mode: data.mode } });
  else if (target.on === 'node') connectDropped(workspace, graph, index, data.name);
  else set({ insertMenu: { index, at: screen, connector: data.name } });
}

async function insertDropped(workspace: Workspace, index: number, name: string): Promise<void> {
  const { insertBuiltin } = await import('../flow-actions/insert-builtin.ts');
  insertBuiltin(workspace, index, name);
}

function connectDropped(workspace: Workspace, { ids }: FlowGraph, place: number, connector: string): void {
  const id = ids[place];
  if (id !== undefined) connectFunction(workspace, id, connector);
}
