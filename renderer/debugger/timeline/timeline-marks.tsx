import { memo, useMemo } from 'react';
import type { VisitMark } from '../../../core/contract/host/runs.ts';
import { KindSign } from './kind-sign.tsx';
import { apart, type TimelineBar, type TimelineLayout } from './timeline-layout.ts';

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
/** Signs that stand closer than this leave each other out. */
const roomForSign = 8;
/** The same for numbers of batches: a digit, and what is free between two numbers. */
const roomForNumber = { digit: 6, gap: 12 };
/** A batch narrower than this has no line under its number. */
const roomForLine = 18;

export const TimelineMarks = memo(function TimelineMarks(props: TimelineMarksProps) {
  const { layout, marks, width, cursor, isPast, found, logged } = props;
  const wanted = found === null ? null : new Set(found);
  const at = cursor ? cursor.x + cursor.width / 2 : width;
  const numbered = useMemo(() => new Set(apart(layout.batches, widthOfNumbers(layout))), [layout]);
  const signed = useMemo(
    () =>
      new Set(
        apart(
          layout.bars.filter(({ kind }) => kind !== null),
          roomForSign,
        ),
      ),
    [layout],
  );
  return (
    <svg width={width} height={height} aria-hidden focusable="false">
      {layout.batches.map((one) =>
        numbered.has(one) ? (
          <g key={one.batch} className="timeline__batch">
            <text x={one.x + 1} y={top.batch}>
              {one.batch}
            </text>
            {one.width >= roomForLine && (
              <line x1={one.x} x2={one.x + one.width - 2} y1={top.batch + 3} y2={top.batch + 3} />
            )}
          </g>
        ) : null,
      )}
      {layout.bars.map((bar) => (
        <Bar
          key={bar.first}
          bar={bar}
          isSigned={signed.has(bar)}
          isAhead={isPast && bar.x > at}
          isFound={wanted !== null && hasOne(bar, marks, wanted)}
          isLogged={hasOne(bar, marks, logged)}
        />
      ))}
      {isPast && cursor && <line className="timeline__cursor" x1={at} x2={at} y1={0} y2={height} />}
    </svg>
  );
});

/** From one number to the next: the last has the most digits. */
function widthOfNumbers({ batches }: TimelineLayout): number {
  const { digit, gap } = roomForNumber;
  return String(batches.at(-1)?.batch ?? 0).length * digit + gap;
}

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
  isSigned: boolean;
  isAhead: boolean;
  isFound: boolean;
  isLogged: boolean;
}

function Bar({ bar, isSigned, isAhead, isFound, isLogged }: BarProps) {
  const { x, kind, kept } = bar;
  const width = Math.max(0.75, bar.width > 4 ? bar.width - 1.5 : bar.width * 0.8);
  const tall = Math.max(3, bar.height * barHeight);
  return (
    <g className="timeline__bar-of-visit" data-kind={kind ?? undefined} data-ahead={isAhead || undefined}>
      {kind !== null && isSigned && <KindSign kind={kind} x={x + width / 2} y={top.sign} />}
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
