import { useMemo } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { useApp } from '../../stores/app-stores.tsx';
import { asRecord } from '../column-summary.ts';
import { RowGrid } from '../row-grid.tsx';
import { importRows } from './import-rows.ts';
import { keepAsLines } from './keep-as-lines.ts';
import type { Samples } from './use-samples.ts';

/** Rows of a CSV file or a JSON array: a run reads them as they are; to edit them as a table they become JSON Lines. */
export function ReadOnlySamples({ samples, content }: { samples: Samples; content: string }) {
  const app = useApp();
  const text = useText();
  const read = useMemo(() => importRows(content), [content]);
  const rows = useMemo(
    () => (read.ok ? read.rows.map((row, index) => ({ index, value: asRecord(row) })) : []),
    [read],
  );
  if (!read.ok)
    return (
      <p className="large-samples__bar" role="alert">
        {text(`samples.cannot_${read.reason}`, { line: read.line })}
      </p>
    );
  return (
    <div className="large-samples">
      <div className="large-samples__bar">
        <span>{text('samples.readOnly', { format: read.format.toUpperCase() })}</span>
        <button
          type="button"
          className="button button--line"
          onClick={() => keepAsLines(app, samples, read.rows)}
        >
          {text('samples.toLines')}
        </button>
      </div>
      <RowGrid rows={rows} label={samples.path} />
    </div>
  );
}
