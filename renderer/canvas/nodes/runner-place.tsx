import { useMemo } from 'react';
import { projectModel } from '../../../core/project/model.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useLive, useProject } from '../../stores/use-scopes.tsx';
import { formatCount, formatDuration, formatRate } from '../../ui/numbers.ts';

/** What a function does in a Go program: calls, calls a second, time of a call; of all its places together. */
export function RunnerPlace({ fname }: { fname: string }) {
  const text = useText();
  const found = useLive(({ runner }) => runner?.view.functions.get(fname));
  if (found === undefined)
    return (
      <div className="function-node__state live-place">
        <div className="function-node__run">
          <span className="function-node__quiet">{text('canvas.runner.none')}</span>
        </div>
      </div>
    );
  const { calls, rate, meanMs } = found;
  return (
    <div className="function-node__state live-place" data-runner={fname}>
      <div className="function-node__run">
        <span className="num" title={text('canvas.runner.calls')}>
          {formatCount(calls)}
        </span>
        <span>{text('canvas.runner.callsWord', { count: calls })}</span>
        {rate !== null && (
          <span className="num" title={text('canvas.runner.rate')}>
            {text('canvas.live.rate', { rate: formatRate(rate) })}
          </span>
        )}
        {meanMs !== null && (
          <span className="function-node__time num" title={text('canvas.runner.mean')}>
            {formatDuration(meanMs)}
          </span>
        )}
      </div>
      <Doubts fname={fname} {...found} />
    </div>
  );
}

interface DoubtsProps {
  fname: string;
  modes: readonly string[];
  untimed: number;
}

/** In what the numbers are not those of the place that is drawn, and calls that may have failed. */
function Doubts({ fname, modes, untimed }: DoubtsProps) {
  const text = useText();
  const project = useProject((state) => state.project);
  const { places, mode } = useMemo(() => {
    const model = projectModel(project);
    const all = model.flows.flatMap(({ config }) => config.flows.filter((one) => one.fname === fname));
    return { places: all.length, mode: model.func(fname)?.config.fmode ?? null };
  }, [project, fname]);
  const others = modes.filter((one) => one !== mode);
  const words = [
    ...(untimed > 0 ? [text('canvas.runner.untimed', { count: untimed, number: formatCount(untimed) })] : []),
    ...(mode !== null && others.length > 0 ? [text('canvas.runner.mode', { mode: others.join(', ') })] : []),
  ];
  const together = places > 1 ? text('canvas.runner.together', { count: places, name: fname }) : null;
  return (
    <>
      {words.length > 0 && (
        <div className="function-node__reason" data-tone="amber" title={words.join('\n')}>
          <div className="function-node__lines">
            {words.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </div>
        </div>
      )}
      {together !== null && (
        <div className="function-node__say" data-tone="plain" title={together}>
          <span>{together}</span>
        </div>
      )}
    </>
  );
}

/** Rows that were committed before the runs of a flow in a Go program, in the place of its sample rows. */
export function RunnerSource({ flow }: { flow: string }) {
  const text = useText();
  const view = useLive(({ runner }) => runner?.view.flows.get(flow));
  if (view === undefined) return <span className="function-node__quiet">{text('canvas.runner.notRun')}</span>;
  const { rows, rate } = view;
  const word = text('canvas.source.rows', { count: rows });
  const speed = rate === null ? '' : ` · ${text('canvas.live.rate', { rate: formatRate(rate) })}`;
  // Large counts are wider than the card.
  const all = `${formatCount(rows)} ${word}${speed}`;
  return (
    <span className="live-source" title={`${all}\n${text('live.metrics.told')}`}>
      <span className="num">{formatCount(rows)}</span> {word}
      <span className="num">{speed}</span>
    </span>
  );
}
