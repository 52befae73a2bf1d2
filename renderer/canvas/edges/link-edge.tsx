import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { connectorPath } from '../geometry/edge-path.ts';
import type { LinkEdge as LinkEdgeType } from '../graph/canvas-elements.ts';
import { useIsStored } from '../graph/use-run-view.ts';

/** From the connector's upper side up to the middle of the arrow, in canvas units: a function that grows does not reach it. */
const arrowAbove = 13;

/** Between a function and its connector, with an arrow the way that rows go. */
export const LinkEdge = memo(function LinkEdge(props: EdgeProps<LinkEdgeType>) {
  const { source, sourceX, sourceY, targetX, targetY, data } = props;
  const way = data?.way ?? 'other';
  // What storage does with a row is never certain: others may write there, too.
  const follow = useIsStored(data?.flow ?? '', source) ? 'likely' : undefined;
  return (
    <>
      <path
        className="link-edge"
        data-follow={follow}
        d={connectorPath({ x: sourceX, y: sourceY }, { x: targetX, y: targetY })}
      />
      {way !== 'other' && (
        <path
          className="link-edge__arrow"
          data-way={way}
          data-follow={follow}
          d={arrow(targetX, targetY, way)}
        />
      )}
    </>
  );
});

/** A small head: down into the connector, or up out of it. */
function arrow(x: number, y: number, way: 'save' | 'load'): string {
  const middle = y - arrowAbove;
  const tip = way === 'save' ? 5 : -5;
  return `M${x - 5} ${middle - tip}L${x} ${middle + tip}L${x + 5} ${middle - tip}z`;
}
