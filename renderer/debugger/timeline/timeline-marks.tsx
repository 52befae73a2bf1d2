import { memo } from 'react';
import type { VisitMark } from '../../../core/contract/host/runs.ts';
import type { VisitKind } from '../../../core/run/journal/visit-mark.ts';
import type { TimelineBar, TimelineLayout } from './timeline-layout.ts';

interface TimelineMarksProps {
  layout: TimelineLayout;
  marks: readonly VisitMark[];
  width: number;
  /** The bar of the visit that is looked at. */
  cursor: TimelineBar | undefined;
  /** A moment before the end is looked at. */
  isPast: boolean;
  /** Visits with rows that a search found. */
  found: readonly number[] | null;
  /** Visits at which a breakpoint wrote a line. */
  logged: ReadonlyMap<number, string>;
}

/** Heights, in pixels from the top: numbers of batches, signs, bars, and the lane of what is kept. */
const top = { batch: 9, sign: 17, bars: 24, lane: 50 };
const height = 58;
const barHeight = 22;
/** A batch narrower than this has no number. */
const roomForNumber = 18;

export const TimelineMarks = memo(function TimelineMarks(props: TimelineMarksProps) {
  const { layout, marks, width, cursor, isPast, found, logged } = props;
  const wanted = found === null ? null : new Set(found);
  const at = cursor ? cursor.x + cursor.width / 2 : width;
  return (
    <svg width={width} height={height} aria-hidden focusable="false">
      {layout.batches.map(({ batch, x, width: wide }) =>
        wide < roomForNumber ? null : (
          <g key={batch} className="timeline__batch">
            <text x={x + 1} y={top.batch}>
              {batch}
            </text>
            <line x1={x} x2={x + Math.max(1, wide - 2)} y1={top.batch + 3} y2={top.batch + 3} />
          </g>
        ),
      )}
      {layout.bars.map((bar) => (
        <Bar
          key={bar.first}
          bar={bar}
          isAhead={isPast && bar.x > at}
          isFound={wanted !== null && hasOne(bar, marks, wanted)}
          isLogged={hasOne(bar, marks, logged)}
        />
      ))}
      {isPast && cursor && <line className="timeline__cursor" x1={at} x2={at} y1={0} y2={height} />}
    </svg>
  );
});

function hasOne(
  { first, last }: TimelineBar,
  marks: readonly VisitMark[],
  wanted: Pick<ReadonlySet<number>, 'has'>,
): boolean {
  for (let at = first; at <= last; at++) if (wanted.has(marks[at]?.[0] ?? 0)) return true;
  return false;
}

interface BarProps {
  bar: TimelineBar;
  isAhead: boolean;
  isFound: boolean;
  isLogged: boolean;
}

function Bar({ bar, isAhead, isFound, isLogged }: BarProps) {
  const { x, kind, kept } = bar;
  const width = Math.max(0.75, bar.width > 4 ? bar.width - 1.5 : bar.width * 0.8);
  const tall = Math.max(3, bar.height * barHeight);
  return (
    <g className="timeline__bar-of-visit" data-kind={kind ?? undefined} data-ahead={isAhead || undefined}>
      {kind !== null && bar.width >= 3 && <Sign kind={kind} x={x + width / 2} />}
      <rect x={x} y={top.bars + barHeight - tall} width={width} height={tall} />
      <rect className="timeline__kept" data-kept={kept} x={x} y={top.lane} width={bar.width} height={3} />
      {isLogged && (
        <rect
          className="timeline__logged"
          x={x}
          y={top.bars + barHeight}
          width={Math.max(2, width)}
          height={2}
        />
      )}
      {isFound && (
        <rect className="timeline__found" x={x} y={top.lane + 5} width={Math.max(2, width)} height={2} />
      )}
    </g>
  );
}

/** Each kind has a shape of its own. */
function Sign({ kind, x }: { kind: VisitKind; x: number }) {
  const y = top.sign;
  switch (kind) {
    case 'error':
      return <path className="timeline__sign" d={`M${x - 3} ${y - 3}l6 6m0 -6l-6 6`} />;
    case 'stop':
      return (
        <rect className="timeline__sign timeline__sign--full" x={x - 2.5} y={y - 2.5} width={5} height={5} />
      );
    case 'thrownAway':
      return <path className="timeline__sign" d={`M${x} ${y - 4}l4 4l-4 4l-4 -4z`} />;
    case 'jump':
      return <path className="timeline__sign" d={`M${x + 3} ${y + 3}q0 -5 -6 -5m2 -2l-2 2l2 2`} />;
    case 'reuse':
      return <circle className="timeline__sign" cx={x} cy={y} r={2.8} />;
  }
}
