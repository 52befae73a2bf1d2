import './plan-bar.css';
import { ListChecks, Play, X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { functionOfNode } from '../../core/project/chain.ts';
import { type PlanState, planModes } from '../../core/run/plan.ts';
import { attempt } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { useCanvas, useProject, useRun, useSelection, useWorkspace } from '../stores/use-scopes.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import {
  choosePart,
  closePlan,
  leavePlan,
  mostRows,
  type OpenPlan,
  planOf,
  runPlan,
  showPlan,
  timeOf,
} from './plan-actions.ts';

const told: readonly PlanState[] = ['runs', 'reused', 'stale', 'pinned', 'not-reached'];

/** Stands where the run's line stands: which part of the flow is to be run, and what that will do. */
export function PlanBar() {
  const text = useText();
  const workspace = useWorkspace();
  const shown = useCanvas((canvas) => canvas.plan);
  const open = useOpenPlan();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input:checked')?.focus(), []);
  if (shown === null) return null;
  const name = functionOfNode(shown.nodeId);
  const canRun = open !== null && open.plan.rows !== 'none';
  return (
    <form
      ref={form}
      className="run-line plan-bar"
      aria-label={text('plan.title')}
      // Its keys are those of a form, not of the canvas that it stands over.
      data-scope="plan"
      onSubmit={(event) => {
        event.preventDefault();
        void attempt(() => runPlan(workspace));
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') leavePlan(workspace);
      }}
    >
      <ListChecks size={16} aria-hidden className="run-line__sign" />
      <fieldset className="plan-bar__parts">
        <legend>{text('plan.part', { name })}</legend>
        {planModes.map((mode) => (
          <label key={mode} data-chosen={mode === shown.mode || undefined}>
            <input
              type="radio"
              name="plan-part"
              checked={mode === shown.mode}
              onChange={() => choosePart(workspace, mode)}
            />
            {text(`plan.mode.${mode}`)}
          </label>
        ))}
      </fieldset>
      <span className="run-line__clauses" role="status">
        {open && <Counts open={open} />}
      </span>
      <span className="run-line__gap" />
      <span className="run-line__actions">
        <button
          type="submit"
          className="button button--go"
          data-tip={text('plan.run')}
          aria-disabled={!canRun}
        >
          <Play size={13} aria-hidden />
          <span className="button__label">{text('plan.run')}</span>
        </button>
        <IconButton icon={X} label={text('plan.cancel')} onClick={() => leavePlan(workspace)} />
      </span>
    </form>
  );
}

/** `2 will run, 3 reused, 1 pinned`, and where the rows come from that it begins with. */
function Counts({ open }: { open: OpenPlan }) {
  const text = useText();
  const workspace = useWorkspace();
  const { plan, seen } = open;
  if (plan.rows === 'none') return text('plan.none');
  const counts = told.flatMap((state) =>
    plan.counts[state] === 0 ? [] : [text(`plan.count.${state}`, { count: plan.counts[state] })],
  );
  const rows =
    seen === null
      ? text(`plan.rows.${plan.rows === 'pinned' ? 'pinned' : 'samples'}`)
      : seen.rowsIn > mostRows
        ? text('plan.rows.first', { rows: mostRows, all: seen.rowsIn, time: timeOf(workspace, seen) })
        : text('plan.rows.seen', { count: seen.rowsIn, time: timeOf(workspace, seen) });
  const joined = counts.join(text('plan.comma'));
  const effects = plan.counts.reused + plan.counts.stale > 0 ? ` · ${text('plan.effects')}` : '';
  return (
    <span title={`${joined} · ${rows}${effects}`}>
      <b>{joined}</b> · {rows}
      {effects}
    </span>
  );
}

/** What the chosen part will do, told to the canvas as it changes; it closes where another flow is shown. */
function useOpenPlan(): OpenPlan | null {
  const text = useText();
  const workspace = useWorkspace();
  const flow = useCanvas((canvas) => canvas.plan?.flow);
  const mode = useCanvas((canvas) => canvas.plan?.mode);
  const nodeId = useCanvas((canvas) => canvas.plan?.nodeId);
  const files = useProject((project) => project);
  const run = useRun((state) => state);
  const shownFlow = useSelection(({ view }) => (view.kind === 'flow' ? view.flow : null));
  const open = useMemo(
    () => (flow && mode && nodeId ? planOf({ flow, mode, nodeId }, files, run) : null),
    [flow, mode, nodeId, files, run],
  );
  useEffect(() => {
    if (flow === shownFlow) showPlan(workspace, open, text);
    else closePlan(workspace);
  }, [workspace, open, flow, shownFlow, text]);
  return open;
}
