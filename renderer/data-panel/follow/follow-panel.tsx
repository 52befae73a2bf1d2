import { Route, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { functionOfNode } from '../../../core/project/chain.ts';
import type { FollowEnd, FollowStep } from '../../../core/run/follow/follow-row.ts';
import { attempt } from '../../command-kit/run-command.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useRun, useSettings, useShownRows, useWorkspace } from '../../stores/use-scopes.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { goToStop, stopFollowing } from './follow-actions.ts';
import './follow.css';
import { endWords, gradeOf, linkWords, stopWords } from './follow-words.ts';

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
  const { found, place } = followed;
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
            <li key={`${step.visit} ${step.side}`} data-grade={step.link?.grade ?? 'certain'}>
              <button
                type="button"
                aria-current={isSame(step, place) || undefined}
                onClick={() => void attempt(() => goToStop(workspace, step))}
              >
                <b>{nameOf(step.node)}</b> {stopWords(step, text)}
                <small>{linkWords(step.link, text)}</small>
              </button>
            </li>
          ))}
          {found.ends.map((end) => (
            <End key={`${end.visit} ${end.kind}`} end={end}>
              {endWords(end, texts)}
            </End>
          ))}
        </ol>
      )}
    </section>
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
