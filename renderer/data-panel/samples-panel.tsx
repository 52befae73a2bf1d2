import { SegmentedControl, Textarea } from '@mantine/core';
import { Table2 } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useApp } from '../stores/app-stores.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { asRecord, columnNames } from './column-summary.ts';
import { askGenerate } from './samples/generate-dialog.tsx';
import { askImport } from './samples/import-dialog.tsx';
import { LargeSamples } from './samples/large-samples.tsx';
import { SampleGrid } from './samples/sample-grid.tsx';
import { appendRows, sampleLines } from './samples/sample-lines.ts';
import { uploadSamples } from './samples/upload-samples.ts';
import { type Samples, useSamples } from './samples/use-samples.ts';
import './samples/samples.css';

/** Bytes up to which a chosen file is read, previewed and kept as text; a larger one is streamed to the disk. */
const previewLimit = 8_000_000;

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
  const app = useApp();
  const chooser = useRef<HTMLInputElement>(null);
  const [layout, setLayout] = useState('table');
  const content = samples.text ?? '';
  const rows = sampleLines(content);

  async function take(file: File | undefined) {
    if (file === undefined) return;
    if (file.size > previewLimit) return uploadSamples(app, samples.path, file);
    const imported = await askImport(app, file.name, await file.text());
    if (imported === null) return;
    samples.edit(
      'samples.importEdit',
      appendRows(imported.choice === 'append' ? content : '', imported.rows),
    );
  }

  async function generate() {
    const made = await askGenerate(app, columnNames(rows.slice(0, 50).map(({ value }) => asRecord(value))));
    if (made !== null) samples.edit('samples.generateEdit', appendRows(content, made));
  }

  function drop(event: DragEvent) {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  }

  return (
    <section
      className="samples-panel"
      aria-label={text('samples.title')}
      onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
      onDrop={drop}
    >
      <div className="samples-panel__bar">
        <code>{samples.path}</code>
        <SegmentedControl
          size="xs"
          aria-label={text('data.layout')}
          value={layout}
          onChange={setLayout}
          data={[
            { value: 'table', label: text('data.table') },
            { value: 'jsonl', label: 'JSONL' },
          ]}
        />
        <button
          type="button"
          className="button button--line"
          onClick={() => samples.edit('samples.addRowEdit', appendRows(content, [emptyRow(rows[0]?.value)]))}
        >
          {text('samples.addRow')}
        </button>
        <button type="button" className="button button--line" onClick={() => chooser.current?.click()}>
          {text('samples.import')}
        </button>
        <button type="button" className="button button--line" onClick={() => void generate()}>
          {text('samples.generate')}
        </button>
        <span className="samples-panel__count" role="status">
          {samples.largeBytes === null && text('samples.count', { count: rows.length })}
        </span>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".jsonl,.ndjson,.json,.csv,.txt"
          aria-label={text('samples.import')}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <div className="samples-panel__rows">
        <Rows samples={samples} content={content} layout={layout} count={rows.length} />
      </div>
    </section>
  );
}

function Rows({
  samples,
  content,
  layout,
  count,
}: {
  samples: Samples;
  content: string;
  layout: string;
  count: number;
}) {
  const text = useText();
  if (samples.largeBytes !== null && samples.text === null)
    return <LargeSamples path={samples.path} bytes={samples.largeBytes} />;
  if (layout === 'jsonl')
    return (
      <Textarea
        className="samples-panel__text"
        aria-label={text('samples.jsonl')}
        spellCheck={false}
        value={content}
        onChange={(event) =>
          samples.edit('samples.editText', event.currentTarget.value, `samples:${samples.path}`)
        }
      />
    );
  if (count === 0)
    return <EmptyState icon={Table2} title={text('samples.emptyTitle')} text={text('samples.emptyText')} />;
  return <SampleGrid samples={samples} text={content} />;
}

/** A new row has the first row's keys, so that there is something to type into. */
function emptyRow(first: unknown): Record<string, unknown> {
  const keys = first === undefined ? ['value'] : Object.keys(asRecord(first));
  return Object.fromEntries(keys.map((key) => [key, null]));
}
