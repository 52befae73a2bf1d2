import { type ReactFlowInstance, useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import type { NodeId } from '../../core/project/chain.ts';
import type { CanvasCamera } from '../stores/canvas-store.ts';
import { useCanvas, useWorkspace } from '../stores/use-scopes.tsx';
import { moveDuration } from '../ui/motion.ts';
import { floatingControls } from './floating-controls.ts';
import { chainEdgePath } from './geometry/edge-path.ts';
import { edgeEnds } from './geometry/insertion.ts';
import { nodeAcross } from './geometry/node-across.ts';
import { nodeSize, type Rect, reasonRoom } from './geometry/sizes.ts';
import { boxAround, boxOnScreen, shiftIntoView } from './geometry/viewport.ts';
import type { CanvasEdge, CanvasNode } from './graph/canvas-elements.ts';
import type { FlowGraph } from './graph/flow-graph.ts';
import type { ViewControl } from './use-view.ts';

type Flow = ReactFlowInstance<CanvasNode, CanvasEdge>;
type Frame = RefObject<HTMLDivElement | null>;

/** Lets commands move the canvas that is shown. */
export function useCamera(graph: FlowGraph, frame: Frame, control: ViewControl): void {
  const workspace = useWorkspace();
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  useEffect(() => {
    const camera = cameraFor(flow, graph, frame, control);
    workspace.canvas.getState().set({ camera });
    return () => {
      if (workspace.canvas.getState().camera === camera) workspace.canvas.getState().set({ camera: null });
    };
  }, [workspace, flow, graph, frame, control]);
  const wanted = useCanvas(({ toReveal }) => toReveal);
  // What an edit has just put into the chain may be selected before the graph has it.
  useEffect(() => {
    if (wanted === null || !graph.ids.includes(wanted)) return;
    workspace.canvas.getState().set({ toReveal: null });
    revealEdited(flow, graph, frame, control, wanted);
  }, [workspace, flow, graph, frame, control, wanted]);
}

function cameraFor(flow: Flow, graph: FlowGraph, frame: Frame, control: ViewControl): CanvasCamera {
  const step = () => ({ duration: moveDuration(120) });
  const moved = (move: () => void) => () => {
    control.release();
    move();
  };
  return {
    zoomIn: moved(() => void flow.zoomIn(step())),
    zoomOut: moved(() => void flow.zoomOut(step())),
    zoomTo: (zoom) => moved(() => void flow.zoomTo(zoom, step()))(),
    fit: control.showWhole,
    reveal: (nodeId) => reveal(flow, graph, frame, control, nodeId),
    screenPointOf(target) {
      if ('nodeId' in target) {
        const corner = graph.layout.nodes[graph.ids.indexOf(target.nodeId)] ?? { x: 0, y: 0 };
        return flow.flowToScreenPosition({ x: corner.x + 24, y: corner.y + nodeSize.height + 6 });
      }
      const { from, to } = edgeEnds(graph.layout, target.edgeIndex);
      const { label } = chainEdgePath(from, to);
      return flow.flowToScreenPosition({ x: label.x, y: label.y + 16 });
    },
    flowPointOf: (point) => flow.screenToFlowPosition(point),
    focus: () => frame.current?.focus({ preventScroll: true }),
    placeAcross: (place, direction) => nodeAcross(graph.layout.nodes, place, direction),
  };
}

/** Moves the viewport just as far as it takes to see the node whole, with its connector, and nothing over it. */
function reveal(flow: Flow, graph: FlowGraph, frame: Frame, control: ViewControl, nodeId: NodeId): void {
  const box = boxOf(graph, nodeId);
  if (box) revealBox(flow, frame, control, box);
}

function revealBox(flow: Flow, frame: Frame, control: ViewControl, box: Rect): void {
  if (!frame.current) return;
  const view = flow.getViewport();
  const { clientWidth: width, clientHeight: height } = frame.current;
  const { x, y } = shiftIntoView(boxOnScreen(box, view), { width, height }, floatingControls(frame.current));
  if (x === 0 && y === 0) return;
  control.release();
  void flow.setViewport({ x: view.x + x, y: view.y + y, zoom: view.zoom }, { duration: moveDuration(120) });
}

/** What an edit has put into the chain is brought into view, and with it the function that had to make room, where both fit. */
function revealEdited(
  flow: Flow,
  graph: FlowGraph,
  frame: Frame,
  control: ViewControl,
  nodeId: NodeId,
): void {
  if (!frame.current || control.keepWhole()) return;
  const next = graph.ids[graph.ids.indexOf(nodeId) + 1];
  const boxes = [nodeId, ...(next === undefined ? [] : [next])].flatMap((id) => boxOf(graph, id) ?? []);
  const both = boxAround(boxes);
  const { width, height } = boxOnScreen(both, flow.getViewport());
  const fits = width < frame.current.clientWidth && height < frame.current.clientHeight;
  if (fits && boxes.length > 0) revealBox(flow, frame, control, both);
  else reveal(flow, graph, frame, control, nodeId);
}

function boxOf({ layout, ids }: FlowGraph, nodeId: NodeId): Rect | null {
  const corner = layout.nodes[ids.indexOf(nodeId)];
  if (!corner) return null;
  const node = { ...corner, width: nodeSize.width, height: nodeSize.height + reasonRoom };
  return boxAround([node, ...layout.connectors.filter(({ users }) => users.includes(nodeId))]);
}
