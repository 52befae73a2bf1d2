import { Diff, Workflow } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { RunSummary } from '../../../core/contract/host/runs.ts';
import type { NodeCounters } from '../../../core/contract/run-payloads.ts';
import { projectModel } from '../../../core/project/model.ts';
import { sayAll } from '../../../core/run/sentence.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useProject, useSettings } from '../../stores/use-scopes.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { runBefore } from './compare-runs.ts';
import { failureOf, milliseconds, oddEndOf, statusOf, wordsOf } from './run-format.ts';

interface RunListProps {
  /** Newest first. */
  history: readonly RunSummary[];
  chosen: readonly string[];
  onChoose(runId: string): void;
  onCompare(runIds: [string, string]): void;
  /** The run that the canvas shows. */
  shown: string | null;
  /** Shows a run on the canvas; undefined while none can be shown. */
  onShow: ((run: RunSummary) => void) | undefined;
}

/** Runs with their counts; two of them can be chosen to be compared. */
export function RunList({ history, chosen, onChoose, onCompare, shown, onShow }: RunListProps) {
  const text = useText();
  return (
    <section className="history__list" tabIndex={0} aria-label={text('run.history')}>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{text('run.startedAt')}</th>
            <th scope="col">{text('run.flow')}</th>
            <th scope="col">{text('run.outcome')}</th>
            <th scope="col" className="num">
              {text('run.rowsRead')}
            </th>
            <th scope="col" className="num">
              {text('run.duration')}
            </th>
            <th scope="col">{text('run.counts')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {history.map((entry) => {
            const before = runBefore(history, entry);
            return (
              <Run
                key={entry.runId}
                entry={entry}
                chosen={chosen.includes(entry.runId)}
                onChoose={() => onChoose(entry.runId)}
                onCompare={before && (() => onCompare([before.runId, entry.runId]))}
                isShown={entry.runId === shown}
                onShow={onShow && entry.bytes > 0 ? () => onShow(entry) : undefined}
              />
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface RunProps {
  entry: RunSummary;
  chosen: boolean;
  onChoose(): void;
  /** Compares with the run before; undefined when there is none. */
  onCompare: (() => void) | undefined;
  isShown: boolean;
  /** Shows it on the canvas; undefined when only its counts are left. */
  onShow: (() => void) | undefined;
}

function Run({ entry, chosen, onChoose, onCompare, isShown, onShow }: RunProps) {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const { progress } = entry.finished;
  const words = wordsOf(entry, language);
  const project = useProject((state) => state.project);
  const odd = useMemo(() => oddEndOf(entry, projectModel(project)), [entry, project]);
  const oddWords = odd && sayAll([odd.sentence, ...odd.clauses], language);
  return (
    <tr data-status={odd ? 'odd' : statusOf(entry)} data-chosen={chosen} aria-current={isShown || undefined}>
      <td>
        <input
          type="checkbox"
          aria-label={text('run.compareChoose', { started: words.started })}
          checked={chosen}
          onChange={onChoose}
        />
      </td>
      <td>{words.started}</td>
      <td title={text('run.comparedRun', words)}>
        {entry.flow}
        {entry.continues && <Continues {...entry.continues} />}
        {entry.storage === 'real' && (
          <small className="history__continues">{text('run.onRealStorage')}</small>
        )}
      </td>
      <td className="history__status" title={oddWords ?? failureOf(entry, language) ?? undefined}>
        {oddWords ?? text(`run.status_${statusOf(entry)}`)}
      </td>
      <td className="num">{progress.rowsRead.toLocaleString(language)}</td>
      <td className="num">{milliseconds(progress.elapsedMs, language)}</td>
      <Counts nodes={progress.nodes} />
      <td>
        {onShow && !isShown && (
          <IconButton icon={Workflow} size="small" label={text('run.showOnCanvas')} onClick={onShow} />
        )}
        {onCompare && (
          <IconButton icon={Diff} size="small" label={text('run.compareBefore')} onClick={onCompare} />
        )}
      </td>
    </tr>
  );
}

/** The visit of an earlier run that it goes on from. */
function Continues({ visit, at }: NonNullable<RunSummary['continues']>) {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const time = new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  return <small className="history__continues">{text('run.continues', { visit, time })}</small>;
}

/** Functions whose counts are shown before the rest is asked for. */
const shownFirst = 6;

/** Rows in and out of every function; of a long chain the first ones, and the rest on demand. */
function Counts({ nodes }: { nodes: readonly NodeCounters[] }) {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const [all, setAll] = useState(false);
  const isLong = nodes.length > shownFirst + 1;
  const shown = isLong && !all ? nodes.slice(0, shownFirst) : nodes;
  const words = ({ fname, rowsIn, rowsOut }: NodeCounters) =>
    `${fname} ${rowsIn.toLocaleString(language)} → ${rowsOut.toLocaleString(language)} `;
  return (
    <td className="history__counts num">
      <div className={all ? undefined : 'history__clamped'} title={nodes.map(words).join('\n')}>
        {shown.map((counters) => (
          <span key={counters.node}>{words(counters)}</span>
        ))}
      </div>
      {isLong && (
        <button type="button" className="history__more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? text('run.fewerCounts') : text('run.moreCounts', { count: nodes.length - shownFirst })}
        </button>
      )}
    </td>
  );
}
