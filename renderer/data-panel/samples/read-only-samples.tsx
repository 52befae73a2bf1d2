import { useMemo } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { useWorkspace } from '../../stores/use-scopes.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowGrid } from '../row-grid.tsx';
import { shownRow } from '../shown-row.ts';
import { importRows } from './import/import-rows.ts';
import { keepAsLines } from './import/keep-as-lines.ts';
import type { Samples } from './use-samples.ts';

const noColumns: ReadonlySet<string> = new Set();

/** Rows of a CSV file or a JSON array: a run reads them as they are; to edit them as a table they become JSON Lines. */
export function ReadOnlySamples({ samples, content }: { samples: Samples; content: string }) {
  const workspace = useWorkspace();
  const text = useText();
  const { format, failure, rows } = useMemo(() => {
    const read = importRows(content, samples.path);
    return { ...read, rows: read.rows(noColumns) };
  }, [content, samples.path]);
  const shown = useMemo(() => rows.map((json, index) => ({ index, row: shownRow(json) })), [rows]);
  return (
    <div className="large-samples">
      <div className="large-samples__bar">
        <span>{text('samples.readOnly', { format: format.toUpperCase() })}</span>
        {failure === null && (
          <button
            type="button"
            className="button button--line"
            onClick={() => keepAsLines(workspace, samples, rows)}
          >
            {text('samples.toLines')}
          </button>
        )}
      </div>
      {failure !== null && <ErrorNote error={failure} />}
      <RowGrid rows={shown} label={samples.path} />
    </div>
  );
}
