import { useEffect, useState } from 'react';
import type { RunSummary } from '../../../core/contract/host/runs.ts';
import type { Comparison, RunDifference } from '../../../core/contract/run-comparison.ts';
import { describeError } from '../../../core/errors/coded-error.ts';
import { isNodeId } from '../../../core/project/chain.ts';
import { attempt } from '../../command-kit/run-command.ts';
import { useText } from '../../i18n/use-text.tsx';
import { lookAt } from '../../stores/look-at.ts';
import { showRun } from '../../stores/run-session.ts';
import type { Workspace } from '../../stores/scopes.ts';
import { useSettings, useStudio, useWorkspace } from '../../stores/use-scopes.tsx';
import { milliseconds } from './run-format.ts';

interface Runs {
  earlier: RunSummary;
  later: RunSummary;
}

/** Where two runs part: the first call at which another row went in or came out, or after which the flow went another way. */
export function FirstDifference({ earlier, later }: Runs) {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const found = useComparison(earlier.runId, later.runId);
  return (
    <div className="run-difference">
      <h3>{text('run.difference')}</h3>
      <div role="status">
        {found === 'searching' && text('run.differenceSearching')}
        {found === 'gone' && text('run.differenceGone')}
        {typeof found === 'object' && <Found comparison={found} later={later} />}
      </div>
      {typeof found === 'object' &&
        found.slower.map((one) => (
          <p key={one.place}>
            {text('run.differenceSlower', {
              place: one.place,
              earlier: milliseconds(one.earlier, language),
              later: milliseconds(one.later, language),
            })}
          </p>
        ))}
    </div>
  );
}

/** Both journals are read for it, which may take a while. */
function useComparison(earlier: string, later: string): Comparison | 'searching' | 'gone' {
  const workspace = useWorkspace();
  const [found, setFound] = useState<Comparison | 'searching' | 'gone'>('searching');
  useEffect(() => {
    let isCurrent = true;
    const { projectId } = workspace.project.getState().opened;
    setFound('searching');
    workspace.backend.call('runs.compare', { projectId, earlier, later }).then(
      (comparison) => isCurrent && setFound(comparison),
      () => isCurrent && setFound('gone'),
    );
    return () => {
      isCurrent = false;
    };
  }, [workspace, earlier, later]);
  return found;
}

function Found({ comparison, later }: { comparison: Comparison; later: RunSummary }) {
  const text = useText();
  const workspace = useWorkspace();
  const { difference, visits, notKept } = comparison;
  if (difference === null)
    return (
      <p>
        {text('run.differenceNone', { count: visits - notKept })}
        {notKept > 0 && ` ${text('run.differenceNotKept', { count: notKept })}`}
      </p>
    );
  const { place, batch, visitEarlier, visitLater } = difference;
  return (
    <p>
      <b>{text('run.differenceAt', { batch, visit: visitLater ?? visitEarlier ?? 0, place })}</b>
      {': '}
      <Words difference={difference} />{' '}
      <button
        type="button"
        className="history__more"
        onClick={() => void attempt(() => showDifference(workspace, later, difference))}
      >
        {text('run.differenceShow')}
      </button>
    </p>
  );
}

function Words({ difference }: { difference: RunDifference }) {
  const text = useText();
  const { i18n } = useStudio();
  const language = useSettings((settings) => settings.resolvedLanguage);
  switch (difference.kind) {
    case 'way':
      return text('run.differenceWay', {
        earlier: difference.earlier ?? text('run.differenceNothing'),
        later: difference.later ?? text('run.differenceNothing'),
      });
    case 'end': {
      const words = ({ next, error }: (typeof difference)['earlier']) =>
        error ? describeError(error, language).message : i18n.t(`inspector.reason_${next}`);
      return text('run.differenceEnd', {
        earlier: words(difference.earlier),
        later: words(difference.later),
      });
    }
    case 'counts': {
      const { earlier, later, side } = difference;
      const words = text(side === 'in' ? 'inspector.rowsIn' : 'inspector.rowsOut');
      return text('run.differenceCounts', { side: words, earlier, later });
    }
    case 'rows':
      return <RowWords difference={difference} />;
  }
}

/** A value of a row, cut where it is long. */
const longestValue = 200;

function RowWords({ difference }: { difference: Extract<RunDifference, { kind: 'rows' }> }) {
  const text = useText();
  const { side, row, field, earlier, later } = difference;
  const isWhole = field === null && (earlier === null || later === null);
  return (
    <>
      {text(side === 'in' ? 'run.differenceIn' : 'run.differenceOut', { row })}
      {field !== null && (
        <>
          , <code>{field}</code>
        </>
      )}
      {isWhole ? ` ${text(later === null ? 'run.differenceGoneRow' : 'run.differenceNewRow')}` : ':'}{' '}
      {earlier !== null && <del>{earlier.slice(0, longestValue)}</del>}
      {earlier !== null && later !== null && ' → '}
      {later !== null && <ins>{later.slice(0, longestValue)}</ins>}
    </>
  );
}

/** Shows the later run as it was at the call at which the runs part, with the rows of that side, and the row that differs. */
async function showDifference(
  workspace: Workspace,
  later: RunSummary,
  difference: RunDifference,
): Promise<void> {
  await showRun(workspace, later);
  const { place, visitLater: visit } = difference;
  if (!isNodeId(place)) return;
  const side = 'side' in difference ? difference.side : 'in';
  const isThere = difference.kind === 'rows' && difference.later !== null;
  workspace.selection.getState().selectNodes([place]);
  workspace.selection.getState().set({ watched: { nodeId: place, side }, bottomTab: 'rows' });
  const all = { batch: null, text: '', where: '', sort: null } as const;
  const chosen = isThere && visit !== null ? { at: difference.row - 1, row: null } : null;
  workspace.rows.setState({ ...all, visit, chosen });
  await lookAt(workspace, visit);
}
