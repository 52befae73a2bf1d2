import { type OnNodeDrag, type ReactFlowState, useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import { placeOfNode } from '../../core/project/chain.ts';
import type { PlacementTarget } from '../../core/project/placement.ts';
import { moveInChain, putNodes, type Spots } from '../flow-actions/flow-edits.ts';
import { refusalOf } from '../flow-actions/placement.ts';
import { announce } from '../flow-actions/say.ts';
import type { ScreenPoint } from '../stores/canvas-store.ts';
import type { Workspace } from '../stores/scopes.ts';
import { useWorkspace } from '../stores/use-scopes.tsx';
import { endDragOnEscape } from './end-drag.ts';
import { dragBounds, freeBounds } from './geometry/drag-bounds.ts';
import { coveredBy, edgeForMove } from './geometry/drop-target.ts';
import type { Point, Rect } from './geometry/sizes.ts';
import type { CanvasNode } from './graph/canvas-elements.ts';
import type { FlowGraph } from './graph/flow-graph.ts';
import { graphBox } from './graph/graph-box.ts';

/** What a drop here would do. */
interface Drop {
  target: PlacementTarget;
  /** Places of the chain that move. */
  places: readonly number[];
  /** Why it can't be, in words. */
  refusal: string | null;
}

type Event = Parameters<OnNodeDrag<CanvasNode>>[0];

/**
 * Dragging a function: the edge or function below the pointer takes it, and the others make room; beside the chain it is put
 * where it is let go, unless it would hide another one. Escape takes it back.
 */
export function useNodeDrag(flow: string, graph: FlowGraph, reset: () => void) {
  const workspace = useWorkspace();
  const { screenToFlowPosition } = useReactFlow();
  const store = useStoreApi();
  const latest = useRef(graph);
  latest.current = graph;
  const listening = useRef<{ wasCancelled: boolean; stop(): void } | null>(null);
  useEffect(() => () => listening.current?.stop(), []);
  return useMemo(() => {
    const dropAt = (event: Event, nodes: readonly CanvasNode[]): Drop =>
      dropOf(workspace, flow, latest.current, screenToFlowPosition(pointOf(event)), nodes);
    const onNodeDragStart: OnNodeDrag<CanvasNode> = () => {
      store.setState(boundsOf(latest.current, store.getState()));
      listening.current = endDragOnEscape();
    };
    const onNodeDrag: OnNodeDrag<CanvasNode> = (event, _node, nodes) => {
      const { target, refusal } = dropAt(event, nodes);
      const edge = target.on === 'edge' && refusal === null ? target.index : null;
      const moved = nodes.filter(({ type }) => type === 'function').map(({ id }) => id);
      showDragging(workspace, { moved, edge, words: refusal, at: pointOf(event) });
    };
    const onNodeDragStop: OnNodeDrag<CanvasNode> = (event, _node, nodes) => {
      const wasCancelled = listening.current?.wasCancelled ?? false;
      listening.current?.stop();
      listening.current = null;
      store.setState({ nodeExtent: freeBounds });
      store.getState().setTranslateExtent(freeBounds);
      workspace.canvas.getState().set({ dragging: null });
      if (wasCancelled) announce(workspace, 'canvas.said.dragCancelled', {});
      else take(workspace, latest.current, dropAt(event, nodes), nodes);
      reset();
    };
    return { onNodeDragStart, onNodeDrag, onNodeDragStop };
  }, [workspace, flow, store, screenToFlowPosition, reset]);
}

/** Neither the node nor the view leaves the flow: what is let go is never lost. */
function boundsOf(graph: FlowGraph, { transform, width, height, setTranslateExtent }: ReactFlowState) {
  const bounds = dragBounds(graphBox(graph), transform, { width, height });
  setTranslateExtent(bounds.view);
  return { nodeExtent: bounds.nodes };
}

function dropOf(
  workspace: Workspace,
  flow: string,
  graph: FlowGraph,
  pointer: Point,
  nodes: readonly CanvasNode[],
): Drop {
  const places = placesOf(graph, nodes);
  const edge = places.length > 0 ? edgeForMove(graph.layout, pointer, new Set(places)) : null;
  const covered = edge === null ? coveredName(graph, nodes) : null;
  const target: PlacementTarget =
    edge !== null ? { on: 'edge', index: edge } : { on: 'canvas', ...(covered && { covers: covered }) };
  return { target, places, refusal: refusalOf(workspace, flow, { kind: 'places', places }, target) };
}

function placesOf(graph: FlowGraph, nodes: readonly CanvasNode[]): number[] {
  return nodes.map(({ id }) => placeOfNode(graph.ids, id)).filter((place) => place >= 0);
}

/** The function or sample rows that what is dragged would lie on; notes may lie anywhere. */
function coveredName(graph: FlowGraph, dragged: readonly CanvasNode[]): string | null {
  const ids = new Set(dragged.map(({ id }) => id));
  const solid = (node: CanvasNode) => node.type === 'function' || node.type === 'source';
  const others = graph.nodes.filter((node) => solid(node) && !ids.has(node.id)).map(boxOf);
  return coveredBy(dragged.filter(solid).map(boxOf), others)?.name ?? null;
}

function boxOf(node: CanvasNode): Rect & { name: string } {
  const { position, width = 0, height = 0 } = node;
  return { ...position, width, height, name: node.type === 'function' ? node.data.fname : node.id };
}

function take(workspace: Workspace, graph: FlowGraph, drop: Drop, nodes: readonly CanvasNode[]): void {
  const { target, places, refusal } = drop;
  if (refusal !== null) workspace.canvas.getState().set({ announcement: refusal });
  else if (target.on === 'edge') moveInChain(workspace, places, target.index);
  else putNodes(workspace, spotsOf(graph, nodes));
}

function spotsOf(graph: FlowGraph, nodes: readonly CanvasNode[]): Spots {
  const spots = { nodes: new Map<string, Point>(), notes: new Map<string, Point>() };
  for (const node of nodes) {
    const before = graph.nodes.find(({ id }) => id === node.id)?.position;
    const at = { x: Math.round(node.position.x), y: Math.round(node.position.y) };
    if (before === undefined || (before.x === at.x && before.y === at.y)) continue;
    if (node.type === 'note') spots.notes.set(node.data.note.id, at);
    else spots.nodes.set(node.id, at);
  }
  return { nodes: Object.fromEntries(spots.nodes), notes: Object.fromEntries(spots.notes) };
}

interface Shown {
  moved: readonly string[];
  edge: number | null;
  words: string | null;
  at: ScreenPoint;
}

/** Only what changes is told: a pointer moves often. */
function showDragging(workspace: Workspace, { moved, edge, words, at }: Shown): void {
  const { dragging, set } = workspace.canvas.getState();
  const isSame = dragging !== null && dragging.edge === edge && dragging.refusal === null && words === null;
  if (!isSame) set({ dragging: { moved, edge, node: null, refusal: words === null ? null : { words, at } } });
}

function pointOf(event: Event): ScreenPoint {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : undefined;
  if (touch) return { x: touch.clientX, y: touch.clientY };
  return 'clientX' in event ? { x: event.clientX, y: event.clientY } : { x: 0, y: 0 };
}
