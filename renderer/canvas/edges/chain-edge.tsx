import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { Pause, Plus, Tag } from 'lucide-react';
import { type MouseEvent, memo, type ReactNode, useState } from 'react';
import { useCommands } from '../../command-kit/command-set.tsx';
import { runCommand } from '../../command-kit/run-command.ts';
import { selectEdge } from '../../flow-actions/flow-navigation.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useSelection, useStudio, useWorkspace } from '../../stores/use-scopes.tsx';
import { formatCount } from '../../ui/numbers.ts';
import { chainEdgePath, type EdgePath } from '../geometry/edge-path.ts';
import { sourceId } from '../geometry/layout.ts';
import { type ChainEdge as ChainEdgeType, endId } from '../graph/canvas-elements.ts';
import {
  useEdgeIsDry,
  useEdgeRows,
  useFollowed,
  useIsLive,
  useIsStale,
  useLiveRows,
  useWaitingRows,
} from '../graph/use-run-view.ts';

/** From one function to the next: how many rows went along it, and a `+` to insert there. */
export const ChainEdge = memo(function ChainEdge(props: EdgeProps<ChainEdgeType>) {
  const { data, sourceX, sourceY, targetX, targetY, source, target } = props;
  const index = data?.index ?? 0;
  const isEnd = data?.isEnd ?? false;
  const isSelected = useSelection(({ edgeIndex }) => edgeIndex === index);
  const isTarget = data?.lit ?? false;
  const flow = data?.flow ?? '';
  const before = source === sourceId ? null : source;
  const after = target === endId ? null : target;
  const isDry = useEdgeIsDry(flow, before, after);
  const isStale = useIsStale(source);
  const isLive = useIsLive();
  const follow = useFollowed(flow, before, after);
  const geometry = chainEdgePath({ x: sourceX, y: sourceY }, { x: targetX, y: targetY });
  return (
    <>
      <path
        className="chain-edge"
        d={geometry.path}
        data-end={isEnd || undefined}
        data-selected={isSelected || undefined}
        data-drop={isTarget || undefined}
        data-zero={isDry || undefined}
        data-stale={isStale || undefined}
        data-follow={follow}
      />
      <path className="chain-edge__wide react-flow__edge-interaction" d={geometry.path} />
      {!isEnd && (
        <EdgeLabelRenderer>
          <EdgeLabel index={index} geometry={geometry} selected={isSelected}>
            {isLive ? (
              <LiveCount flow={flow} after={after} />
            ) : (
              <RowCount index={index} flow={flow} before={before} after={after} stale={isStale} />
            )}
          </EdgeLabel>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

interface LabelProps {
  index: number;
  geometry: EdgePath;
  selected: boolean;
  children: ReactNode;
}

function EdgeLabel({ index, geometry, selected, children }: LabelProps) {
  const workspace = useWorkspace();
  const text = useText();
  const [isNear, setNear] = useState(false);
  const { x, y } = geometry.label;
  function openMenu({ currentTarget }: MouseEvent<HTMLElement>) {
    const { left, bottom } = currentTarget.getBoundingClientRect();
    workspace.canvas.getState().set({ insertMenu: { index, at: { x: left, y: bottom + 6 } } });
  }
  return (
    <div
      className="edge-label nopan nodrag"
      style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}
      data-edge={index}
      data-selected={selected || undefined}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
    >
      {children}
      {(isNear || selected) && <TypesButton index={index} />}
      <button
        type="button"
        tabIndex={-1}
        className="edge-label__plus"
        data-insert={index}
        aria-label={text('canvas.insert.at', { place: index + 1 })}
        title={text('canvas.insert.here')}
        onClick={openMenu}
      >
        <Plus size={13} aria-hidden />
      </button>
    </div>
  );
}

/** The fields of the rows on an edge, and what they are. */
function TypesButton({ index }: { index: number }) {
  const studio = useStudio();
  const workspace = useWorkspace();
  const text = useText();
  const command = useCommands().find('flow.rowTypes');
  return (
    <button
      type="button"
      tabIndex={-1}
      className="edge-label__types"
      aria-label={text('canvas.edge.types', { place: index + 1 })}
      title={text('commands.rowTypes')}
      onClick={() => {
        selectEdge(workspace, index);
        if (command) void runCommand(studio, command);
      }}
    >
      <Tag size={11} aria-hidden />
    </button>
  );
}

interface RowCountProps {
  index: number;
  flow: string;
  before: string | null;
  after: string | null;
  /** The rows went there before an edit. */
  stale: boolean;
}

/** A part of its own, so that only it is rendered again while rows flow. */
function RowCount({ index, flow, before, after, stale }: RowCountProps) {
  const workspace = useWorkspace();
  const text = useText();
  const rows = useEdgeRows(flow, before, after);
  const waiting = useWaitingRows(after);
  if (waiting !== null) return <Waiting index={index} rows={waiting} />;
  if (rows === null) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className="edge-label__count num"
      data-stale={stale || undefined}
      aria-label={text('canvas.edge.rows', { count: rows, number: formatCount(rows), place: index + 1 })}
      title={text('canvas.edge.show')}
      onClick={() => selectEdge(workspace, index)}
    >
      {formatCount(rows)}
    </button>
  );
}

/** Rows of the live run: none of them can be looked at. */
function LiveCount({ flow, after }: { flow: string; after: string | null }) {
  const text = useText();
  const rows = useLiveRows(flow, after);
  if (rows === null) return null;
  return (
    <span
      className="edge-label__count edge-label__count--live num"
      title={text('canvas.live.edge', { count: rows, number: formatCount(rows) })}
    >
      {formatCount(rows)}
    </span>
  );
}

/** The rows that a paused run is about to give to the function at the edge's end. */
function Waiting({ index, rows }: { index: number; rows: number }) {
  const workspace = useWorkspace();
  const text = useText();
  return (
    <button
      type="button"
      tabIndex={-1}
      className="edge-label__count edge-label__count--waiting num"
      // A sign stands for the word, which would lie under the breakpoint of the function that is waited for.
      aria-label={text('canvas.edge.wait', { count: rows, number: formatCount(rows) })}
      title={text('canvas.edge.show')}
      onClick={() => selectEdge(workspace, index)}
    >
      <Pause size={9} fill="currentColor" aria-hidden /> {formatCount(rows)}
    </button>
  );
}
