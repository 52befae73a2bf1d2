import { useVirtualizer } from '@tanstack/react-virtual';
import { Plus, Trash2 } from 'lucide-react';
import { type MouseEvent, useCallback, useMemo, useRef } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { useApp } from '../../stores/app-stores.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { cellText, columnWidth } from '../cell-text.ts';
import { asRecord, columnNames } from '../column-summary.ts';
import { editColumns } from './column-edits.ts';
import { onGridClipboard, onGridKey } from './grid-keys.ts';
import { type GridRange, isInRange, rangeOf, selectCell } from './grid-selection.ts';
import { likeInColumn, type SampleTable } from './sample-blocks.ts';
import { SampleCell } from './sample-cell.tsx';
import { SampleColumnHead } from './sample-column-head.tsx';
import {
  cellInput,
  cellValue,
  removeLines,
  replaceLine,
  type SampleLine,
  sampleLines,
  withCell,
} from './sample-lines.ts';
import { useGridSelection } from './use-grid-selection.ts';
import type { Samples } from './use-samples.ts';

const rowHeight = 28;
/** Rows that a column's width is taken from. */
const measuredRows = 60;

/** Sample rows as a spreadsheet; only the rows in sight are in the page. */
export function SampleGrid({ samples, text }: { samples: Samples; text: string }) {
  const say = useText();
  const app = useApp();
  const scroller = useRef<HTMLElement>(null);
  const table = useMemo(() => tableOf(text), [text]);
  const { lines, columns } = table;
  const widths = useMemo(() => columns.map((column) => widthOf(column, lines)), [columns, lines]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  });
  const size = { rows: lines.length, columns: columns.length };
  const { selection, go, select } = useGridSelection(scroller, size, (row) => virtual.scrollToIndex(row));
  const range = rangeOf(selection);
  const actions = { app, samples, table, selection, go };
  const latest = useRef(actions);
  latest.current = actions;
  const commit = useCallback((row: number, column: number, typed: string) => {
    const { samples, table } = latest.current;
    commitCell(samples, table, row, column, typed);
  }, []);

  function cellAt(event: MouseEvent): { row: number; column: number } | null {
    const at =
      event.target instanceof HTMLElement ? event.target.dataset['cell']?.split(':').map(Number) : null;
    const [row, column] = at ?? [];
    return row === undefined || column === undefined || Number.isNaN(column) ? null : { row, column };
  }
  function press(event: MouseEvent) {
    const cell = cellAt(event);
    if (cell === null || event.button !== 0) return;
    if (event.shiftKey) {
      event.preventDefault();
      return go({ active: cell, anchor: selection.anchor });
    }
    if (event.target === document.activeElement) return;
    event.preventDefault();
    go(selectCell(cell.row, cell.column));
  }
  function drag(event: MouseEvent) {
    const cell = event.buttons === 1 ? cellAt(event) : null;
    if (cell !== null && event.target !== document.activeElement)
      select({ active: selection.active, anchor: cell });
  }

  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section className="row-grid sample-grid" ref={scroller} aria-label={say('samples.table')}>
      <table
        className="row-grid__table"
        aria-rowcount={lines.length + 1}
        onMouseDown={press}
        onMouseOver={drag}
        onFocus={(event) => followFocus(event.target, selection.active, select)}
        onKeyDown={(event) => onGridKey(event, actions)}
        onCopy={(event) => onGridClipboard(event, actions)}
        onCut={(event) => onGridClipboard(event, actions)}
        onPaste={(event) => onGridClipboard(event, actions)}
      >
        <colgroup>
          <col style={{ width: 56 }} />
          {columns.map((column, at) => (
            <col key={column} style={{ width: widths[at] }} />
          ))}
          <col style={{ width: 36 }} />
          <col />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <td />
            {columns.map((column) => (
              <SampleColumnHead
                key={column}
                name={column}
                numeric={typeof likeInColumn(table, column) === 'number'}
                onAction={(action) => void editColumns(app, samples, table, column, action)}
              />
            ))}
            <td>
              <IconButton
                icon={Plus}
                size="small"
                label={say('samples.addColumn')}
                onClick={() => void editColumns(app, samples, table, '', 'add')}
              />
            </td>
            <td />
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {items.map(({ index }) => {
            const line = lines[index];
            return (
              line && (
                <SampleRow
                  key={line.line}
                  row={index}
                  line={line}
                  columns={columns}
                  range={range}
                  onCommit={commit}
                  onSelect={() =>
                    go({
                      active: { row: index, column: 0 },
                      anchor: { row: index, column: columns.length - 1 },
                    })
                  }
                  onFix={(fixed) => samples.edit('samples.editCell', replaceLine(text, line.line, fixed))}
                  onDelete={() =>
                    samples.edit('samples.deleteRowEdit', removeLines(text, new Set([line.line])))
                  }
                />
              )
            );
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </section>
  );
}

/** A cell that gets the focus by other ways than ours, such as Tab from before the table, is selected. */
function followFocus(
  target: EventTarget,
  active: { row: number; column: number },
  select: (next: ReturnType<typeof selectCell>) => void,
): void {
  const cell = target instanceof HTMLElement ? target.dataset['cell'] : undefined;
  const [row, column] = cell?.split(':').map(Number) ?? [];
  if (row === undefined || column === undefined || Number.isNaN(column)) return;
  if (row !== active.row || column !== active.column) select(selectCell(row, column));
}

interface SampleRowProps {
  row: number;
  line: SampleLine;
  columns: readonly string[];
  range: GridRange;
  onCommit(row: number, column: number, typed: string): void;
  onSelect(): void;
  onFix(text: string): void;
  onDelete(): void;
}

function SampleRow({ row, line, columns, range, onCommit, onSelect, onFix, onDelete }: SampleRowProps) {
  const say = useText();
  const isBad = line.value === undefined;
  const record = asRecord(line.value);
  return (
    <tr className="row-grid__row" aria-rowindex={row + 2} data-bad={isBad}>
      <td className="row-grid__index">
        <button
          type="button"
          className="sample-grid__row-number"
          tabIndex={-1}
          aria-label={say('samples.selectRow', { row: row + 1 })}
          onClick={onSelect}
        >
          {row + 1}
        </button>
      </td>
      {isBad ? (
        <td colSpan={columns.length} className="sample-grid__bad">
          <BadLine row={row} text={line.text} onFix={onFix} />
        </td>
      ) : (
        columns.map((column, at) => (
          <SampleCell
            key={column}
            row={row}
            column={at}
            label={say('samples.cell', { column, row: row + 1 })}
            value={record[column]}
            selected={isInRange(range, row, at)}
            onCommit={onCommit}
          />
        ))
      )}
      <td className="sample-grid__delete">
        <button
          type="button"
          className="icon-button icon-button--small"
          aria-label={say('samples.deleteRow', { row: row + 1 })}
          onClick={onDelete}
        >
          <Trash2 size={14} aria-hidden />
        </button>
      </td>
      <td />
    </tr>
  );
}

/** A line that is no JSON, to be mended as text. */
function BadLine({ row, text, onFix }: { row: number; text: string; onFix(text: string): void }) {
  const say = useText();
  return (
    <input
      key={text}
      className="sample-grid__input"
      data-cell={`${row}:line`}
      data-editing
      aria-label={say('samples.badLine', { row: row + 1 })}
      title={say('samples.notJson')}
      defaultValue={text}
      spellCheck={false}
      onBlur={(event) => event.currentTarget.value !== text && onFix(event.currentTarget.value)}
    />
  );
}

function tableOf(text: string): SampleTable {
  const lines = sampleLines(text);
  const rows = lines.filter(({ value }) => value !== undefined).map(({ value }) => asRecord(value));
  return { text, lines, columns: columnNames(rows) };
}

function widthOf(column: string, lines: readonly SampleLine[]): number {
  return columnWidth(
    column,
    lines.slice(0, measuredRows).map(({ value }) => cellText(asRecord(value)[column])),
  );
}

function commitCell(samples: Samples, table: SampleTable, row: number, column: number, typed: string): void {
  const line = table.lines[row];
  const name = table.columns[column];
  if (line === undefined || name === undefined) return;
  const before = asRecord(line.value)[name];
  if (cellInput(before) === typed) return;
  const changed = withCell(line.value, name, cellValue(typed, before ?? likeInColumn(table, name)));
  samples.edit('samples.editCell', replaceLine(table.text, line.line, JSON.stringify(changed)));
}
