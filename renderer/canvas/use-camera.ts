import { type ReactFlowInstance, useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import type { NodeId } from '../../core/project/chain.ts';
import type { CanvasCamera } from '../stores/canvas-store.ts';
import { useWorkspace } from '../stores/use-scopes.tsx';
import { chainEdgePath } from './geometry/edge-path.ts';
import { edgeEnds } from './geometry/insertion.ts';
import { nodeAcross } from './geometry/node-across.ts';
import { nodeSize } from './geometry/sizes.ts';
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
}

function cameraFor(flow: Flow, graph: FlowGraph, frame: Frame, control: ViewControl): CanvasCamera {
  const duration = 120;
  const moved = (move: () => void) => () => {
    control.release();
    move();
  };
  return {
    zoomIn: moved(() => void flow.zoomIn({ duration })),
    zoomOut: moved(() => void flow.zoomOut({ duration })),
    zoomTo: (zoom) => moved(() => void flow.zoomTo(zoom, { duration }))(),
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
    focus: () => frame.current?.focus({ preventScroll: true }),
    placeAcross: (place, direction) => nodeAcross(graph.layout.nodes, place, direction),
  };
}

/** Moves the viewport just as far as it takes to see the node whole. */
function reveal(flow: Flow, graph: FlowGraph, frame: Frame, control: ViewControl, nodeId: NodeId): void {
  const corner = graph.layout.nodes[graph.ids.indexOf(nodeId)];
  if (!corner || !frame.current) return;
  const { x, y, zoom } = flow.getViewport();
  const { clientWidth, clientHeight } = frame.current;
  const margin = 32;
  const left = corner.x * zoom + x;
  const top = corner.y * zoom + y;
  const dx = shift(left, left + nodeSize.width * zoom, clientWidth, margin);
  const dy = shift(top, top + (nodeSize.height + 24) * zoom, clientHeight, margin);
  if (dx === 0 && dy === 0) return;
  control.release();
  void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: 120 });
}

function shift(start: number, end: number, size: number, margin: number): number {
  if (start < margin) return margin - start;
  return end > size - margin ? size - margin - end : 0;
}
