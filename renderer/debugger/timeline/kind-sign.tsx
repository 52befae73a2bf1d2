import type { VisitKind } from '../../../core/run/journal/visit-mark.ts';

/** The sign of a kind of visits, around a point: each kind has a shape of its own. */
export function KindSign({ kind, x, y }: { kind: VisitKind; x: number; y: number }) {
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
