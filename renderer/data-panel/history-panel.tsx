import { History } from 'lucide-react';
import { useEffect } from 'react';
import { attempt } from '../commands/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { useApp, useProject, useRun } from '../stores/app-stores.tsx';
import { loadHistory } from '../stores/run-session.ts';
import type { HistoryEntry } from '../stores/run-store.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import './history-panel.css';

/** Earlier runs with their counts, newest first. */
export function HistoryPanel() {
  const text = useText();
  const app = useApp();
  const history = useRun((run) => run.history);
  const projectId = useProject((state) => state.opened?.projectId);
  useEffect(() => {
    if (projectId !== undefined) void attempt(() => loadHistory(app));
  }, [app, projectId]);
  if (history.length === 0)
    return (
      <EmptyState icon={History} title={text('run.historyEmptyTitle')} text={text('run.historyEmptyText')} />
    );
  const newestFirst = [...history].sort((a, b) => b.startedAt - a.startedAt);
  const clear = async () => {
    if (projectId === undefined) return;
    await app.backend.call('history.clear', { projectId });
    await loadHistory(app);
  };
  return (
    <section className="history" tabIndex={0} aria-label={text('run.history')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text('run.startedAt')}</th>
            <th scope="col">{text('run.flow')}</th>
            <th scope="col">{text('run.outcome')}</th>
            <th scope="col">{text('run.rowsRead')}</th>
            <th scope="col">{text('run.duration')}</th>
            <th scope="col">{text('run.batchSize')}</th>
            <th scope="col">{text('run.counts')}</th>
            <th scope="col">
              <button type="button" className="button button--line" onClick={() => void attempt(clear)}>
                {text('run.historyClear')}
              </button>
            </th>
          </tr>
        </thead>
        <tbody>
          {newestFirst.map((entry) => (
            <HistoryRow key={entry.runId} entry={entry} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function HistoryRow({ entry }: { entry: HistoryEntry }) {
  const text = useText();
  const language = useApp().settings.getState().resolvedLanguage;
  const { progress } = entry.finished;
  return (
    <tr data-status={entry.status}>
      <td>{new Date(entry.startedAt).toLocaleString(language)}</td>
      <td>{entry.flow}</td>
      <td className="history__status">{text(`run.status_${entry.status}`)}</td>
      <td className="num">{progress.rowsRead.toLocaleString(language)}</td>
      <td className="num">{milliseconds(progress.elapsedMs)}</td>
      <td className="num">{entry.batchSize.toLocaleString(language)}</td>
      <td className="num" colSpan={2}>
        {progress.nodes.map(({ fname, rowsIn, rowsOut }) => `${fname} ${rowsIn} → ${rowsOut}`).join(' · ')}
      </td>
    </tr>
  );
}

function milliseconds(value: number): string {
  return value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}
