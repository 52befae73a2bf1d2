import { type ReactFlowInstance, useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { useApp } from '../stores/app-stores.tsx';
import type { CanvasCamera } from '../stores/canvas-store.ts';
import { chainEdgePath } from './geometry/edge-path.ts';
import { edgeEnds } from './geometry/insertion.ts';
import { nodeSize } from './geometry/sizes.ts';
import type { CanvasEdge, CanvasNode, FlowGraph } from './graph/flow-graph.ts';

type Flow = ReactFlowInstance<CanvasNode, CanvasEdge>;

/** Margins of the viewport when the whole chain is shown; it is never shown larger than life. */
export const fitOptions = { padding: 0.12, maxZoom: 1, minZoom: 0.05, duration: 160 };

/** Lets commands move the canvas that is shown. */
export function useCamera(graph: FlowGraph, frame: RefObject<HTMLDivElement | null>): void {
  const app = useApp();
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  useEffect(() => {
    const camera = cameraFor(flow, graph, frame);
    app.canvas.getState().set({ camera });
    return () => {
      if (app.canvas.getState().camera === camera) app.canvas.getState().set({ camera: null });
    };
  }, [app, flow, graph, frame]);
}

function cameraFor(flow: Flow, graph: FlowGraph, frame: RefObject<HTMLDivElement | null>): CanvasCamera {
  const duration = 120;
  return {
    zoomIn: () => void flow.zoomIn({ duration }),
    zoomOut: () => void flow.zoomOut({ duration }),
    zoomTo: (zoom) => void flow.zoomTo(zoom, { duration }),
    fit: () => void flow.fitView(fitOptions),
    reveal: (nodeId) => reveal(flow, graph, frame, nodeId),
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
    columns: () => graph.layout.columns,
  };
}

/** Moves the viewport just as far as it takes to see the node whole. */
function reveal(flow: Flow, graph: FlowGraph, frame: RefObject<HTMLDivElement | null>, nodeId: string): void {
  const corner = graph.layout.nodes[graph.ids.indexOf(nodeId)];
  if (!corner || !frame.current) return;
  const { x, y, zoom } = flow.getViewport();
  const { clientWidth, clientHeight } = frame.current;
  const margin = 32;
  const left = corner.x * zoom + x;
  const top = corner.y * zoom + y;
  const dx = shift(left, left + nodeSize.width * zoom, clientWidth, margin);
  const dy = shift(top, top + (nodeSize.height + 24) * zoom, clientHeight, margin);
  if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: 120 });
}

function shift(start: number, end: number, size: number, margin: number): number {
  if (start < margin) return margin - start;
  return end > size - margin ? size - margin - end : 0;
}
