import { Rows3 } from 'lucide-react';
import { useMemo } from 'react';
import type { JournalRow, JournalRows } from '../../core/contract/host/runs.ts';
import { type Text, useText } from '../i18n/use-text.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { JsonList } from './json-list.tsx';
import { type GridRow, RowGrid } from './row-grid.tsx';
import { shownRow } from './shown-row.ts';

interface RowsProps {
  page: JournalRows;
  /** What was looked for in them. */
  find: string;
  layout: string;
  side: 'in' | 'out';
}

/** The kept rows of one side of a place, as a table or as JSON. */
export function Rows({ page, side, find, layout }: RowsProps) {
  const text = useText();
  const label = text(`data.${side}`);
  const whyOf = useMemo(() => reasonsOf(page.rows, side, text), [page, side, text]);
  const grid = useMemo(() => page.rows.map((row) => gridRow(row, whyOf(row))), [page, whyOf]);
  if (grid.length === 0)
    return <EmptyState icon={Rows3} title={text(find === '' ? 'data.noRows' : 'data.noMatch')} />;
  if (layout === 'table') return <RowGrid rows={grid} label={label} />;
  const lines = page.rows.map((row) => {
    const { index, json, cutFromBytes } = row;
    const why = whyOf(row);
    const notes = [
      ...(cutFromBytes === undefined ? [] : [text('data.cut', { bytes: cutFromBytes })]),
      ...(why === null ? [] : [why]),
    ];
    return { index: index - 1, json, ...(notes.length === 0 ? {} : { note: notes.join(' ') }) };
  });
  return <JsonList rows={lines} label={label} />;
}

/** Why a row stands out: its call failed, or it is the very row that made it fail. */
export function reasonsOf(
  rows: readonly JournalRow[],
  side: 'in' | 'out',
  text: Text,
): (row: JournalRow) => string | null {
  if (side === 'out') return ({ failed }) => (failed ? text('data.thrownAway') : null);
  if (rows.some(({ threw }) => threw)) return ({ threw }) => (threw ? text('data.culprit') : null);
  return ({ failed }) => (failed ? text('data.failedVisit') : null);
}

function gridRow({ index, json }: JournalRow, why: string | null): GridRow {
  return { index: index - 1, row: shownRow(json), ...(why === null ? {} : { failed: why }) };
}
