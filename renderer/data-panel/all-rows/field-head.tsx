import { ArrowDown, ArrowUp } from 'lucide-react';
import { useText } from '../../i18n/use-text.tsx';
import { ColumnGrip } from '../column-grip.tsx';
import { ColumnHead } from '../column-head.tsx';
import type { ColumnSummary } from '../column-summary.ts';

interface PlaceHeadProps {
  place: 'batch' | 'visit' | 'row' | 'value';
  column: number;
}

/** The head of one of the columns that say where a row passed, or of what was asked. */
export function PlaceHead({ place, column }: PlaceHeadProps) {
  const text = useText();
  return (
    <th
      scope="col"
      aria-colindex={column}
      className="column-head"
      data-numeric={place !== 'value' || undefined}
    >
      <span className="column-head__name">{text(`rows.${place}`)}</span>
      <ColumnGrip />
    </th>
  );
}

interface FieldHeadProps {
  column: ColumnSummary;
  place: number;
  rows: number;
  sorted: 'none' | 'ascending' | 'descending';
  onSort(): void;
}

/** The head of a field: what it holds, and a button that sorts by it, the other way round, and not any more. */
export function FieldHead({ column, place, rows, sorted, onSort }: FieldHeadProps) {
  const text = useText();
  const Arrow = sorted === 'descending' ? ArrowDown : ArrowUp;
  return (
    <ColumnHead column={column} place={place} rows={rows} sorted={sorted}>
      <button
        type="button"
        className="column-head__sort"
        aria-label={text(`rows.sort_${sorted}`, { name: column.name })}
        title={text(`rows.sort_${sorted}`, { name: column.name })}
        onClick={onSort}
      >
        <Arrow size={12} aria-hidden />
      </button>
    </ColumnHead>
  );
}
