import { functionOfNode } from '../../core/project/chain.ts';
import type { FlowPlace } from '../flow-actions/flow-place.ts';
import { useText } from '../i18n/use-text.tsx';
import { useDebug, useRun, useWorkspace } from '../stores/use-scopes.tsx';
import { AlsoPause } from './also-pause.tsx';
import { BreakpointForm } from './breakpoint-form.tsx';
import { showPaused } from './debug-actions.ts';
import { EditsList } from './edits-list.tsx';
import { PausedPanel } from './paused-panel.tsx';
import './debugger.css';

/** A place of a flow as the debugger sees it: the run that waits there, its breakpoint, and what else pauses the flow. */
export function DebugTab(place: FlowPlace) {
  const paused = useDebug((debug) => debug.paused);
  const at = useRun(({ flow, nodeIds }) => (flow === place.flow ? nodeIds[paused?.node ?? -1] : undefined));
  return (
    <div className="debug-tab" data-scope="form">
      {paused !== null && at === place.nodeId ? (
        <PausedPanel paused={paused} />
      ) : (
        <NotHere name={at === undefined ? null : functionOfNode(at)} />
      )}
      <EditsList />
      <BreakpointForm place={place} />
      <AlsoPause flow={place.flow} />
    </div>
  );
}

function NotHere({ name }: { name: string | null }) {
  const text = useText();
  const workspace = useWorkspace();
  if (name === null) return <p className="debug-hint">{text('debug.notPaused')}</p>;
  return (
    <p className="debug-hint">
      {text('debug.pausedElsewhere', { name })}{' '}
      <button type="button" className="button button--line" onClick={() => showPaused(workspace)}>
        {text('debug.showPaused')}
      </button>
    </p>
  );
}
