import { ChevronDown, ChevronRight, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { breakpointShape } from '../../core/debug/breakpoint.ts';
import { functionOfNode, type NodeId } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import { attempt } from '../command-kit/run-command.ts';
import { changeBreakpoint, removeBreakpoint } from '../flow-actions/breakpoints.ts';
import { type Text, useText } from '../i18n/use-text.tsx';
import { loggedHits } from '../stores/logged-hits.ts';
import type { Workspace } from '../stores/scopes.ts';
import { togglePanel } from '../stores/ui-store.ts';
import { useDebug, useProject, useRun, useWorkspace } from '../stores/use-scopes.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import './breakpoint-list.css';
import { type ListedBreakpoint, listedBreakpoints } from './listed-breakpoints.ts';

/** The breakpoints of the project: each is switched on and off, removed, or gone to. */
export function BreakpointList() {
  const text = useText();
  const model = useProject(({ project }) => projectModel(project));
  const all = useMemo(() => listedBreakpoints(model), [model]);
  const [isOpen, setOpen] = useState(true);
  if (all.length === 0) return null;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <section className="breakpoints" aria-label={text('debug.list')}>
      <button
        type="button"
        className="breakpoints__head"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Chevron size={12} aria-hidden />
        <span className="tree__heading">{text('debug.list')}</span>
        <span className="num">{all.length}</span>
      </button>
      {isOpen && (
        <ul>
          {all.map((listed) => (
            <Line
              key={`${listed.flow}\n${listed.nodeId}`}
              listed={listed}
              // In a project of one flow, which one it is goes without saying.
              flow={model.flows.length > 1 ? listed.flow : ''}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ listed, flow }: { listed: ListedBreakpoint; flow: string }) {
  const text = useText();
  const workspace = useWorkspace();
  const { nodeId, breakpoint } = listed;
  const name = nameOf(nodeId);
  const does = doesWhat(listed, text);
  const hit = useLastHit(listed);
  return (
    <li>
      <input
        type="checkbox"
        checked={breakpoint.enabled}
        aria-label={text('debug.listOn', { name })}
        title={text('debug.enabled')}
        onChange={({ currentTarget: { checked } }) =>
          void attempt(() => changeBreakpoint(workspace, listed, { ...breakpoint, enabled: checked }))
        }
      />
      <span
        className="breakpoints__sign"
        data-shape={breakpointShape(breakpoint)}
        data-off={!breakpoint.enabled || undefined}
        aria-hidden
      />
      <button
        type="button"
        className="breakpoints__place"
        title={[flow, name, hit === undefined ? '' : text('debug.listHit', { hit }), does]
          .filter((part) => part !== '')
          .join(' · ')}
        onClick={() => showBreakpoint(workspace, listed)}
      >
        <span>
          {name} {flow !== '' && <small>{flow}</small>}
        </span>
        <small className="breakpoints__does">
          {hit !== undefined && <b>{text('debug.listHit', { hit })} </b>}
          {does}
        </small>
      </button>
      <IconButton
        icon={X}
        size="small"
        label={text('debug.listRemove', { name })}
        onClick={() => void attempt(() => removeBreakpoint(workspace, listed))}
      />
    </li>
  );
}

/** The last hit that the run that is shown has told of; undefined before any, and in a run of another flow. */
function useLastHit({ flow, nodeId }: ListedBreakpoint): number | undefined {
  const run = useRun((now) => now);
  const paused = useDebug((debug) => debug.paused);
  const { ofNode } = useMemo(() => loggedHits(run.logs, paused), [run.logs, paused]);
  return run.flow === flow ? ofNode.get(run.nodeIds.indexOf(nodeId)) : undefined;
}

/** The function's name, with its number where it is not its first use in the flow. */
function nameOf(nodeId: NodeId): string {
  return nodeId.endsWith('#1') ? functionOfNode(nodeId) : nodeId;
}

/** Where it looks, when, at which hits, and what it writes. */
function doesWhat({ breakpoint: { at, when, hits, log } }: ListedBreakpoint, text: Text): string {
  return [
    text(`debug.at.${at}`),
    when,
    hits && `${text('debug.hits')} ${hits}`,
    log && `${text('debug.log')} ${log}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Shows the place on the canvas, and its breakpoint beside it. */
function showBreakpoint({ selection, canvas, ui }: Workspace, { flow, nodeId }: ListedBreakpoint): void {
  const { view, showFlow, selectNodes, set } = selection.getState();
  const isShown = view.kind === 'flow' && view.flow === flow;
  if (!isShown) showFlow(flow);
  togglePanel(ui, 'inspector', true);
  selectNodes([nodeId]);
  set({ inspectorTab: 'debug' });
  if (isShown) canvas.getState().camera?.reveal(nodeId);
}
