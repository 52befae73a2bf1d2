import { Check, Octagon, Pause, Repeat2, Square, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { describeError } from '../../../core/errors/coded-error.ts';
import { functionOfNode } from '../../../core/project/chain.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useRun, useSettings, useWorkspace } from '../../stores/use-scopes.tsx';
import type { FunctionNodeData } from '../graph/canvas-elements.ts';
import { type NodeRun, nodeError, undecodedError } from '../graph/run-view.ts';
import { useNodeRun } from '../graph/use-run-view.ts';
import { formatCount, formatDuration } from '../numbers.ts';

interface Props {
  id: string;
  data: FunctionNodeData;
}

/** Rows in and out, time and state of a function, and in words why the flow did not simply go on. */
export function NodeRunLine({ id, data }: Props) {
  const run = useNodeRun(data.flow, id);
  return (
    <>
      <div className="function-node__run">
        {run.visits > 0 ? <Counts run={run} /> : <NotVisited run={run} beforePin={data.beforePin} />}
      </div>
      {run.phase === 'running' && <div className="function-node__bar" />}
      {run.undecoded > 0 && <UndecodedWords id={id} data={data} run={run} />}
      <Words id={id} data={data} run={run} />
    </>
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
      <PhaseMark run={run} />
    </>
  );
}

function PhaseMark({ run }: { run: NodeRun }) {
  const text = useText();
  if (run.phase === 'paused')
    return <Pause size={13} className="mark mark--accent" aria-label={text('canvas.node.paused')} />;
  if (run.phase === 'done')
    return (
      <Check size={14} strokeWidth={2.5} className="mark mark--ok" aria-label={text('canvas.node.done')} />
    );
  if (run.phase === 'failed') return <X size={14} className="mark mark--error" aria-hidden />;
  return null;
}

function NotVisited({ run, beforePin }: { run: NodeRun; beforePin: boolean }) {
  const text = useText();
  if (beforePin) return <span className="function-node__quiet">{text('canvas.node.beforePin')}</span>;
  if (run.phase === 'unreached') return <span>{text('canvas.node.unreached')}</span>;
  if (run.phase === 'waiting') return <span>{text('canvas.node.waiting')}</span>;
  if (run.phase === 'running') return <span>{text('canvas.node.running')}</span>;
  if (run.phase === 'paused') return <span className="mark--accent">{text('canvas.node.pausedHere')}</span>;
  return <span className="function-node__quiet">{text('canvas.node.notRun')}</span>;
}

function Words({ id, data, run }: Props & { run: NodeRun }) {
  const text = useText();
  const jumpedTo = useRun(({ nodeIds }) => nodeIds[run.jumpTo]);
  const target = jumpedTo === undefined ? '' : functionOfNode(jumpedTo);
  if (run.phase === 'failed') return <ErrorWords id={id} data={data} />;
  if (run.phase === 'stopped' || run.phase === 'aborted') {
    const isStop = run.phase === 'stopped';
    const count = isStop ? run.stops : run.aborts;
    const key = isStop ? 'canvas.node.stopped' : 'canvas.node.aborted';
    const Icon = isStop ? Square : Octagon;
    const words = count < run.visits ? text(`${key}.some`, { stops: count, visits: run.visits }) : text(key);
    return (
      <Say tone="warn" words={words}>
        <Icon size={10} fill="currentColor" aria-hidden /> {words}
      </Say>
    );
  }
  if (run.jumps > 0) {
    const words = text('canvas.node.jumped', { name: target, count: run.jumps });
    return (
      <Say tone="accent" words={words}>
        <Repeat2 size={12} aria-hidden /> {words}
      </Say>
    );
  }
  if (run.reuses > 0) {
    const words = text('canvas.node.reused', { count: run.reuses });
    return (
      <Say tone="plain" words={words}>
        {words}
      </Say>
    );
  }
  return null;
}

/** Why the function was called with no rows; leads to them. */
function UndecodedWords({ id, data, run }: Props & { run: NodeRun }) {
  const workspace = useWorkspace();
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const error = useRun((state) => undecodedError(state, data.flow, id));
  if (error === null) return null;
  const { message, help } = describeError(error, language);
  const some = text('canvas.node.undecoded.some', { count: run.undecoded, visits: run.visits });
  const words = visibleText(run.undecoded < run.visits ? `${message} ${some}` : message);
  return (
    <button
      type="button"
      className="function-node__say function-node__say--link nodrag"
      data-tone="warn"
      title={`${words}\n${help}`}
      onClick={() => {
        workspace.selection.getState().selectNodes([data.nodeId]);
        workspace.selection
          .getState()
          .set({ watched: { nodeId: data.nodeId, side: 'in' }, bottomTab: 'rows' });
      }}
    >
      <span>
        <TriangleAlert size={11} aria-hidden /> {words}
      </span>
    </button>
  );
}

function Say({ tone, words, children }: { tone: string; words: string; children: ReactNode }) {
  return (
    <div className="function-node__say" data-tone={tone} title={words}>
      <span>{children}</span>
    </div>
  );
}

function ErrorWords({ id, data }: Props) {
  const workspace = useWorkspace();
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const error = useRun((run) => nodeError(run, data.flow, id));
  if (error === null) return null;
  const message = visibleText(describeError(error, language).message);
  const { file, line, column } = error;
  if (file === undefined)
    return (
      <Say tone="error" words={message}>
        {message}
      </Say>
    );
  function reveal() {
    workspace.selection.getState().selectNodes([data.nodeId]);
    workspace.ui.setState(({ shown }) => ({ shown: { ...shown, inspector: true } }));
    workspace.selection.getState().set({
      inspectorTab: 'code',
      reveal: { path: file ?? '', line: line ?? 1, column: column ?? 1 },
    });
  }
  return (
    <button
      type="button"
      className="function-node__say function-node__say--link nodrag"
      data-tone="error"
      title={`${message}\n${text('canvas.node.toLine', { line: line ?? 1 })}`}
      onClick={reveal}
    >
      <span>{message}</span>
    </button>
  );
}
