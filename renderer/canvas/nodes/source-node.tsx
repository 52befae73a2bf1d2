import { Handle, type NodeProps, Position } from '@xyflow/react';
import { Check } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { samplesPath } from '../../stores/samples-path.ts';
import { useProject, useRun } from '../../stores/use-scopes.tsx';
import type { SourceNode as SourceNodeType } from '../graph/canvas-elements.ts';
import { formatCount } from '../numbers.ts';

/** The sample rows that a run commits before the first function. */
export const SourceNode = memo(function SourceNode({ data, selected }: NodeProps<SourceNodeType>) {
  const text = useText();
  const path = useProject((state) => samplesPath(state, data.flow));
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    <div
      className="source-node"
      data-selected={selected || undefined}
      data-before-pin={data.beforePin || undefined}
      data-node="#source"
    >
      <div className="source-node__top">
        <b>{text('canvas.source.title')}</b>
        <small title={path}>{name}</small>
      </div>
      <div className="function-node__run">
        {data.beforePin ? (
          <span className="function-node__quiet">{text('canvas.source.beforePin')}</span>
        ) : (
          <SourceCount flow={data.flow} path={path} />
        )}
      </div>
      <Handle id="out" type="source" position={Position.Right} className="canvas-handle" />
    </div>
  );
});

function SourceCount({ flow, path }: { flow: string; path: string }) {
  const text = useText();
  const read = useRun((run) => (run.flow === flow ? (run.progress?.rowsRead ?? null) : null));
  const isDone = useRun((run) => run.flow === flow && run.phase === 'finished');
  const rows = useProject(({ project }) => project.files.get(path)?.text);
  const there = useMemo(() => (rows === undefined ? null : countRows(path, rows)), [path, rows]);
  const isLarge = useProject(({ opened }) => opened.largeFiles.some((file) => file.path === path));
  const count = read ?? there;
  if (count === null)
    return (
      <span className="function-node__quiet">
        {text(isLarge || rows !== undefined ? 'canvas.source.large' : 'canvas.source.none')}
      </span>
    );
  return (
    <>
      <span className="num">{formatCount(count)}</span>
      <span>{text('canvas.source.rows', { count })}</span>
      {isDone && read !== null && (
        <Check
          size={14}
          strokeWidth={2.5}
          className="mark mark--ok mark--end"
          aria-label={text('canvas.node.done')}
        />
      )}
    </>
  );
}

/** Lines that hold something, but for the names in a CSV file; null for a JSON array, which only a run counts. */
function countRows(path: string, text: string): number | null {
  if (path.endsWith('.json')) return null;
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  return path.endsWith('.csv') ? Math.max(0, lines - 1) : lines;
}
