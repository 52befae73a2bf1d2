import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { formatCount } from '../../ui/numbers.ts';
import { firstLane, jumpPath } from '../geometry/jump-path.ts';
import type { JumpEdge as JumpEdgeType } from '../graph/canvas-elements.ts';
import { useFollowed, useJumpCount } from '../graph/use-run-view.ts';

/** A jump, as the code says or a run made it; with how often, once it was made. */
export const JumpEdge = memo(function JumpEdge(props: EdgeProps<JumpEdgeType>) {
  const { data, source, target, sourceX, sourceY, targetX, targetY } = props;
  const text = useText();
  const count = useJumpCount(data?.flow ?? '', source, target);
  const follow = useFollowed(data?.flow ?? '', source, target);
  const { path, label } = jumpPath(
    { x: sourceX, y: sourceY },
    { x: targetX, y: targetY },
    data?.lane ?? firstLane,
  );
  const words = count > 0 ? formatCount(count) : text('canvas.jump.code');
  return (
    <>
      <path
        className="jump-edge"
        d={path}
        data-made={count > 0 || undefined}
        data-follow={follow}
        markerEnd="url(#jump-arrow)"
      />
      <EdgeLabelRenderer>
        <div
          className="jump-label num nopan"
          data-made={count > 0 || undefined}
          style={{ transform: `translate(${label.x}px, ${label.y}px) translate(-50%, -50%)` }}
          title={text('canvas.jump.title', { count })}
        >
          ↷ {words}
        </div>
      </EdgeLabelRenderer>
    </>
  );
});
