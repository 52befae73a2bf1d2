import { useText } from '../../i18n/use-text.tsx';
import { sampledFrom } from '../../stores/sampled-from.ts';
import { useRun } from '../../stores/use-scopes.tsx';
import './all-rows.css';
import type { PagesState, RowPages } from './row-pages.ts';

/** How many rows are shown, and of how many; while they are looked for, how far that is. */
export function RowsCount({ pages, state }: { pages: RowPages; state: PagesState }) {
  const text = useText();
  const { head, searching, cancelled } = state;
  const from = useRun(sampledFrom);
  if (searching !== null)
    return (
      <>
        {text('rows.searching', searching)}{' '}
        <button type="button" className="button button--line rows-cancel" onClick={pages.cancel}>
          {text('rows.cancel')}
        </button>
      </>
    );
  if (cancelled) return text('rows.cancelled');
  if (head === null) return null;
  const { matching, kept, total, visits, visitsNotKept = 0, withoutValue = 0 } = head;
  if (visits === undefined || matching === total)
    return kept === total ? (
      text('data.all', { count: total })
    ) : (
      <>
        {from === null
          ? text('rows.kept', { kept, total, count: visitsNotKept })
          : text('rows.keptOnly', { kept, total })}
        <Sampled />
      </>
    );
  const unseen = total - kept;
  return (
    <>
      {text('data.count', { shown: matching, total })}
      {matching > 0 && ` ${text('rows.inVisits', { count: visits.length })}`}
      {withoutValue > 0 && ` · ${text('rows.withoutValue', { count: withoutValue })}`}
      {unseen > 0 && <span className="rows-unseen"> · {text('rows.unseen', { count: unseen })}</span>}
      {unseen > 0 && <Sampled />}
    </>
  );
}

/** From which batch on the run kept a sample only; the tip says why. */
function Sampled() {
  const text = useText();
  const from = useRun(sampledFrom);
  if (from === null) return null;
  return (
    <span className="rows-unseen" title={text(`rows.sampledWhy_${from.because}`)}>
      {' · '}
      {text('rows.sampledFrom', { batch: from.batch })}
    </span>
  );
}
