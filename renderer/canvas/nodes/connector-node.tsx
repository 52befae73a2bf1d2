import { Handle, type NodeProps, Position } from '@xyflow/react';
import { Database } from 'lucide-react';
import { memo } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { useSelection } from '../../stores/use-scopes.tsx';
import type { ConnectorNode as ConnectorNodeType } from '../graph/canvas-elements.ts';

/** A connector below the functions that use it, with what stands behind it in a sample run. */
export const ConnectorNode = memo(function ConnectorNode({ data }: NodeProps<ConnectorNodeType>) {
  const text = useText();
  const isInspected = useSelection(
    ({ inspected }) => inspected?.kind === 'connector' && inspected.name === data.name,
  );
  const behind =
    data.type === null
      ? text('canvas.connector.missing')
      : text(data.hasCode ? 'canvas.connector.code' : 'canvas.connector.store');
  return (
    <div
      className="connector-node"
      data-selected={isInspected || undefined}
      data-missing={data.type === null || undefined}
      data-connector={data.name}
      title={data.type === null ? behind : `${data.name} (${data.type})`}
    >
      <Database size={13} aria-hidden />
      <span className="connector-node__name">{data.name}</span>
      <span className="connector-node__behind">{behind}</span>
      <Handle
        id="up"
        type="target"
        position={Position.Top}
        className="canvas-handle canvas-handle--hidden"
        isConnectable={false}
      />
    </div>
  );
});
