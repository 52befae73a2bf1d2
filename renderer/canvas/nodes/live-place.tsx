import './live-place.css';
import { CircleX, TriangleAlert } from 'lucide-react';
import { describeError } from '../../../core/errors/coded-error.ts';
import type { LivePlaceView } from '../../../core/live/live-view.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useLive, useSettings } from '../../stores/use-scopes.tsx';
import { formatCount, formatRate } from '../../ui/numbers.ts';
import { RunnerPlace, RunnerSource } from './runner-place.tsx';

interface Props {
  id: string;
  flow: string;
}

/** What a place does in the live run that is shown: rows in and out, rows a second, what it failed at. */
export function LivePlace({ id, flow }: Props) {
  const isRunner = useLive(({ runner }) => runner !== null);
  return isRunner ? (
    <RunnerPlace fname={id.slice(0, id.lastIndexOf('#'))} />
  ) : (
    <RunPlace id={id} flow={flow} />
  );
}

function RunPlace({ id, flow }: Props) {
  const text = useText();
  const place = useLive(({ flows }) => flows.get(flow)?.places.get(id));
  if (place === undefined)
    return (
      <div className="function-node__state live-place">
        <div className="function-node__run">
          <span className="function-node__quiet">{text('canvas.live.none')}</span>
        </div>
      </div>
    );
  const { rowsIn, rowsOut, rate, visits } = place;
  return (
    <div className="function-node__state live-place" data-live={id}>
      <div className="function-node__run">
        <span className="num" title={text('canvas.live.in')}>
          {formatCount(rowsIn)}
        </span>
        <span aria-hidden>→</span>
        <span className="num" title={text('canvas.live.out')}>
          {formatCount(rowsOut)}
        </span>
        {rate !== null && (
          <span className="function-node__time num" title={text('canvas.live.visits', { count: visits })}>
            {text('canvas.live.rate', { rate: formatRate(rate) })}
          </span>
        )}
        {place.dead > 0 && (
          <CircleX size={14} className="mark mark--error mark--end" aria-label={text('canvas.node.red')} />
        )}
      </div>
      <LiveError {...place} flow={flow} />
    </div>
  );
}

function LiveError({
  id,
  flow,
  dead,
  error,
}: Pick<LivePlaceView, 'id' | 'dead' | 'error'> & { flow: string }) {
  const text = useText();
  const showLetters = useLive((live) => live.showLetters);
  const language = useSettings((settings) => settings.resolvedLanguage);
  if (error === null) return null;
  const { message, help } = describeError(error.error, language);
  const time = new Date(error.at).toLocaleString(language, { dateStyle: 'short', timeStyle: 'medium' });
  const letters = text('canvas.live.dead', { count: dead, number: formatCount(dead) });
  return (
    <div className="function-node__reason" data-tone="red" title={`${time}\n${message}\n${help}`}>
      <div className="function-node__lines">
        <span>
          {dead === 0 ? (
            letters
          ) : (
            <button
              type="button"
              tabIndex={-1}
              className="function-node__way nodrag"
              onClick={(event) => {
                event.stopPropagation();
                showLetters?.({ flow, place: id });
              }}
            >
              {letters}
            </button>
          )}
          : {message}
        </span>
      </div>
    </div>
  );
}

/** What waits before a flow in the live run, by part, in the place of its sample rows. */
export function LiveSource({ flow }: { flow: string }) {
  const isRunner = useLive(({ runner }) => runner !== null);
  return isRunner ? <RunnerSource flow={flow} /> : <RunSource flow={flow} />;
}

function RunSource({ flow }: { flow: string }) {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const view = useLive(({ flows }) => flows.get(flow));
  if (view === undefined) return <span className="function-node__quiet">{text('canvas.live.none')}</span>;
  const words = view.lag.map(({ part, waiting, next }) =>
    text('canvas.live.part', {
      part,
      waiting: waiting === null ? '?' : formatCount(waiting),
      next: next ?? '–',
    }),
  );
  const all = view.lag.reduce((sum, { waiting }) => sum + (waiting ?? 0), 0);
  const trouble = view.trouble && describeError(view.trouble, language).message;
  // Large counts are wider than the card.
  const counts = `${formatCount(view.messages)} ${text('canvas.live.done')} · ${formatCount(all)} ${text('canvas.live.waiting')}`;
  return (
    <span className="live-source" title={[...(trouble ? [trouble] : []), counts, ...words].join('\n')}>
      {trouble && <TriangleAlert size={12} className="mark mark--warn" aria-hidden />}
      <span className="num">{formatCount(view.messages)}</span> {text('canvas.live.done')} ·{' '}
      <span className="num">{formatCount(all)}</span> {text('canvas.live.waiting')}
    </span>
  );
}
