import { Rows3 } from 'lucide-react';
import { useMemo } from 'react';
import type { RowSnapshot, RowsPage } from '../../core/contract/run-payloads.ts';
import { useText } from '../i18n/use-text.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { JsonList } from './json-list.tsx';
import { type GridRow, RowGrid } from './row-grid.tsx';
import { shownRow } from './shown-row.ts';

interface RowsProps {
  page: RowsPage;
  /** What was looked for in them. */
  find: string;
  layout: string;
  label: string;
}

/** The kept rows of one side of a place, as a table or as JSON. */
export function Rows({ page, find, layout, label }: RowsProps) {
  const text = useText();
  const failed = text('data.failedVisit');
  const grid = useMemo(() => page.rows.map((row) => gridRow(row, failed)), [page, failed]);
  if (grid.length === 0)
    return <EmptyState icon={Rows3} title={text(find === '' ? 'data.noRows' : 'data.noMatch')} />;
  if (layout === 'table') return <RowGrid rows={grid} label={label} />;
  const lines = page.rows.map(({ index, json, cutFromBytes, failed: isFailed }) => {
    const notes = [
      ...(cutFromBytes === undefined ? [] : [text('data.cut', { bytes: cutFromBytes })]),
      ...(isFailed ? [failed] : []),
    ];
    return { index, json, ...(notes.length === 0 ? {} : { note: notes.join(' ') }) };
  });
  return <JsonList rows={lines} label={label} />;
}

function gridRow({ index, json, failed }: RowSnapshot, why: string): GridRow {
  return { index, row: shownRow(json), ...(failed ? { failed: why } : {}) };
}
