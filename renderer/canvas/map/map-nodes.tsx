import type { NodeProps } from '@xyflow/react';
import { Database, Workflow } from 'lucide-react';
import { memo } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { useWorkspace } from '../../stores/use-scopes.tsx';
import { ModeChip } from '../../ui/mode-chip.tsx';
import type { FlowCardNode, MapConnectorNode } from './map-graph.ts';

const shownModes = 6;

/** A flow with its chain in small; opens the flow. */
export const FlowCard = memo(function FlowCard({ data }: NodeProps<FlowCardNode>) {
  const workspace = useWorkspace();
  const text = useText();
  const { name, places, disabled } = data;
  const hidden = places.length - shownModes;
  const count = places.length;
  return (
    <button
      type="button"
      className="map-flow nodrag"
      data-disabled={disabled || undefined}
      data-flow={name}
      title={text('canvas.map.flow', { name, count })}
      onClick={() => workspace.selection.getState().showFlow(name)}
    >
      <span className="map-flow__head">
        <Workflow size={15} aria-hidden />
        <b>{name}</b>
        <small>{disabled ? text('canvas.map.disabled') : text('canvas.map.functions', { count })}</small>
      </span>
      <span className="map-flow__chain">
        {count === 0 && <small>{text('canvas.map.noFunctions')}</small>}
        {places.slice(0, shownModes).map(({ id, mode }) => (
          <ModeChip key={id} mode={mode} />
        ))}
        {hidden > 0 && <small>{text('canvas.map.more', { count: hidden })}</small>}
      </span>
    </button>
  );
});

/** A connector; opens it in the inspector. */
export const MapConnector = memo(function MapConnector({ data }: NodeProps<MapConnectorNode>) {
  const workspace = useWorkspace();
  const text = useText();
  const { name, known, type } = data;
  return (
    <button
      type="button"
      className="map-connector nodrag"
      data-missing={!known || undefined}
      title={text('canvas.map.connector', { name })}
      onClick={() => workspace.selection.getState().set({ inspected: { kind: 'connector', name } })}
    >
      <Database size={13} aria-hidden />
      <span>{name}</span>
      <small>{type}</small>
    </button>
  );
});
