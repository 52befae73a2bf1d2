import { Handle, type NodeProps, Position } from '@xyflow/react';
import { CircleAlert, Info, Pencil, Pin, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { Severity } from '../../../core/lint/diagnostic.ts';
import type { NodeOutcome } from '../../../core/run/node-outcome.ts';
import { say } from '../../../core/run/sentence.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useCanvas, useSettings, useWorkspace } from '../../stores/use-scopes.tsx';
import { later } from '../../ui/later.tsx';
import { ModeChip } from '../../ui/mode-chip.tsx';
import type { FunctionNodeData, FunctionNode as FunctionNodeType } from '../graph/canvas-elements.ts';
import { useIsEdited, useIsLookedAt, useNodeOutcome, useNodePhase } from '../graph/use-run-view.ts';
import { BreakpointSigns } from './breakpoint-signs.tsx';
import { NodeRunLine } from './node-run-line.tsx';

/** What knows built-ins is no part of the first load. */
const NodeSummary = later(async () => {
  const { BuiltinSummary } = await import('./builtin-summary.tsx');
  return ({ data }: { data: FunctionNodeData }) => data.setup && <BuiltinSummary setup={data.setup} />;
}, Summary);

/** A function at its place in the chain. Counters are drawn by a part of its own, so that only that is rendered again. */
export const FunctionNode = memo(function FunctionNode({ id, data, selected }: NodeProps<FunctionNodeType>) {
  const phase = useNodePhase(data.flow, id);
  const isLookedAt = useIsLookedAt(data.flow, id);
  const outcome = useNodeOutcome(id);
  const label = useNodeName(data, outcome);
  const isDropTarget = useCanvas(({ dragging }) => dragging?.node === id);
  return (
    <>
      <article
        className="function-node"
        aria-label={label}
        data-phase={phase}
        data-looked-at={isLookedAt || undefined}
        data-tone={outcome?.tone}
        data-selected={selected || undefined}
        data-drop={isDropTarget || undefined}
        data-before-pin={data.beforePin || undefined}
        data-node={id}
      >
        {data.breakpoint && <BreakpointSigns mark={data.breakpoint} />}
        {outcome?.tone === 'stale' && <EditedMark fname={data.fname} />}
        <div className="function-node__top">
          <ModeChip mode={data.mode ?? 'unknown'} size="large" />
          <div className="function-node__words">
            <b className="function-node__name" title={data.fname}>
              {data.fname}
            </b>
            {data.setup === null ? <Summary data={data} /> : <NodeSummary data={data} />}
          </div>
          {data.pinned > 0 && <PinMark count={data.pinned} />}
          {data.problem && <ProblemMark severity={data.problem} />}
        </div>
        <NodeRunLine id={id} data={data} />
        <FollowEnd id={id} flow={data.flow} />
      </article>
      <Handles />
    </>
  );
});

/** Its name for those who hear it: `SaveRevenue, Save, 25 rows in, 25 out, to look at: saved nothing`. */
function useNodeName({ fname, mode }: FunctionNodeData, outcome: NodeOutcome | null): string {
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const state = outcome?.spoken.map((sentence) => say(sentence, language)) ?? [];
  return [fname, mode ?? '', ...state].filter((part) => part !== '').join(language === 'en' ? ', ' : '，');
}

/** This function was edited since the run that its counts are of. */
function EditedMark({ fname }: { fname: string }) {
  const text = useText();
  if (!useIsEdited(fname)) return null;
  return (
    <span className="function-node__edited">
      <Pencil size={10} aria-hidden /> {text('canvas.node.edited')}
    </span>
  );
}

function Summary({ data }: { data: FunctionNodeData }) {
  const text = useText();
  const needs = data.must > 0 ? text('canvas.node.needs', { count: data.must }) : '';
  const summary =
    data.mode === null
      ? text('canvas.node.missing')
      : [data.source, data.params || needs].filter((part) => part !== '').join(' · ');
  return (
    <small className="function-node__summary" title={summary} data-missing={data.mode === null || undefined}>
      {data.code !== null && <i className="function-node__code">{data.code}</i>}
      {summary === '' ? data.mode : summary}
    </small>
  );
}

function PinMark({ count }: { count: number }) {
  const text = useText();
  const label = text('canvas.node.pinned', { count });
  return (
    <span className="function-node__pin" role="img" title={label} aria-label={label}>
      <Pin size={13} aria-hidden />
      <span className="num" aria-hidden>
        {count}
      </span>
    </span>
  );
}

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info };

function ProblemMark({ severity }: { severity: Severity }) {
  const workspace = useWorkspace();
  const text = useText();
  const Icon = icons[severity];
  const label = text(`canvas.node.problem.${severity}`);
  return (
    <button
      type="button"
      tabIndex={-1}
      className="function-node__problem nodrag"
      data-severity={severity}
      title={label}
      aria-label={label}
      onClick={() => workspace.selection.getState().set({ bottomTab: 'problems' })}
    >
      <Icon size={15} aria-hidden />
    </button>
  );
}

/** Those of the chain, which people can draw from. The graph says where all edges begin and end: the others need no element. */
function Handles() {
  return (
    <>
      <Handle
        id="in"
        type="target"
        position={Position.Left}
        className="canvas-handle"
        isConnectableStart={false}
      />
      <Handle id="out" type="source" position={Position.Right} className="canvas-handle" />
    </>
  );
}

/** Where the followed row is known no further, in words. */
function FollowEnd({ id, flow }: { id: string; flow: string }) {
  const end = useCanvas(({ followed }) => (followed?.flow === flow ? followed.ends.get(id) : undefined));
  return (
    end && (
      <small className="function-node__follow" data-follow={end.grade} title={end.words}>
        {end.words}
      </small>
    )
  );
}
