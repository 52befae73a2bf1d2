import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Rows3, Search } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useApp, useRun, useSelection } from '../stores/app-stores.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Loading } from '../ui/loading.tsx';
import { asRecord } from './column-summary.ts';
import './data-panel.css';
import { JsonList } from './json-list.tsx';
import { type GridRow, RowGrid } from './row-grid.tsx';
import { type ShownRow, shownRows } from './shown-rows.ts';
import { useRows } from './use-rows.ts';

type Side = 'in' | 'out' | 'difference';

/** Rows that went into and came out of the chosen function in the last run. */
export function DataPanel() {
  const text = useText();
  const app = useApp();
  const watched = useSelection((selection) => selection.watched);
  const node = useRun((run) => (watched === null ? -1 : run.nodeIds.indexOf(watched.nodeId)));
  const hasRun = useRun((run) => run.runId !== null);
  const [find, setFind] = useState('');
  const [layout, setLayout] = useState('table');
  const [query] = useDebouncedValue(find, 200);
  if (watched === null || node < 0) return <NoRows hasRun={hasRun} />;
  const setSide = (side: string) =>
    app.selection.getState().set({ watched: { ...watched, side: side as Side } });
  return (
    <div className="data-panel">
      <div className="data-panel__bar">
        <strong className="data-panel__name">
          {watched.nodeId.slice(0, watched.nodeId.lastIndexOf('#'))}
        </strong>
        <SegmentedControl
          size="xs"
          aria-label={text('data.side')}
          value={watched.side}
          onChange={setSide}
          data={[
            { value: 'in', label: text('data.in') },
            { value: 'out', label: text('data.out') },
            { value: 'difference', label: text('data.difference') },
          ]}
        />
        <SegmentedControl
          size="xs"
          aria-label={text('data.layout')}
          value={layout}
          onChange={setLayout}
          data={[
            { value: 'table', label: text('data.table') },
            { value: 'json', label: 'JSON' },
          ]}
        />
        <TextInput
          size="xs"
          className="data-panel__find"
          aria-label={text('data.find')}
          placeholder={text('data.find')}
          leftSection={<Search size={13} aria-hidden />}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
        <RowsOf node={node} side={watched.side} find={query} layout={layout} />
      </div>
    </div>
  );
}

function NoRows({ hasRun }: { hasRun: boolean }) {
  const text = useText();
  return (
    <EmptyState
      icon={Rows3}
      title={text(hasRun ? 'data.chooseTitle' : 'data.emptyTitle')}
      text={text(hasRun ? 'data.chooseText' : 'data.emptyText')}
    />
  );
}

function RowsOf({ node, side, find, layout }: { node: number; side: Side; find: string; layout: string }) {
  const text = useText();
  const before = useRows(side === 'out' ? null : node, 'in', find);
  const after = useRows(side === 'in' ? null : node, 'out', find);
  const error = before.error ?? after.error;
  const page = side === 'in' ? before.page : after.page;
  const rows = shownRows(side, before.page, after.page);
  return (
    <>
      <span className="data-panel__count" role="status">
        {page && text('data.count', { shown: page.matching, total: page.total })}
      </span>
      <div className="data-panel__rows">
        {error !== null && <ErrorNote error={error} />}
        {error === null && (before.loading || after.loading) && <Loading />}
        {error === null && rows !== null && rows.length === 0 && (
          <EmptyState icon={Rows3} title={text(find === '' ? 'data.noRows' : 'data.noMatch')} />
        )}
        {error === null && rows !== null && rows.length > 0 && (
          <Rows rows={rows} layout={layout} label={text(`data.${side}`)} />
        )}
      </div>
    </>
  );
}

function Rows({ rows, layout, label }: { rows: readonly ShownRow[]; layout: string; label: string }) {
  const text = useText();
  if (layout === 'table') return <RowGrid rows={rows.map(gridRow)} label={label} />;
  const lines = rows.map(({ cutFromBytes, ...row }) =>
    cutFromBytes === undefined ? row : { ...row, note: text('data.cut', { bytes: cutFromBytes }) },
  );
  return <JsonList rows={lines} label={label} />;
}

function gridRow({ json, ...row }: ShownRow): GridRow {
  try {
    return { ...row, value: asRecord(JSON.parse(json)) };
  } catch {
    return { ...row, value: { value: json } }; // Cut: no whole JSON any more.
  }
}
