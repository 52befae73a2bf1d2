import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { connectorPath } from '../geometry/edge-path.ts';
import type { LinkEdge as LinkEdgeType } from '../graph/canvas-elements.ts';

/** From a function down to its connector. */
export const LinkEdge = memo(function LinkEdge(props: EdgeProps<LinkEdgeType>) {
  const { sourceX, sourceY, targetX, targetY } = props;
  return (
    <path className="link-edge" d={connectorPath({ x: sourceX, y: sourceY }, { x: targetX, y: targetY })} />
  );
});
