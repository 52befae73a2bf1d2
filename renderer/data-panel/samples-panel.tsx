import { SegmentedControl } from '@mantine/core';
import { Table2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { appendRows } from '../../core/samples/append-rows.ts';
import { attempt } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { useSelection, useWorkspace } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatKey } from '../ui/keys.ts';
import { Select } from '../ui/select.tsx';
import { toast } from '../ui/toast.ts';
import { askGenerate } from './samples/generate-dialog.tsx';
import type { GridActions } from './samples/grid-keys.ts';
import { GridKeys } from './samples/grid-keys-help.tsx';
import { takeFile } from './samples/import/take-file.ts';
import { LargeSamples } from './samples/large-samples.tsx';
import { PasteNote } from './samples/paste/paste-note.tsx';
import { usePaste } from './samples/paste/use-paste.ts';
import { usePasteAnywhere } from './samples/paste/use-paste-anywhere.ts';
import { ReadOnlySamples } from './samples/read-only-samples.tsx';
import type { SampleTable } from './samples/sample-blocks.ts';
import { SampleGrid } from './samples/sample-grid.tsx';
import { emptyRow } from './samples/sample-lines.ts';
import { useSampleTable } from './samples/sample-table.ts';
import { SampleText } from './samples/sample-text.tsx';
import { chooseSamples, type Samples, useSamples } from './samples/use-samples.ts';
import './samples/samples.css';

/** The rows a sample run begins with: typed, imported or generated. */
export function SamplesPanel() {
  const text = useText();
  const samples = useSamples();
  if (samples === null)
    return <EmptyState icon={Table2} title={text('samples.noFlowTitle')} text={text('samples.noFlowText')} />;
  return <SamplesOfFlow key={samples.path} samples={samples} />;
}

function SamplesOfFlow({ samples }: { samples: Samples }) {
  const text = useText();
  const workspace = useWorkspace();
  const chooser = useRef<HTMLInputElement>(null);
  const [layout, setLayout] = useState('table');
  const isAsked = useSelection(({ reveal }) => reveal?.path === samples.path);
  // A line of the file is shown where there are lines: a row that is no JSON is no row of the table yet.
  useEffect(() => {
    if (isAsked) setLayout('jsonl');
  }, [isAsked]);
  const content = samples.text ?? '';
  const table = useSampleTable(content);

  const isLines = samples.path.endsWith('.jsonl');
  const take = (file: File | undefined) => {
    if (file !== undefined) void attempt(() => takeFile(workspace, samples, file));
  };

  const isEditable = isLines && samples.largeBytes === null;
  const { paste, notice } = usePaste(samples, table);
  const end = { top: table.lines.length, bottom: table.lines.length, left: 0, right: 0 };
  const refusePaste = () => toast({ kind: 'warning', message: text('samples.pasteReadOnly') });
  const pasteAtEnd = (data: DataTransfer) => paste(data, end);
  usePasteAnywhere(layout === 'table' ? (isEditable ? pasteAtEnd : refusePaste) : null);
  /** A new row has the keys of the others, so that there is something to type into. */
  function addRow() {
    samples.edit(
      'samples.addRowEdit',
      appendRows(content, [emptyRow(table.columns.length > 0 ? table.columns : ['value'])]),
    );
  }

  async function generate() {
    const made = await askGenerate(workspace, table);
    if (made !== null) samples.edit('samples.generateEdit', appendRows(content, made));
  }

  return (
    <section className="samples-panel" tabIndex={-1} aria-label={text('samples.title')}>
      <div className="samples-panel__bar">
        <Select
          size="xs"
          className="samples-panel__file"
          aria-label={text('samples.file')}
          data={samples.paths.map((path) => ({ value: path, label: path.replace(/^samples\//, '') }))}
          value={samples.path}
          allowDeselect={false}
          onChange={(path) => path !== null && chooseSamples(workspace, samples.flow, path)}
        />
        <SegmentedControl
          size="xs"
          aria-label={text('data.layout')}
          value={layout}
          onChange={setLayout}
          data={[
            { value: 'table', label: text('data.table') },
            { value: 'jsonl', label: isLines ? 'JSONL' : text('samples.asText') },
          ]}
        />
        {isEditable && (
          <button type="button" className="button button--line" onClick={addRow}>
            {text('samples.addRow')}
          </button>
        )}
        <button type="button" className="button button--line" onClick={() => chooser.current?.click()}>
          {text('samples.import')}
        </button>
        {isEditable && (
          <button type="button" className="button button--line" onClick={() => void generate()}>
            {text('samples.generate')}
          </button>
        )}
        {isEditable && layout === 'table' && <GridKeys />}
        {isLines && <BadLines table={table} path={samples.path} onShow={() => setLayout('jsonl')} />}
        <span className="samples-panel__count" role="status">
          {isEditable && text('samples.count', { count: table.lines.length })}
        </span>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".jsonl,.ndjson,.json,.csv,.tsv,.txt"
          aria-label={text('samples.import')}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <div className="samples-panel__rows">
        {notice !== null && <PasteNote notice={notice} />}
        <Rows samples={samples} table={table} layout={layout} paste={paste} />
      </div>
    </section>
  );
}

/** How many lines are no JSON, with the way to the first one. */
function BadLines({ table, path, onShow }: { table: SampleTable; path: string; onShow(): void }) {
  const text = useText();
  const workspace = useWorkspace();
  const bad = table.lines.filter(({ value }) => value === undefined);
  const [first] = bad;
  if (first === undefined) return null;
  const show = () => {
    onShow();
    workspace.selection.getState().set({ reveal: { path, line: first.line + 1, column: 1 } });
  };
  return (
    <button type="button" className="button samples-panel__bad" onClick={show}>
      {text('samples.badLines', { count: bad.length })}
    </button>
  );
}

interface RowsProps extends Pick<GridActions, 'paste'> {
  samples: Samples;
  table: SampleTable;
  layout: string;
}

function Rows({ samples, table, layout, paste }: RowsProps) {
  const text = useText();
  const content = table.text;
  if (samples.largeBytes !== null && samples.text === null)
    return <LargeSamples path={samples.path} bytes={samples.largeBytes} />;
  if (layout === 'jsonl') return <SampleText samples={samples} table={table} />;
  if (!samples.path.endsWith('.jsonl') && content.trim() !== '')
    return <ReadOnlySamples samples={samples} content={content} />;
  if (table.lines.length === 0)
    return (
      <EmptyState
        icon={Table2}
        title={text('samples.emptyTitle')}
        text={text('samples.emptyText', { key: formatKey('Mod+V') })}
      />
    );
  return <SampleGrid samples={samples} table={table} paste={paste} />;
}
