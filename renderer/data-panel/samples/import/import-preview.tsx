import { TriangleAlert } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import { useText } from '../../../i18n/use-text.tsx';
import { oneLine } from '../../cell-text.ts';
import type { ColumnSummary } from '../../column-summary.ts';
import { RowGrid } from '../../row-grid.tsx';
import { shownRow } from '../../shown-row.ts';
import { CsvColumnHead } from './csv-column-head.tsx';
import type { CsvColumn } from './csv-columns.ts';
import type { ImportedRows } from './import-rows.ts';
import { useMoreBeside } from './use-more-beside.ts';
import './import.css';

interface ImportPreviewProps {
  imported: ImportedRows;
  /** Rows that are shown. */
  limit: number;
  /** Columns of CSV whose cells stay text. */
  asText: ReadonlySet<string>;
  /** Without it, columns are what a run takes them for. */
  onAsText?: (asText: ReadonlySet<string>) => void;
}

/** The first rows of a file; of CSV with what the cells of each column are taken for, which a person may change to text. */
export function ImportPreview({ imported, limit, asText, onAsText }: ImportPreviewProps) {
  const text = useText();
  const { columns } = imported;
  const frame = useRef<HTMLDivElement>(null);
  const isMore = useMoreBeside(frame, '.row-grid');
  const shown = useMemo(
    () => imported.rows(asText, limit).map((json, index) => ({ index, row: shownRow(json) })),
    [imported, asText, limit],
  );
  const mixed = columns?.filter(({ name, kind }) => kind === 'mixed' && !asText.has(name)) ?? [];
  const byName = useMemo(() => new Map(columns?.map((column) => [column.name, column])), [columns]);
  const renderHead = useCallback(
    ({ name }: ColumnSummary, place: number) => {
      const column = byName.get(name);
      return (
        column && (
          <CsvColumnHead
            key={name}
            column={column}
            place={place}
            isText={asText.has(name)}
            onText={onAsText && ((isText) => onAsText(changed(asText, name, isText)))}
          />
        )
      );
    },
    [byName, asText, onAsText],
  );
  const label = text('samples.preview');
  return (
    <>
      <div className="import-preview" ref={frame} data-more={isMore}>
        {columns === null ? (
          <RowGrid rows={shown} label={label} />
        ) : (
          <RowGrid rows={shown} label={label} renderHead={renderHead} />
        )}
      </div>
      {mixed.length > 0 && <MixedColumns columns={mixed} />}
    </>
  );
}

function changed(names: ReadonlySet<string>, name: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(names);
  if (isIn) next.add(name);
  else next.delete(name);
  return next;
}

/** Columns that are told in words; the heads of all show what they are. */
const mostTold = 3;

/** Says which columns give a function values of more than one kind, and names a cell that is unlike the others. */
function MixedColumns({ columns }: { columns: readonly CsvColumn[] }) {
  const text = useText();
  const more = columns.length - mostTold;
  return (
    <div className="import-mixed" role="note">
      <TriangleAlert size={14} aria-hidden />
      <ul>
        {columns.slice(0, mostTold).map((column) => (
          <li key={column.name}>{mixedWords(text, column)}</li>
        ))}
        {more > 0 && <li>{text('samples.mixedMore', { count: more })}</li>}
      </ul>
    </div>
  );
}

function mixedWords(
  text: ReturnType<typeof useText>,
  { name, numbers, booleans, texts, odd }: CsvColumn,
): string {
  const kinds = [
    ...(numbers > 0 ? [text('samples.mixedNumbers', { count: numbers })] : []),
    ...(booleans > 0 ? [text('samples.mixedBooleans', { count: booleans })] : []),
    ...(texts > 0 ? [text('samples.mixedTexts', { count: texts })] : []),
  ];
  const cell = oneLine(odd?.cell ?? '').slice(0, 40);
  return text('samples.mixed', {
    name,
    kinds: kinds.join(text('samples.mixedAnd')),
    row: odd?.row ?? 0,
    cell,
  });
}
