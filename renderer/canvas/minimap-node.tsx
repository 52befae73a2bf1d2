import type { MiniMapNodeProps } from '@xyflow/react';
import { useSelection } from '../stores/app-stores.tsx';
import { useShownPhase } from './graph/use-run-view.ts';

/** A function on the minimap: the selected one and what ended the run stand out. */
export function MinimapNode({ id, x, y, width, height }: MiniMapNodeProps) {
  const isSelected = useSelection(({ nodeIds }) => nodeIds.includes(id));
  const phase = useShownPhase(id);
  if (!/#\d+$/.test(id)) return null;
  return (
    <rect
      className="canvas-minimap__node"
      x={x}
      y={y}
      width={width}
      height={height}
      rx={14}
      data-selected={isSelected || undefined}
      data-phase={phase}
    />
  );
}
