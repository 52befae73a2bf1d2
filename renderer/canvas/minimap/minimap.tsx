import './minimap.css';
import { Panel } from '@xyflow/react';
import { memo, useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useText } from '../../i18n/use-text.tsx';
import { atMoment } from '../../stores/run-moment.ts';
import { useOutcome, useRun } from '../../stores/use-scopes.tsx';
import { floating } from '../floating-controls.ts';
import type { Rect } from '../geometry/sizes.ts';
import { boxAround, type Size, seenBox } from '../geometry/viewport.ts';
import type { CanvasNode } from '../graph/canvas-elements.ts';
import { nodePhase } from '../graph/run-view.ts';
import { useIsLive } from '../graph/use-run-view.ts';
import type { LightMoves } from '../moving/light-moves.ts';
import { useFollowView } from '../moving/use-follow-view.ts';
import { DrawnMap } from './drawn-map.ts';
import { type MinimapNode, minimapPaths, minimapTone } from './minimap-paths.ts';
import { minimapView, rectAt } from './minimap-view.ts';
import { useMinimapMoves } from './use-minimap-moves.ts';

const size = { width: 168, height: 96 };
/** From here on to draw them again for each pixel of a pan is too much. */
const manyNodes = 200;

interface MinimapProps {
  flow: string;
  nodes: readonly CanvasNode[];
  /** How large the canvas is. */
  room: Size;
  moves: Pick<LightMoves, 'view'>;
  /** Called when a person moves the view by the map. */
  onMove(): void;
}

/** The functions of the flow from afar and the part that is seen; a click goes there, a drag moves it, the wheel zooms. */
export function Minimap({ flow, nodes, ...frame }: MinimapProps) {
  const marked = useMarkedNodes(flow, nodes);
  const bounds = useMemo(() => boxAround(marked.map(({ box }) => box)), [marked]);
  return <Frame {...frame} nodes={marked} bounds={bounds} />;
}

interface FrameProps extends Pick<MinimapProps, 'room' | 'moves' | 'onMove'> {
  nodes: readonly MinimapNode[];
  bounds: Rect;
}

function Frame({ nodes, bounds, room, moves, onMove }: FrameProps) {
  const text = useText();
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<SVGSVGElement>(null);
  const window = useRef<HTMLDivElement>(null);
  const seen = () => seenBox(moves.view.getState(), room);
  const { held, ...pointer } = useMinimapMoves(frame, seen, onMove);
  const viewNow = () => held ?? minimapView(bounds, seen(), size);
  const [drawn] = useState(() => new DrawnMap());
  useFollowView(moves, () => {
    const view = viewNow();
    if (picture.current) drawn.showPicture(picture.current, view, size);
    if (window.current) drawn.showWindow(window.current, rectAt(view, seen()));
  });
  return (
    <Panel
      ref={frame}
      position="bottom-right"
      className="canvas-minimap"
      role="img"
      {...floating}
      aria-label={text('canvas.minimap')}
      style={size}
      onPointerDown={(event) => pointer.start(event, viewNow())}
      onPointerMove={pointer.move}
      onPointerUp={pointer.end}
      onPointerCancel={pointer.end}
    >
      <svg ref={picture} aria-hidden data-many={nodes.length > manyNodes || undefined}>
        <Nodes nodes={nodes} />
      </svg>
      <div ref={window} className="canvas-minimap__window" />
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
  const isLive = useIsLive();
  const running = useRun(
    useShallow((run) => functions.map(({ id }) => nodePhase(atMoment(run), flow, id) === 'running')),
  );
  const tones = useOutcome(
    useShallow(({ outcome }) => functions.map(({ id }) => (isLive ? undefined : outcome?.nodes[id]?.tone))),
  );
  return useMemo(
    () =>
      functions.map(({ box, selected }, index) => ({
        box,
        tone: minimapTone(tones[index], selected || (!isLive && running[index] === true)),
      })),
    [functions, tones, running, isLive],
  );
}
