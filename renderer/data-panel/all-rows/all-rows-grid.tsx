import { type KeyboardEvent, memo, useEffect, useMemo, useRef } from 'react';
import type { JournalRow, RowsFilter } from '../../../core/contract/host/runs.ts';
import { useText } from '../../i18n/use-text.tsx';
import { cellKind, cellText, columnWidth, headWidth } from '../cell-text.ts';
import { columnDetails, detailsBetween } from '../column-head.tsx';
import type { ColumnSummary } from '../column-summary.ts';
import { GapCell } from '../gap-cell.tsx';
import { RowTable, type TableColumn } from '../row-table.tsx';
import { shownRow } from '../shown-row.ts';
import type { Segment } from '../window-segments.ts';
import './all-rows.css';
import { FieldHead, PlaceHead } from './field-head.tsx';
import { columnsOfPages } from './late-columns.ts';
import { type PagesState, rowAt } from './row-pages.ts';

/** Rows that a column's width is taken from. */
const measuredRows = 60;
const plainPlaces = ['batch', 'visit', 'row'] as const;
/** With what the expression that was asked by comes to. */
const placesWithValue = [...plainPlaces, 'value'] as const;
type Places = typeof plainPlaces | typeof placesWithValue;

interface AllRowsGridProps {
  label: string;
  state: PagesState;
  sort: RowsFilter['sort'];
  /** Whether rows stand in the order in which they came: then what is missing between them can be told. */
  isInOrder: boolean;
  /** Whether the first row of all would stand first. */
  isWhole: boolean;
  chosen: number | null;
  whyOf(row: JournalRow): string | null;
  onSort(field: string): void;
  onChoose(at: number | null): void;
  onRange(first: number, last: number): void;
}

/** All rows of a side of a place as a table, with where they passed: batch, visit and row. */
export function AllRowsGrid(props: AllRowsGridProps) {
  const { label, state, sort, isInOrder, isWhole, chosen, whyOf, onSort, onChoose, onRange } = props;
  const text = useText();
  const rows = state.head?.rows;
  const fields = useMemo(() => columnsOfPages(state.pages), [state.pages]);
  const places: Places = rows?.some(({ value }) => value !== undefined) ? placesWithValue : plainPlaces;
  const columns = useMemo((): TableColumn[] => {
    return [
      ...places.map((place, at) => ({
        name: `#${place}`,
        width: place === 'value' ? valueWidth(rows ?? []) : 62,
        head: <PlaceHead key={place} place={place} column={at + 2} />,
      })),
      ...fields.map(({ summary, rows: of }, at) => ({
        name: summary.name,
        width: widthOf(summary, of, columnDetails(summary, text).join(detailsBetween)),
        head: (
          <FieldHead
            key={summary.name}
            column={summary}
            place={at + 2 + places.length}
            rows={of.length}
            sorted={sort?.field === summary.name ? (sort.descending ? 'descending' : 'ascending') : 'none'}
            onSort={() => onSort(summary.name)}
          />
        ),
      })),
    ];
  }, [fields, rows, places, sort, onSort, text]);
  const count = state.head?.matching ?? 0;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextRow(event.key, chosen, count);
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // The row that has the focus may go out of sight, and the focus with it.
    if (event.target instanceof Element)
      event.target.closest<HTMLElement>('.row-grid')?.focus({ preventScroll: true });
    onChoose(next);
  };
  return (
    <div className="all-rows__grid">
      <RowTable
        label={label}
        count={count}
        corner={<HeadsOf rows={rows?.length ?? 0} count={count} />}
        columns={columns}
        onRange={onRange}
        active={chosen ?? undefined}
        renderRow={(index, rowIndex, segments) => {
          const row = rowAt(state, index);
          const first = isWhole ? 0 : undefined;
          const before = index === 0 ? first : rowAt(state, index - 1)?.index;
          return (
            <Row
              key={index}
              row={row}
              rowIndex={rowIndex}
              columns={columns}
              places={places}
              segments={segments}
              why={row ? whyOf(row) : null}
              gap={isInOrder && row && before !== undefined ? row.index - before - 1 : 0}
              isChosen={index === chosen}
              isFirst={chosen === null && index === 0}
              onKeyDown={onKeyDown}
              onChoose={() => onChoose(index)}
            />
          );
        }}
      />
    </div>
  );
}

