import './error-lane.css';
import { CircleCheck, Download, Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import { errorStatement } from '../../core/errors/coded-error.ts';
import { isNodeId } from '../../core/project/chain.ts';
import type { LaneEntry } from '../../core/run/failed-rows.ts';
import { visibleLine } from '../../core/text/visible-text.ts';
import { CommandButton } from '../command-kit/command-button.tsx';
import { attempt } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { performAction } from '../outcome-actions/act.ts';
import type { Workspace } from '../stores/scopes.ts';
import { useRun, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { pageOfErrors, readErrors } from './error-lane-actions.ts';

const noErrors = { rows: 0, kept: 0 };

/** The rows that the shown run went on without: where and why each failed, and ways to go on with them. */
export function ErrorLanePanel() {
  const text = useText();
  const lane = useRun((run) => run.journal?.errorLane ?? noErrors);
  const [entries, more] = useErrors();
  if (lane.rows === 0)
    return (
      <EmptyState icon={CircleCheck} title={text('errors.emptyTitle')} text={text('errors.emptyText')} />
    );
  return (
    <div className="error-lane">
      <div className="error-lane__bar">
        <span className="error-lane__count" role="status">
          {text('errors.count', { count: lane.rows })}
          {lane.kept < lane.rows && ` · ${text('errors.kept', { count: lane.kept })}`}
        </span>
        <CommandButton id="errors.runAgain" icon={Play} kind="line" />
        <CommandButton id="errors.save" icon={Download} kind="line" />
      </div>
      <section className="error-lane__list" tabIndex={0} aria-label={text('errors.list')}>
        <table>
          <thead>
            <tr>
              <th scope="col" className="num">
                {text('errors.row')}
              </th>
              <th scope="col" className="num">
                {text('errors.batch')}
              </th>
              <th scope="col">{text('errors.place')}</th>
              <th scope="col">{text('errors.why')}</th>
              <th scope="col">{text('errors.json')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Entry key={entry.row} entry={entry} />
            ))}
          </tbody>
        </table>
        {entries.length < lane.kept && (
          <button type="button" className="button button--plain" onClick={more}>
            {text('errors.more', { count: Math.min(pageOfErrors, lane.kept - entries.length) })}
          </button>
        )}
      </section>
    </div>
  );
}

/** The first pages of what is kept, read again as the run goes on. */
function useErrors(): [readonly LaneEntry[], () => void] {
  const workspace = useWorkspace();
  const runId = useRun((run) => run.runId);
  const [pages, setPages] = useState(1);
  // Rows come behind those that are there: a page that is full is read once.
  const wanted = useRun((run) => Math.min(run.journal?.errorLane.kept ?? 0, pages * pageOfErrors));
  const [shown, setShown] = useState<{ runId: string | null; entries: LaneEntry[] }>({ runId, entries: [] });
  useEffect(() => {
    let isCurrent = true;
    if (wanted > 0)
      void attempt(async () => {
        const entries = await readErrors(workspace, 0, wanted);
        if (isCurrent) setShown({ runId, entries });
      });
    return () => {
      isCurrent = false;
    };
  }, [workspace, runId, wanted]);
  return [shown.runId === runId ? shown.entries : [], () => setPages(pages + 1)];
}

function Entry({ entry }: { entry: LaneEntry }) {
  const text = useText();
  const workspace = useWorkspace();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const { row, batch, place, together, error, json } = entry;
  const { message } = errorStatement(error, language);
  const { file, line, column } = error;
  return (
    <tr>
      <td className="num">{row.toLocaleString(language)}</td>
      <td className="num">{batch.toLocaleString(language)}</td>
      <td>
        {place === null ? (
          text('errors.unread')
        ) : (
          <button type="button" className="error-lane__link" onClick={() => showPlace(workspace, place.id)}>
            {visibleLine(place.id)}
          </button>
        )}
      </td>
      <td className="error-lane__why">
        {visibleLine(message)}
        {together > 1 && <em> {text('errors.together', { count: together })}</em>}
        {file !== undefined && line !== undefined && (
          <button
            type="button"
            className="error-lane__link"
            onClick={() =>
              void attempt(() =>
                performAction(workspace, { kind: 'go-to-line', file, line, column: column ?? null }),
              )
            }
          >
            {text('errors.line', { line })}
          </button>
        )}
      </td>
      <td className="error-lane__json" title={json.slice(0, 2000)}>
        <code>{visibleLine(json.slice(0, 500))}</code>
      </td>
    </tr>
  );
}

function showPlace(workspace: Workspace, id: string): void {
  const { flow } = workspace.run.getState();
  if (flow === null || !isNodeId(id)) return;
  workspace.selection.getState().showFlow(flow);
  workspace.selection.getState().selectNodes([id]);
  workspace.canvas.getState().camera?.reveal(id);
}
