import { ArrowLeft, History } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import type { RunSummary } from '../../core/contract/host/runs.ts';
import { attempt } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { loadHistory } from '../stores/run-history.ts';
import { showRun } from '../stores/run-session.ts';
import { useCompared, useProject, useRun, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { choose, inOrder } from './history/compare-runs.ts';
import './history/history.css';
import { RunComparison } from './history/run-comparison.tsx';
import { wordsOf } from './history/run-format.ts';
import { RunList } from './history/run-list.tsx';

/** Earlier runs with their counts, newest first, below `live`, those that go on; two of them can be seen side by side. */
export function HistoryPanel({ live }: { live: ReactNode }) {
  const text = useText();
  const workspace = useWorkspace();
  const history = useRun((run) => run.history);
  const shown = useRun((run) => run.runId);
  const projectId = useProject((state) => state.opened.projectId);
  const chosen = useCompared((state) => state.chosen);
  const compared = useCompared((state) => state.compared);
  const setCompared = (runIds: readonly string[] | null) =>
    workspace.comparison.setState({ compared: runIds });
  useEffect(() => {
    void attempt(() => loadHistory(workspace));
  }, [workspace]);
  if (history.length === 0)
    return (
      <EmptyState icon={History} title={text('run.historyEmptyTitle')} text={text('run.historyEmptyText')} />
    );
  const pair = pairOf(history, compared);
  if (pair !== null) return <Comparison pair={pair} onBack={() => setCompared(null)} />;
  const clear = async () => {
    await workspace.backend.call('runs.clear', { projectId });
    await loadHistory(workspace);
  };
  const isPair = pairOf(history, chosen) !== null;
  return (
    <div className="history history--list">
      {live}
      <div className="history__bar">
        <button
          type="button"
          className="button button--line"
          disabled={!isPair}
          onClick={() => setCompared(chosen)}
        >
          {text('run.compare')}
        </button>
        <span className="history__hint">{text(isPair ? 'run.compareReady' : 'run.compareHint')}</span>
        <button type="button" className="button button--line" onClick={() => void attempt(clear)}>
          {text('run.historyClear')}
        </button>
      </div>
      <RunList
        history={history.toSorted((a, b) => b.startedAt - a.startedAt)}
        chosen={chosen}
        onChoose={(runId) => workspace.comparison.setState({ chosen: choose(chosen, runId) })}
        onCompare={setCompared}
        shown={shown}
        onShow={(run) => void attempt(() => showRun(workspace, run))}
      />
    </div>
  );
}

function Comparison({ pair, onBack }: { pair: [RunSummary, RunSummary]; onBack(): void }) {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const [earlier, later] = pair;
  const words = (entry: RunSummary) => text('run.comparedRun', wordsOf(entry, language));
  return (
    <div className="history">
      <div className="history__bar">
        <IconButton icon={ArrowLeft} label={text('run.back')} onClick={onBack} />
        <dl className="history__pair">
          <div>
            <dt>{text('run.earlier')}</dt>
            <dd title={words(earlier)}>{words(earlier)}</dd>
          </div>
          <div>
            <dt>{text('run.later')}</dt>
            <dd title={words(later)}>{words(later)}</dd>
          </div>
        </dl>
      </div>
      <RunComparison earlier={earlier} later={later} />
    </div>
  );
}

/** The two runs with these ids, the earlier one first; null when they are not two, or gone. */
function pairOf(
  history: readonly RunSummary[],
  runIds: readonly string[] | null,
): [RunSummary, RunSummary] | null {
  const [one, other] = history.filter(({ runId }) => runIds?.includes(runId));
  return one === undefined || other === undefined ? null : inOrder(one, other);
}
