import { Route, X } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { functionOfNode, isNodeId } from '../../../core/project/chain.ts';
import type { FollowEnd, FollowStep } from '../../../core/run/follow/follow-row.ts';
import type { StoredStop } from '../../../core/run/follow/stored-rows.ts';
import { attempt } from '../../command-kit/run-command.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useRun, useSettings, useShownRows, useWorkspace } from '../../stores/use-scopes.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { followStored, goToStop, stopFollowing } from './follow-actions.ts';
import './follow.css';
import { endWords, gradeOf, linkWords, stopWords, storedGap, storedWords } from './follow-words.ts';

/** The stops of the followed row, from where it came to what became of it; each leads to its moment. */
export function FollowPanel() {
  const text = useText();
  const workspace = useWorkspace();
  const followed = useShownRows((rows) => rows.followed);
  const ids = useRun((run) => run.nodeIds);
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  if (followed === null) return null;
  const nameOf = (node: number): string => {
    const id = ids[node];
    return id === undefined ? '' : functionOfNode(id);
  };
  const { found, place, stored } = followed;
  const texts = { nameOf, text, language };
  return (
    <section className="follow" aria-label={text('rows.followed')}>
      <div className="row-detail__head">
        <Route size={14} aria-hidden />
        <b>{text('rows.followed')}</b>
        <IconButton
          icon={X}
          size="small"
          label={text('rows.stopFollowing')}
          onClick={() => stopFollowing(workspace)}
        />
      </div>
      {found === null ? (
        <Loading />
      ) : (
        <ol className="follow__stops">
          <End end={found.begin}>{endWords(found.begin, texts)}</End>
          {found.steps.map((step) => (
            <Fragment key={`${step.visit} ${step.side}`}>
              <li data-grade={step.link?.grade ?? 'certain'}>
                <button
                  type="button"
                  aria-current={isSame(step, place) || undefined}
                  onClick={() => void attempt(() => goToStop(workspace, step))}
                >
                  <b>{nameOf(step.node)}</b> {stopWords(step, text)}
                  <small>{linkWords(step.link, text)}</small>
                </button>
              </li>
              {(stored ?? [])
                .filter((stop) => stop.step === step)
                .map((stop) => (
                  <Stored key={`${stop.connector} ${stop.within}`} stop={stop} />
                ))}
            </Fragment>
          ))}
          {found.ends.map((end) => (
            <End key={`${end.visit} ${end.kind}`} end={end}>
              {endWords(end, texts)}
              {end.kind === 'unknown' && end.candidates > 0 && (
                <small>{text('rows.tellFrom', { code: '{ from: row }' })}</small>
              )}
            </End>
          ))}
          {stored === null && (
            <li className="follow__stored" data-grade="unknown">
              <Loading />
            </li>
          )}
        </ol>
      )}
    </section>
  );
}

/** Where the row went through storage: likely, whatever it is known by, since others may write there, too. */
function Stored({ stop }: { stop: StoredStop }) {
  const text = useText();
  const workspace = useWorkspace();
  const shown = useRun((run) => run.runId);
  const gap = storedGap(stop, text);
  const { other, how, key } = stop;
  if (other === null || other === 'not-kept')
    return (
      <li className="follow__stored" data-grade="unknown">
        {storedWords(stop, text)}
        <small>{gap}</small>
      </li>
    );
  const side = how === 'saved' ? 'out' : 'in';
  const { run, row } = other;
  const { runId, flow } = run;
  const name = isNodeId(row.place) ? functionOfNode(row.place) : row.place;
  return (
    <li className="follow__stored" data-grade="likely">
      {storedWords(stop, text)}
      <button type="button" onClick={() => void attempt(() => followStored(workspace, { runId, row, side }))}>
        <b>{name}</b> {stopWords({ ...row, side }, text)}
        <small>
          {linkWords({ grade: 'likely', by: { kind: 'key', field: [...key.keys()].join(', ') } }, text)}
          {runId !== shown && ` · ${text('rows.storedOtherRun', { flow })}`}
        </small>
      </button>
    </li>
  );
}

function isSame(step: FollowStep, place: { visit: number; side: string }): boolean {
  return step.visit === place.visit && step.side === place.side;
}

function End({ end, children }: { end: FollowEnd; children: ReactNode }) {
  return (
    <li className="follow__end" data-grade={gradeOf(end)} data-kind={end.kind}>
      {children}
    </li>
  );
}
