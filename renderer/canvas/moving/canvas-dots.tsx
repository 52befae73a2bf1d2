import './moving.css';
import { useId, useRef } from 'react';
import type { LightMoves } from './light-moves.ts';
import { useFollowView } from './use-follow-view.ts';

/** Between two dots, and a dot's diameter, in canvas units. */
const gap = 20;
const diameter = 1.6;
/** How far the picture reaches beyond the canvas, in pixels: more than a gap at any zoom. */
const beyond = 40;

/**
 * The dots below a graph. Their picture is larger than the canvas and is only moved by a pan, less far than from dot to dot;
 * React Flow's own background is drawn anew each time.
 */
export function CanvasDots({ moves }: { moves: Pick<LightMoves, 'view'> }) {
  const id = useId();
  const picture = useRef<SVGSVGElement>(null);
  const pattern = useRef<SVGPatternElement>(null);
  const shown = useRef(0);
  useFollowView(moves, ({ x, y, zoom }) => {
    const pitch = gap * zoom;
    if (picture.current) picture.current.style.transform = `translate(${x % pitch}px, ${y % pitch}px)`;
    if (zoom === shown.current || pattern.current === null) return;
    shown.current = zoom;
    drawDot(pattern.current, pitch, (diameter * zoom) / 2);
  });
  return (
    <div className="canvas-dots">
      <svg ref={picture} aria-hidden style={{ inset: -beyond }}>
        <pattern ref={pattern} id={id} patternUnits="userSpaceOnUse">
          <circle fill="var(--dot)" />
        </pattern>
        <rect width="100%" height="100%" fill={`url(#${id})`} />
      </svg>
    </div>
  );
}

/** A dot stands in the middle between two lines of nodes that are aligned by the grid. */
function drawDot(pattern: SVGPatternElement, pitch: number, radius: number): void {
  setAll(pattern, { x: beyond - pitch / 2, y: beyond - pitch / 2, width: pitch, height: pitch });
  const circle = pattern.firstElementChild;
  if (circle) setAll(circle, { cx: radius, cy: radius, r: radius });
}

function setAll(element: Element, attributes: Record<string, number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
