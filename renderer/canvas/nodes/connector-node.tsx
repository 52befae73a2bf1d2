import type { NodeProps } from '@xyflow/react';
import { Database } from 'lucide-react';
import { memo } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { useSelection, useStorage } from '../../stores/use-scopes.tsx';
import { formatCount } from '../../ui/numbers.ts';
import { hasRoomBeside } from '../geometry/sizes.ts';
import type { ConnectorNode as ConnectorNodeType } from '../graph/canvas-elements.ts';
import { useConnectorCalls } from '../graph/use-run-view.ts';

/** A connector below the functions that use it, with what stands behind it in a sample run. */
export const ConnectorNode = memo(function ConnectorNode({ data }: NodeProps<ConnectorNodeType>) {
  const text = useText();
  const isInspected = useSelection(
    ({ inspected }) => inspected?.kind === 'connector' && inspected.name === data.name,
  );
  const { calls, missed } = useConnectorCalls(data.name);
  const told =
    calls === null ? null : text('canvas.connector.calls', { count: calls, number: formatCount(calls) });
  const isReal = useStorage(({ kind }) => kind === 'real');
  const stored = data.hasCode ? 'canvas.connector.code' : 'canvas.connector.store';
  const behind =
    data.type === null ? text('canvas.connector.missing') : text(isReal ? 'canvas.connector.real' : stored);
  return (
    <div
      className="connector-node"
      data-selected={isInspected || undefined}
      data-missing={data.type === null || undefined}
      data-connector={data.name}
      data-missed={missed || undefined}
      title={data.type === null ? `${data.name}: ${behind}` : `${data.name} (${data.type}): ${behind}`}
    >
      <Database size={13} aria-hidden />
      <span className="connector-node__name">{data.name}</span>
      {(told !== null || hasRoomBeside(data.name)) && (
        <span className="connector-node__behind">{told ?? behind}</span>
      )}
    </div>
  );
});
