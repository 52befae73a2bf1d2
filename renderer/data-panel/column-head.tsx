import type { ReactNode } from 'react';
import { type Text, useText } from '../i18n/use-text.tsx';
import { ColumnGrip } from './column-grip.tsx';
import type { ColumnSummary } from './column-summary.ts';

/** Between what a head says of a column. */
export const detailsBetween = ' · ';

interface ColumnHeadProps {
  column: ColumnSummary;
  /** Its `aria-colindex`. */
  place: number;
  /** How many rows the summary is over. */
  rows: number;
  /** Of a column that rows can be sorted by. */
  sorted?: 'none' | 'ascending' | 'descending';
  /** What stands in the head beside its words. */
  children?: ReactNode;
}

/** A column's name with what it holds: type, nulls, rows that lack it, distinct values, range and a small histogram. */
export function ColumnHead({ column, place, rows, sorted, children }: ColumnHeadProps) {
  const text = useText();
  const numeric = column.type === 'int' || column.type === 'number';
  const tallest = Math.max(1, ...column.histogram.map(({ count }) => count));
  const details = columnDetails(column, text);
  const summary = [
    ...details,
    numeric ? text('data.distinct', { count: column.distinct }) : '',
    column.min === null
      ? ''
      : `${text('data.minimum')}: ${column.min}, ${text('data.maximum')}: ${column.max}`,
    text('data.rowsCounted', { count: rows }),
  ].filter((part) => part !== '');
  return (
    <th
      scope="col"
      aria-colindex={place}
      aria-sort={sorted}
      className="column-head"
      data-numeric={numeric}
      title={summary.join('\n')}
    >
      <span className="column-head__name">{column.name}</span>
      <span className="column-head__details">{details.join(detailsBetween)}</span>
      <span className="column-head__bars" aria-hidden>
        {column.histogram.map(({ label, count }) => (
          <span
            key={label}
            style={{ height: `${Math.max(count > 0 ? 12 : 0, (count / tallest) * 100)}%` }}
            title={`${label}: ${count}`}
          />
        ))}
      </span>
      {children}
      <ColumnGrip />
    </th>
  );
}

/** What a column holds, in a few words: what its head shows under the name. */
export function columnDetails(column: ColumnSummary, text: Text): string[] {
  const numeric = column.type === 'int' || column.type === 'number';
  return [
    text(`data.type_${column.type}`),
    numeric && column.min !== null
      ? `${formatValue(column.min)} – ${formatValue(column.max)}`
      : text('data.distinct', { count: column.distinct }),
    ...(column.nulls > 0 ? [text('data.nulls', { count: column.nulls })] : []),
    ...(column.missing > 0 ? [text('data.missing', { count: column.missing })] : []),
  ];
}

/** Numbers with separators of thousands, and without the noise of floating point. */
function formatValue(value: string | number | null): string {
  return typeof value === 'number'
    ? value.toLocaleString('en', { maximumSignificantDigits: 15 })
    : `${value}`;
}
