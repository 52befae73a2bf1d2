import { X } from 'lucide-react';
import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
  type WheelEvent,
} from 'react';
import type { VisitMark } from '../../../core/contract/host/runs.ts';
import { isOfKind, visitKinds } from '../../../core/run/journal/visit-mark.ts';
import { attempt } from '../../command-kit/run-command.ts';
import { useText } from '../../i18n/use-text.tsx';
import { loggedHits } from '../../stores/logged-hits.ts';
import { rowsVersion } from '../../stores/rows-version.ts';
import { sampledFrom } from '../../stores/sampled-from.ts';
import { useDebug, useRun, useSettings, useShownRows, useWorkspace } from '../../stores/use-scopes.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { keptVisits, rangesText } from './kept-visits.ts';
import { goTo, loadVisits, nameAt, step, type TimelineStep, toggleKind } from './timeline-actions.ts';
import './timeline.css';
import { KindSign } from './kind-sign.tsx';
import { barOf, timelineLayout, visitAt } from './timeline-layout.ts';
import { TimelineMarks } from './timeline-marks.tsx';
import { useWidth } from './use-width.ts';

/** The visits of the run that is shown, in their order; the cursor is the moment at which all else shows it. */
export function Timeline() {
  const text = useText();
  const workspace = useWorkspace();
  const { debug } = workspace;
  const visits = useDebug((state) => state.visits);
  const cursor = useDebug((state) => state.cursor);
  const kinds = useDebug((state) => state.kinds);
  const found = useShownRows((rows) => rows.found);
  const nodeIds = useRun((run) => run.nodeIds);
  const logs = useRun((run) => run.logs);
  const { ofVisit: logged } = useMemo(() => loggedHits(logs, null), [logs]);
  const [byTime, setByTime] = useState(false);
  const [zoom, setZoom] = useState<{ from: number; count: number } | null>(null);
  const lane = useRef<HTMLDivElement>(null);
  const width = useWidth(lane);
  useVisits();
  const all = visits?.marks ?? [];
  const from = Math.min(zoom?.from ?? 0, Math.max(0, all.length - 1));
  const marks = useMemo(() => all.slice(from, from + (zoom?.count ?? all.length)), [all, from, zoom]);
  const layout = useMemo(
    () => timelineLayout(marks, { width, byTime, kinds }),
    [marks, width, byTime, kinds],
  );
  const place = cursor === null ? -1 : marks.findIndex(([visit]) => visit === cursor);
  const counts = useMemo(
    () => visitKinds.map((kind) => all.filter((mark) => isOfKind(mark, kind)).length),
    [all],
  );

  function seek(event: PointerEvent<HTMLElement>): void {
    const mark = marks[visitAt(layout, event.clientX - event.currentTarget.getBoundingClientRect().left)];
    if (mark && mark[0] !== debug.getState().cursor) void attempt(() => goTo(workspace, mark[0]));
  }
  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    seek(event);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const kind = visitKinds[Number(event.key) - 1];
    if (event.key === 'End') void attempt(() => goTo(workspace, null));
    else if (event.key === 'Home' && all[0]) void attempt(() => goTo(workspace, all[0]?.[0] ?? null));
    else if (event.key === 'ArrowLeft') void attempt(() => step(workspace, stepOf(event), -1));
    else if (event.key === 'ArrowRight') void attempt(() => step(workspace, stepOf(event), 1));
    else if (kind) toggleKind(workspace, kind);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function onWheel({ deltaY, clientX, currentTarget }: WheelEvent<HTMLElement>): void {
    const at = from + visitAt(layout, clientX - currentTarget.getBoundingClientRect().left);
    const count = Math.round(marks.length * (deltaY > 0 ? 1.25 : 0.8));
    if (count >= all.length) setZoom(null);
    else if (count >= 10) {
      const share = (at - from) / Math.max(1, marks.length);
      const first = Math.max(0, Math.min(all.length - count, Math.round(at - share * count)));
      setZoom({ from: first, count });
    }
  }
  const mark = marks[place];
  const name = nameAt(nodeIds, mark?.[2]);
  const valueText = mark
    ? text('debug.timeline.at', { name, batch: mark[1], visit: mark[0], of: all.at(-1)?.[0] ?? 0 })
    : text('debug.timeline.end', { count: all.length });
  const wrote = mark && logged.get(mark[0]);
  const kept = useKeptWords(all);
  return (
    <section className="timeline" aria-label={text('debug.timeline.title')} data-region>
      <div className="timeline__bar">
        <strong>{text('debug.timeline.title')}</strong>
        {visitKinds.map((kind, at) => (
          <button
            key={kind}
            type="button"
            className="timeline__chip"
            data-kind={kind}
            aria-pressed={kinds.has(kind)}
            disabled={counts[at] === 0 && !kinds.has(kind)}
            title={`${text(`debug.timeline.${kind}`, { count: counts[at] ?? 0 })}  ${at + 1}`}
            onClick={() => toggleKind(workspace, kind)}
          >
            <svg width={10} height={10} aria-hidden focusable="false">
              <KindSign kind={kind} x={5} y={5} />
            </svg>
            {text(`debug.timeline.${kind}`, { count: counts[at] ?? 0 })}
          </button>
        ))}
        <span className="timeline__gap" title={kept}>
          {valueText}
          {kept !== undefined && <span className="timeline__kept-words"> · {kept}</span>}
          {wrote !== undefined && <code title={text('debug.log')}>{wrote}</code>}
        </span>
        <button
          type="button"
          className="timeline__chip"
          aria-pressed={byTime}
          onClick={() => setByTime(!byTime)}
        >
          {text('debug.timeline.byTime')}
        </button>
        <IconButton
          icon={X}
          size="small"
          label={text('debug.timeline.close')}
          onClick={() => {
            debug.setState({ timeline: false });
            void attempt(() => goTo(workspace, null));
          }}
        />
      </div>
      <div
        ref={lane}
        className="timeline__lane"
        role="slider"
        tabIndex={0}
        aria-label={text('debug.timeline.title')}
        aria-valuemin={all[0]?.[0] ?? 0}
        aria-valuemax={all.at(-1)?.[0] ?? 0}
        aria-valuenow={cursor ?? all.at(-1)?.[0] ?? 0}
        aria-valuetext={wrote === undefined ? valueText : `${valueText} · ${wrote}`}
        title={text('debug.timeline.keys')}
        onPointerDown={onPointerDown}
        onPointerMove={(event) => event.buttons === 1 && seek(event)}
        onKeyDown={onKeyDown}
        onWheel={onWheel}
      >
        <TimelineMarks
          layout={layout}
          marks={marks}
          width={width}
          cursor={place < 0 ? undefined : barOf(layout, place)}
          isPast={cursor !== null}
          found={found}
          logged={logged}
        />
      </div>
    </section>
  );
}

function stepOf(event: KeyboardEvent): TimelineStep {
  if (event.ctrlKey || event.metaKey) return 'batch';
  return event.shiftKey ? 'marked' : 'visit';
}

/** Of which visits rows are kept, where that is not all of them. */
function useKeptWords(marks: readonly VisitMark[]): string | undefined {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const { ranges, countsOnly } = useMemo(() => keptVisits(marks), [marks]);
  const from = useRun(sampledFrom);
  if (from !== null) {
    const sampled = text('rows.sampledFrom', { batch: from.batch });
    const why = text(`rows.sampledWhy_${from.because}`);
    return `${sampled} (${why})`;
  }
  if (countsOnly === 0) return undefined;
  const only = text('debug.timeline.countsOnly', { count: countsOnly });
  if (ranges.length === 0) return only;
  return text('debug.timeline.kept', { visits: rangesText(ranges, language), only });
}

/** Asks for visits as they come, in steps. */
function useVisits(): void {
  const workspace = useWorkspace();
  const version = useRun((run) => `${run.runId} ${rowsVersion(run, run.runId)}`);
  useEffect(() => {
    if (version !== '') void attempt(async () => void (await loadVisits(workspace)));
  }, [workspace, version]);
}