/** Of which rows the heads tell, where that is not all of them. */
function HeadsOf({ rows, count }: { rows: number; count: number }) {
  const text = useText();
  if (rows >= count) return null;
  return (
    <small className="all-rows__heads-of" title={text('rows.headsOf', { count: rows })}>
      1–{rows}
    </small>
  );
}

function valueWidth(rows: readonly JournalRow[]): number {
  return columnWidth(
    '',
    rows.slice(0, measuredRows).map(({ value = '' }) => value),
  );
}

function widthOf({ name }: ColumnSummary, rows: readonly JournalRow[], details: string): number {
  const texts = rows.slice(0, measuredRows).map(({ json }) => cellText(shownRow(json).fields().get(name)));
  return Math.max(columnWidth(name, texts), headWidth(details));
}

/** The row that a key goes to; null leaves the one that is chosen, undefined is none of these keys. */
function nextRow(key: string, chosen: number | null, count: number): number | null | undefined {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, (chosen ?? -1) + 1);
    case 'ArrowUp':
      return Math.max(0, (chosen ?? 1) - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'Escape':
      return chosen === null ? undefined : null;
    default:
      return undefined;
  }
}

interface RowProps {
  row: JournalRow | undefined;
  rowIndex: number;
  columns: readonly TableColumn[];
  places: Places;
  segments: readonly Segment[];
  why: string | null;
  /** Rows before this one that are not kept. */
  gap: number;
  isChosen: boolean;
  /** The keys begin here. */
  isFirst: boolean;
  onKeyDown(event: KeyboardEvent): void;
  onChoose(): void;
}

/** A row that is on its way has its line already. */
function Row(props: RowProps) {
  const { row, rowIndex, columns, places, segments, why, gap, isChosen, isFirst, onKeyDown, onChoose } =
    props;
  const line = useRef<HTMLTableRowElement>(null);
  // The keys go on from the row that was chosen, wherever the focus is in the table.
  useEffect(() => {
    if (isChosen && line.current?.closest('.row-grid')?.contains(document.activeElement))
      line.current.focus({ preventScroll: true });
  }, [isChosen]);
  return (
    <tr
      ref={line}
      className="row-grid__row all-rows__row"
      aria-rowindex={rowIndex}
      aria-current={isChosen || undefined}
      tabIndex={isChosen || isFirst ? 0 : -1}
      data-failed={why !== null}
      data-after-gap={gap > 0 || undefined}
      title={why ?? undefined}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      {row === undefined ? (
        <td className="row-grid__index">…</td>
      ) : (
        <Cells {...{ row, columns, places, segments }} />
      )}
      {row === undefined && <td colSpan={columns.length} />}
      <td className="all-rows__gap">{gap > 0 && <Gap count={gap} />}</td>
    </tr>
  );
}

function Gap({ count }: { count: number }) {
  const text = useText();
  return <>{text('rows.gap', { count })}</>;
}

interface CellsProps {
  row: JournalRow;
  columns: readonly TableColumn[];
  places: Places;
  segments: readonly Segment[];
}

const Cells = memo(function Cells({ row, columns, places, segments }: CellsProps) {
  const fields = useMemo(() => shownRow(row.json).fields(), [row]);
  return (
    <>
      <td className="row-grid__index">{row.index}</td>
      {segments.map((segment) => {
        const name = columns[segment.index]?.name;
        if (segment.kind === 'gap' || name === undefined)
          return <GapCell key={`gap ${segment.index}`} segment={segment} />;
        const place = places[segment.index];
        const json = place === undefined ? fields.get(name) : String(row[place] ?? '');
        return (
          <td
            key={name}
            className={
              place === undefined || place === 'value' ? 'row-grid__cell' : 'row-grid__cell all-rows__place'
            }
            aria-colindex={segment.index + 2}
            data-kind={place === 'value' ? 'string' : cellKind(json)}
          >
            {place === 'value' ? json : cellText(json)}
          </td>
        );
      })}
    </>
  );
});
