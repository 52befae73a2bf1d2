import { CircleAlert, EyeOff, Pin } from 'lucide-react';
import { problemText } from '../../core/lint/problem-text.ts';
import { nodeIds } from '../../core/project/chain.ts';
import type { BrokenFile, FlowEntry, ProjectModel } from '../../core/project/model.ts';
import { pinnedInputs } from '../../core/project/pinned-places.ts';
import { flowStudio } from '../../core/project/studio-file.ts';
import { attempt } from '../command-kit/run-command.ts';
import { setEnabled } from '../flow-actions/flow-edits.ts';
import { unpin } from '../flow-actions/pin-rows.ts';
import { useText } from '../i18n/use-text.tsx';
import { useSettings, useWorkspace } from '../stores/use-scopes.tsx';

/** Says that KisFlow skips this flow, and switches it on. */
export function DisabledBanner({ flow }: { flow: FlowEntry }) {
  const workspace = useWorkspace();
  const text = useText();
  if (flow.config.status !== 0) return null;
  return (
    <div className="canvas-banner" role="status">
      <EyeOff size={15} aria-hidden />
      <span>{text('canvas.disabled')}</span>
      <button
        type="button"
        className="button button--line"
        onClick={() => void attempt(() => setEnabled(workspace, true))}
      >
        {text('canvas.disabled.enable')}
      </button>
    </div>
  );
}

/** Says where runs begin while rows are pinned, and lets them go. */
export function PinnedBanner({ flow, model }: { flow: FlowEntry; model: ProjectModel }) {
  const workspace = useWorkspace();
  const text = useText();
  const { pinned } = flowStudio(model.studio, flow.name);
  const [first] = pinnedInputs(nodeIds(flow.config), pinned);
  if (first === undefined || flow.config.status === 0) return null;
  const name = flow.config.flows[first.node]?.fname ?? '';
  return (
    <div className="canvas-banner" role="status">
      <Pin size={15} aria-hidden />
      <span>{text('canvas.pinned', { name, count: first.rows.length })}</span>
      <button
        type="button"
        className="button button--line"
        onClick={() => void attempt(() => unpin(workspace, flow.name, Object.keys(pinned)))}
      >
        {text('canvas.pinned.unpin')}
      </button>
    </div>
  );
}

/** Says that the flow's file can't be read now, and that what is shown is older than the text. */
export function BrokenBanner({ broken }: { broken: BrokenFile }) {
  const workspace = useWorkspace();
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const { line, column } = broken.problem.range;
  return (
    <div className="canvas-banner" data-tone="error" role="alert">
      <CircleAlert size={15} aria-hidden />
      <span>
        <b>{text('canvas.broken', { path: broken.path, line })}</b> {problemText(broken.problem)[language]}
        <br />
        {text('canvas.broken.lastGood')}
      </span>
      <button
        type="button"
        className="button button--line"
        onClick={() =>
          workspace.selection
            .getState()
            .set({ bottomTab: 'yaml', reveal: { path: broken.path, line, column } })
        }
      >
        {text('canvas.broken.show')}
      </button>
    </div>
  );
}
