import './live.css';
import { Radio, TriangleAlert, Unplug } from 'lucide-react';
import { useMemo } from 'react';
import { describeError } from '../../core/errors/coded-error.ts';
import { flowDrift, flowFiles } from '../../core/live/flow-files.ts';
import type { LiveFlowView } from '../../core/live/live-view.ts';
import { projectModel } from '../../core/project/model.ts';
import { CommandButton } from '../command-kit/command-button.tsx';
import { useText } from '../i18n/use-text.tsx';
import { useLive, useProject, useSelection, useSettings } from '../stores/use-scopes.tsx';
import { formatCount, formatRate } from '../ui/numbers.ts';
import { LiveLost } from './live-lost.tsx';
import { RunnerLine } from './runner-line.tsx';

/** In the place of how the sample run went: which live run the graph shows, how it goes, and whether it is the flow that is drawn. */
export function LiveLine() {
  const isRunner = useLive(({ runner }) => runner !== null);
  return isRunner ? <RunnerLine lost={<LiveLost />} /> : <RunLine />;
}

function RunLine() {
  const text = useText();
  const address = useLive((live) => live.address);
  const snapshot = useLive(({ moments }) => moments.at(-1));
  const flowName = useSelection(({ view }) => (view.kind === 'flow' ? view.flow : ''));
  const flow = useLive(({ flows }) => flows.get(flowName));
  if (address === null || snapshot === undefined) return null;
  const place = `${snapshot.project} · ${address.replace(/^http:\/\//, '')}`;
  return (
    <div className="run-line live-line" role="status" aria-live="off" aria-label={text('live.line')}>
      <Radio size={16} aria-hidden className="live-line__sign" />
      <b className="live-line__name" title={place}>
        {place}
      </b>
      {flow === undefined ? (
        <span className="live-line__warning">
          <TriangleAlert size={13} aria-hidden /> {text('live.otherFlow', { flow: flowName })}
        </span>
      ) : (
        <Numbers flow={flow} name={flowName} />
      )}
      <LiveLost />
      {flow && <Drift flow={flow} name={flowName} />}
      <span className="run-line__gap" />
      <span className="run-line__actions">
        <CommandButton id="live.detach" icon={Unplug} iconOnly />
      </span>
    </div>
  );
}

function Numbers({ flow, name }: { flow: LiveFlowView; name: string }) {
  const text = useText();
  const showLetters = useLive((live) => live.showLetters);
  const language = useSettings((settings) => settings.resolvedLanguage);
  const { messages, rate, lag, letters, trouble } = flow;
  const waiting = lag.reduce((sum, one) => sum + (one.waiting ?? 0), 0);
  const words = [
    text('live.messages', { count: messages, number: formatCount(messages) }),
    ...(rate === null ? [] : [text('live.rate', { rate: formatRate(rate) })]),
    text('live.waiting', { count: waiting, number: formatCount(waiting) }),
  ].join(' · ');
  const why = trouble && describeError(trouble, language).message;
  return (
    <>
      <span className="live-line__numbers num" title={words}>
        {words}
      </span>
      {letters > 0 && (
        <button
          type="button"
          className="live-line__letters"
          onClick={() => showLetters?.({ flow: name, place: null })}
        >
          {text('live.letterCount', { count: letters, number: formatCount(letters) })}
        </button>
      )}
      {why && (
        <span className="live-line__warning" title={why}>
          <TriangleAlert size={13} aria-hidden /> {text('live.waits', { why })}
        </span>
      )}
    </>
  );
}

/** Whether what is drawn is what runs; unsaved edits count. */
function Drift({ flow, name }: { flow: LiveFlowView; name: string }) {
  const text = useText();
  const project = useProject((state) => state.project);
  const { files } = flow;
  const drift = useMemo(() => {
    const model = projectModel(project);
    const entry = model.flow(name);
    return entry ? flowDrift(files, flowFiles(project, model, entry)) : null;
  }, [project, name, files]);
  if (drift === null) return null;
  const words = [
    ...drift.changed.map((path) => text('live.drift.changed', { path })),
    ...drift.missing.map((path) => text('live.drift.missing', { path })),
    ...drift.added.map((path) => text('live.drift.added', { path })),
  ];
  return (
    <span className="live-line__warning" title={words.join('\n')}>
      <TriangleAlert size={13} aria-hidden />{' '}
      {text('live.drift', { count: words.length, first: words[0] ?? '' })}
    </span>
  );
}
