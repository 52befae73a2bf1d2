import { Radio, TriangleAlert, Unplug } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { projectModel } from '../../core/project/model.ts';
import { CommandButton } from '../command-kit/command-button.tsx';
import { useText } from '../i18n/use-text.tsx';
import type { RunnerState } from '../stores/live-store.ts';
import { useLive, useProject, useSelection, useSettings } from '../stores/use-scopes.tsx';
import { formatCount, formatDuration, formatRate } from '../ui/numbers.ts';

/** In the place of how the sample run went: which Go program the graph shows, how the flow goes there, and what its metrics don't tell. */
export function RunnerLine({ lost }: { lost: ReactNode }) {
  const text = useText();
  const address = useLive((live) => live.address);
  const runner = useLive((live) => live.runner);
  const flow = useSelection(({ view }) => (view.kind === 'flow' ? view.flow : ''));
  if (address === null || runner === null) return null;
  const place = address.replace(/^http:\/\//, '');
  return (
    <div className="run-line live-line" role="status" aria-live="off" aria-label={text('live.runner.line')}>
      <Radio size={16} aria-hidden className="live-line__sign" />
      <b className="live-line__name" title={place}>
        {place}
      </b>
      <Numbers runner={runner} name={flow} />
      {lost}
      <Others runner={runner} />
      <span className="live-line__quiet" title={text('live.metrics.told')}>
        {text('live.runner.unknown')}
      </span>
      <span className="run-line__gap" />
      <span className="run-line__actions">
        <CommandButton id="live.detach" icon={Unplug} iconOnly />
      </span>
    </div>
  );
}

function Numbers({ runner, name }: { runner: RunnerState; name: string }) {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const flow = runner.view.flows.get(name);
  const timeText = (at: number): string =>
    new Date(at).toLocaleString(language, { dateStyle: 'short', timeStyle: 'medium' });
  const startedAt = runner.moments.at(-1)?.startedAt ?? null;
  const since = startedAt === null ? undefined : text('live.runner.since', { time: timeText(startedAt) });
  const words = flow
    ? [
        text('live.runner.runs', { count: flow.runs, number: formatCount(flow.runs) }),
        text('live.runner.rows', { count: flow.rows, number: formatCount(flow.rows) }),
        ...(flow.rate === null ? [] : [text('live.rate', { rate: formatRate(flow.rate) })]),
        ...(flow.meanMs === null ? [] : [text('live.runner.mean', { time: formatDuration(flow.meanMs) })]),
      ].join(' · ')
    : text('live.runner.notRun', { flow: name });
  return (
    <>
      <span className="live-line__numbers num" title={[words, ...(since ? [since] : [])].join('\n')}>
        {words}
      </span>
      {runner.anewAt !== null && (
        <span className="live-line__warning">
          <TriangleAlert size={13} aria-hidden />{' '}
          {text('live.runner.anew', { time: timeText(runner.anewAt) })}
        </span>
      )}
    </>
  );
}

/** Functions that run there and are in no flow of this project. */
function Others({ runner }: { runner: RunnerState }) {
  const text = useText();
  const project = useProject((state) => state.project);
  const names = useMemo(() => {
    const drawn = new Set(
      projectModel(project).flows.flatMap(({ config }) => config.flows.map(({ fname }) => fname)),
    );
    return [...runner.view.functions.keys()].filter((name) => !drawn.has(name));
  }, [project, runner.view]);
  if (names.length === 0) return null;
  const words = text('live.runner.others', { count: names.length, names: names.join(', ') });
  return (
    <span className="live-line__warning" title={words}>
      <TriangleAlert size={13} aria-hidden /> {words}
    </span>
  );
}
