import { Handle, type NodeProps, Position } from '@xyflow/react';
import { Check, CircleX, History, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { NodeOutcome } from '../../../core/run/node-outcome.ts';
import { say } from '../../../core/run/sentence.ts';
import { useText } from '../../i18n/use-text.tsx';
import { ranErrorLane } from '../../stores/lane-run.ts';
import { atMoment } from '../../stores/run-moment.ts';
import { countSamples } from '../../stores/sample-count.ts';
import { samplesPath } from '../../stores/samples-path.ts';
import { useProject, useRun, useSettings } from '../../stores/use-scopes.tsx';
import { later } from '../../ui/later.tsx';
import { formatCount } from '../../ui/numbers.ts';
import type { SourceNode as SourceNodeType } from '../graph/canvas-elements.ts';
import { useIsLive, useNodeOutcome } from '../graph/use-run-view.ts';
import { NodeReason } from './node-reason.tsx';

/** Few projects have sources: what shows them comes with the first. */
const SourceCard = later(async () => (await import('./source-card.tsx')).SourceCard);

const LiveSource = later(async () => (await import('./live-place.tsx')).LiveSource);

/** The sample rows that a run commits before the first function. */
export const SourceNode = memo(function SourceNode({ data, selected }: NodeProps<SourceNodeType>) {
  const text = useText();
  const path = useProject((state) => samplesPath(state, data.flow));
  const name = path.slice(path.lastIndexOf('/') + 1);
  const outcome = useNodeOutcome('#source');
  const isLive = useIsLive();
  const isLane = useRun((run) => !isLive && run.flow === data.flow && ranErrorLane(run));
  const title = text(isLive ? 'canvas.source.live' : isLane ? 'canvas.source.lane' : 'canvas.source.title');
  const fedBy = isLane ? text('canvas.source.laneRows') : name;
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const spoken = outcome?.spoken.map((sentence) => say(sentence, language)) ?? [];
  return (
    <>
      <article
        className="source-node"
        aria-label={[title, ...(isLane ? [fedBy] : []), ...spoken].join(language === 'en' ? ', ' : '，')}
        data-tone={outcome?.tone}
        data-selected={selected || undefined}
        data-before-pin={data.beforePin || undefined}
        data-node="#source"
      >
        <div className="source-node__top">
          <b>{title}</b>
          {!isLive && <small title={isLane ? undefined : path}>{fedBy}</small>}
        </div>
        <div className="function-node__state" data-tone={outcome?.tone}>
          <div className="function-node__run">
            {isLive ? (
              <LiveSource flow={data.flow} />
            ) : data.beforePin ? (
              <span className="function-node__quiet">{text('canvas.source.beforePin')}</span>
            ) : (
              <SourceCount flow={data.flow} path={path} outcome={outcome} />
            )}
            {!isLive && !data.beforePin && outcome && <SourceMark tone={outcome.tone} />}
          </div>
          {outcome && outcome.reasons.length > 0 && <NodeReason outcome={outcome} />}
        </div>
      </article>
      {data.hasSource && <SourceCard flow={data.flow} />}
      <Handle id="out" type="source" position={Position.Right} className="canvas-handle" />
    </>
  );
});

function SourceCount({ flow, path, outcome }: { flow: string; path: string; outcome: NodeOutcome | null }) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const read = useRun((run) => (run.flow === flow ? (atMoment(run).progress?.rowsRead ?? null) : null));
  const isThere = useProject(
    ({ project, opened }) => project.files.has(path) || opened.largeFiles.some((file) => file.path === path),
  );
  const there = useProject((files) => countSamples(files, path));
  const count = read ?? there;
  if (outcome?.status) return <span>{say(outcome.status, language)}</span>;
  if (!isThere || count === null)
    return (
      <span className="function-node__quiet">
        {text(isThere ? 'canvas.source.large' : 'canvas.source.none')}
      </span>
    );
  return (
    <>
      <span className="num">{formatCount(count)}</span>
      <span>{text('canvas.source.rows', { count })}</span>
    </>
  );
}

function SourceMark({ tone }: { tone: NodeOutcome['tone'] }) {
  const text = useText();
  if (tone === 'red')
    return <CircleX size={14} className="mark mark--error mark--end" aria-label={text('canvas.node.red')} />;
  if (tone === 'amber')
    return (
      <TriangleAlert size={14} className="mark mark--warn mark--end" aria-label={text('canvas.node.amber')} />
    );
  if (tone === 'stale')
    return <History size={13} className="mark mark--end" aria-label={text('canvas.node.stale')} />;
  if (tone !== 'ok') return null;
  return (
    <Check
      size={14}
      strokeWidth={2.5}
      className="mark mark--ok mark--end"
      aria-label={text('canvas.node.done')}
    />
  );
}
