import type { NodeProps } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { useCanvas, useWorkspace } from '../../stores/use-scopes.tsx';
import type { EndNode as EndNodeType } from '../graph/canvas-elements.ts';

/** The chain's open end: a `+` that appends. */
export const EndNode = memo(function EndNode({ data }: NodeProps<EndNodeType>) {
  const workspace = useWorkspace();
  const text = useText();
  const isTarget = useCanvas(({ dragging }) => dragging?.edge === data.index);
  return (
    <button
      type="button"
      className="end-node nodrag nopan"
      data-drop={isTarget || undefined}
      data-insert={data.index}
      aria-label={text('canvas.insert.end')}
      title={text('canvas.insert.end')}
      onClick={({ currentTarget }) => {
        const { left, bottom } = currentTarget.getBoundingClientRect();
        workspace.canvas
          .getState()
          .set({ insertMenu: { index: data.index, at: { x: left, y: bottom + 6 } } });
      }}
    >
      <Plus size={15} aria-hidden />
    </button>
  );
});
