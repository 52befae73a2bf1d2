import './minimap.css';
import { Panel, type ReactFlowState, useStore } from '@xyflow/react';
import { memo, useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useText } from '../../i18n/use-text.tsx';
import { useRun } from '../../stores/use-scopes.tsx';
import { floating } from '../floating-controls.ts';
import type { Rect } from '../geometry/sizes.ts';
import { boxAround } from '../geometry/viewport.ts';
import type { CanvasNode } from '../graph/canvas-elements.ts';
import { type NodePhase, nodePhase } from '../graph/run-view.ts';
import { type MinimapNode, type MinimapTone, minimapPaths } from './minimap-paths.ts';
import { minimapView, rectAt, seenBox } from './minimap-view.ts';
import { useMinimapMoves } from './use-minimap-moves.ts';

const size = { width: 168, height: 96 };

interface MinimapProps {
  flow: string;
  nodes: readonly CanvasNode[];
  /** Called when a person moves the view by the map. */
  onMove(): void;
}

/** The functions of the flow from afar and the part that is seen; a click goes there, a drag moves it, the wheel zooms. */
export function Minimap({ flow, nodes, onMove }: MinimapProps) {
  const marked = useMarkedNodes(flow, nodes);
  const bounds = useMemo(() => boxAround(marked.map(({ box }) => box)), [marked]);
  return <Frame nodes={marked} bounds={bounds} onMove={onMove} />;
}

interface FrameProps {
  nodes: readonly MinimapNode[];
  bounds: Rect;
  onMove(): void;
}

/** Apart from the nodes, since it is rendered again whenever the view moves. */
function Frame({ nodes, bounds, onMove }: FrameProps) {
  const text = useText();
  const frame = useRef<HTMLDivElement>(null);
  const seen = useStore(useShallow(seenPart));
  const { held, ...moves } = useMinimapMoves(frame, seen, onMove);
  const view = held ?? minimapView(bounds, seen, size);
  const window = rectAt(view, seen);
  return (
    <Panel
      ref={frame}
      position="bottom-right"
      className="canvas-minimap"
      role="img"
      {...floating}
      aria-label={text('canvas.minimap')}
      style={size}
      onPointerDown={(event) => moves.start(event, view)}
      onPointerMove={moves.move}
      onPointerUp={moves.end}
      onPointerCancel={moves.end}
    >
      <svg
        className="canvas-minimap__nodes"
        viewBox={`${view.x} ${view.y} ${size.width * view.scale} ${size.height * view.scale}`}
        aria-hidden
      >
        <Nodes nodes={nodes} />
      </svg>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden>
        <path d={`M0 0H${size.width}V${size.height}H0z${framePath(window)}`} fillRule="evenodd" />
        <rect {...window} rx={2} />
      </svg>
    </Panel>
  );
}

/**
 * All nodes of a colour are one path, and moving the view changes only the picture's frame. An element for each node, as React
 * Flow's own minimap has, costs more than the canvas itself when a flow has thousands; and a drawing surface makes the window
 * wait for the graphics card when the first project is opened.
 */
const Nodes = memo(function Nodes({ nodes }: { nodes: readonly MinimapNode[] }) {
  const paths = useMemo(() => minimapPaths(nodes), [nodes]);
  return paths.map(({ tone, path }) => (
    <path key={tone} d={path} vectorEffect="non-scaling-stroke" style={{ color: `var(--${tone})` }} />
  ));
});

function useMarkedNodes(flow: string, nodes: readonly CanvasNode[]): MinimapNode[] {
  const functions = useMemo(
    () =>
      nodes.flatMap(({ id, type, position, width = 0, height = 0, selected = false }) =>
        type === 'function' ? [{ id, selected, box: { ...position, width, height } }] : [],
      ),
    [nodes],
  );
  const phases = useRun(useShallow((run) => functions.map(({ id }) => nodePhase(run, flow, id))));
  return useMemo(
    () => functions.map(({ box, selected }, index) => ({ box, tone: toneOf(phases[index], selected) })),
    [functions, phases],
  );
}

/** What ended the run stands out more than what is selected. */
function toneOf(phase: NodePhase | undefined, selected: boolean): MinimapTone {
  if (phase === 'failed') return 'err';
  if (phase === 'stopped' || phase === 'aborted') return 'warn';
  return selected || phase === 'running' ? 'accent' : 'decoration';
}

function seenPart({ transform: [x, y, zoom], width, height }: ReactFlowState): Rect {
  return seenBox({ x, y, zoom }, { width, height });
}

function framePath({ x, y, width, height }: Rect): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}
