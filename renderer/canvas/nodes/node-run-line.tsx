import { Check, CircleX, History, Minus, Octagon, Pause, Repeat2, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { functionOfNode } from '../../../core/project/chain.ts';
import type { NodeOutcome } from '../../../core/run/node-outcome.ts';
import type { PlanState } from '../../../core/run/plan.ts';
import { say } from '../../../core/run/sentence.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useCanvas, useRun, useSettings } from '../../stores/use-scopes.tsx';
import { later } from '../../ui/later.tsx';
import { formatCount, formatDuration } from '../../ui/numbers.ts';
import type { FunctionNodeData } from '../graph/canvas-elements.ts';
import type { NodeRun } from '../graph/run-view.ts';
import { useIsLive, useNodeOutcome, useNodeRun } from '../graph/use-run-view.ts';
import { NodeReason } from './node-reason.tsx';

/** Few windows are attached to a live run. */
const LivePlace = later(async () => (await import('./live-place.tsx')).LivePlace);

interface Props {
  id: string;
  data: FunctionNodeData;
}

/** Rows in and out, time and state of a function; in words why it is red or amber, and what else it did of note. */
export function NodeRunLine(props: Props) {
  const isLive = useIsLive();
  return isLive ? <LivePlace id={props.id} flow={props.data.flow} /> : <SampleRunLine {...props} />;
}

function SampleRunLine({ id, data }: Props) {
  const planned = useCanvas(({ plan }) => (plan?.flow === data.flow ? plan.places.get(id) : undefined));
  const run = useNodeRun(data.flow, id);
  const outcome = useNodeOutcome(id);
  const tone = outcome?.tone ?? 'none';
  if (planned) return <Planned {...planned} />;
  const isJudged = tone === 'red' || tone === 'amber';
  return (
    <div className="function-node__state" data-tone={tone}>
      <div className="function-node__run">
        {run.visits > 0 ? <Counts run={run} /> : <NotVisited run={run} data={data} outcome={outcome} />}
        <Mark run={run} tone={tone} />
      </div>
      {run.phase === 'running' && <div className="function-node__bar" />}
      {isJudged && outcome && <NodeReason outcome={outcome} />}
      {!isJudged && <Notes run={run} />}
    </div>
  );
}

/** What a part of the flow will do with the place, before it is run. */
function Planned({ state, words }: { state: PlanState; words: string }) {
  return (
    <div className="function-node__state">
      <div className="function-node__run function-node__plan" data-plan={state} title={words}>
        <i aria-hidden />
        <span>{words}</span>
      </div>
    </div>
  );
}

function Counts({ run }: { run: NodeRun }) {
  const text = useText();
  return (
    <>
      <span className="num" title={text('canvas.node.in')}>
        {formatCount(run.rowsIn)}
      </span>
      <span aria-hidden>→</span>
      <span className="num" title={text('canvas.node.out')}>
        {formatCount(run.rowsOut)}
      </span>
      <span className="function-node__time num" title={text('canvas.node.visits', { count: run.visits })}>
        {formatDuration(run.durationMs)}
      </span>
    </>
  );
}

/** The state's sign: each has a shape of its own. The green check is only for what succeeded as meant. */
function Mark({ run, tone }: { run: NodeRun; tone: NodeOutcome['tone'] }) {
  const text = useText();
  if (run.phase === 'paused' && tone !== 'red')
    return (
      <Pause size={13} className="mark mark--accent mark--end" aria-label={text('canvas.node.paused')} />
    );
  switch (tone) {
    case 'red':
      return (
        <CircleX size={14} className="mark mark--error mark--end" aria-label={text('canvas.node.red')} />
      );
    case 'amber':
      return (
        <TriangleAlert
          size={14}
          className="mark mark--warn mark--end"
          aria-label={text('canvas.node.amber')}
        />
      );
    case 'stale':
      return <History size={13} className="mark mark--end" aria-label={text('canvas.node.stale')} />;
    case 'ok':
      return run.rowsIn === 0 && run.rowsOut === 0 ? (
        <Minus size={13} className="mark mark--end" aria-label={text('canvas.node.noRows')} />
      ) : (
        <Check
          size={14}
          strokeWidth={2.5}
          className="mark mark--ok mark--end"
          aria-label={text('canvas.node.done')}
        />
      );
    default:
      return null;
  }
}

interface NotVisitedProps {
  run: NodeRun;
  data: FunctionNodeData;
  outcome: NodeOutcome | null;
}

function NotVisited({ run, data, outcome }: NotVisitedProps) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  if (outcome?.tone === 'red' && outcome.status) return <span>{say(outcome.status, language)}</span>;
  if (data.beforePin) return <span className="function-node__quiet">{text('canvas.node.beforePin')}</span>;
  if (outcome?.status) return <span>{say(outcome.status, language)}</span>;
  if (run.phase === 'waiting') return <span>{text('canvas.node.waiting')}</span>;
  if (run.phase === 'running') return <span>{text('canvas.node.running')}</span>;
  if (run.phase === 'paused') return <span className="mark--accent">{text('canvas.node.pausedHere')}</span>;
  return <span className="function-node__quiet">{text('canvas.node.notRun')}</span>;
}

/** What it did of note, and is meant so as a rule: batches aborted, jumps, rows handed on as they came. */
function Notes({ run }: { run: NodeRun }) {
  const text = useText();
  const jumpedTo = useRun(({ nodeIds }) => nodeIds[run.jumpTo]);
  if (run.aborts > 0) {
    const { aborts, visits } = run;
    const words =
      aborts < visits
        ? text('canvas.node.aborted.some', { stops: aborts, visits })
        : text('canvas.node.aborted');
    return (
      <Say tone="plain" words={words}>
        <Octagon size={10} fill="currentColor" aria-hidden /> {words}
      </Say>
    );
  }
  if (run.jumps > 0) {
    const name = jumpedTo === undefined ? '' : functionOfNode(jumpedTo);
    const words = text('canvas.node.jumped', { name, count: run.jumps });
    return (
      <Say tone="accent" words={words}>
        <Repeat2 size={12} aria-hidden /> {words}
      </Say>
    );
  }
  if (run.reuses === 0) return null;
  const words = text('canvas.node.reused', { count: run.reuses });
  return (
    <Say tone="plain" words={words}>
      {words}
    </Say>
  );
}

function Say({ tone, words, children }: { tone: string; words: string; children: ReactNode }) {
  return (
    <div className="function-node__say" data-tone={tone} title={words}>
      <span>{children}</span>
    </div>
  );
}
