import { Plus } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useCommands } from '../../command-kit/command-set.tsx';
import { useText } from '../../i18n/use-text.tsx';
import { useWorkspace } from '../../stores/use-scopes.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { cellValueText } from '../cell-text.ts';
import { SizedColumn } from '../column-grip.tsx';
import { fieldOf } from '../column-summary.ts';
import { type Resize, useColumnWidths } from '../column-widths.ts';
import { numberWidth } from '../column-window.ts';
import { asRecord } from '../row-record.ts';
import { shownRow } from '../shown-row.ts';
import type { Segment } from '../window-segments.ts';
import { editColumns } from './column-edits.ts';
import { type GridActions, onGridClipboard, onGridKey } from './grid-keys.ts';
import { gridPointer } from './grid-pointer.ts';
import { type GridRange, rangeOf } from './grid-selection.ts';
import { likeInColumn, type SampleTable } from './sample-blocks.ts';
import { type ColumnAction, SampleColumnHead } from './sample-column-head.tsx';
import { removeLines, replaceCell, replaceLine, typedJson } from './sample-lines.ts';
import { type RowActions, SampleRow } from './sample-row.tsx';
import { type SampleColumn, useSampleColumns } from './sample-table.ts';
import { useGridSelection } from './use-grid-selection.ts';
import { rowHeight } from './use-grid-window.ts';
import type { Samples } from './use-samples.ts';

interface SampleGridProps extends Pick<GridActions, 'paste'> {
  samples: Samples;
  table: SampleTable;
}

/** Sample rows as a spreadsheet; only the rows and columns in sight are in the page, and only the active cell is a field. */
export function SampleGrid({ samples, table, paste }: SampleGridProps) {
  const say = useText();
  const workspace = useWorkspace();
  const commands = useCommands();
  const scroller = useRef<HTMLElement>(null);
  const { columns, resize } = useColumnWidths(samples.path, useSampleColumns(table));
  const { selection, window, leaving, go, select } = useGridSelection(scroller, table.lines.length, columns);
  const range = rangeOf(selection);
  const actions: GridActions = { workspace, commands, samples, table, selection, leaving, go, paste };
  const latest = useRef(actions);
  latest.current = actions;
  const rowActions = useMemo(() => rowActionsOf(() => latest.current), []);
  const onColumn = useMemo(
    () => (name: string, action: ColumnAction) => {
      const { samples, table } = latest.current;
      void editColumns(workspace, samples, table, name, action);
    },
    [workspace],
  );
  return (
    <section className="row-grid sample-grid" ref={scroller} aria-label={say('samples.table')}>
      <table
        role="grid"
        className="row-grid__table"
        aria-label={say('samples.table')}
        aria-multiselectable
        aria-rowcount={table.lines.length + 1}
        aria-colcount={columns.length + 1}
        onKeyDown={(event) => onGridKey(event, actions)}
        onCopy={(event) => onGridClipboard(event, actions)}
        onCut={(event) => onGridClipboard(event, actions)}
        onPaste={(event) => onGridClipboard(event, actions)}
        {...gridPointer({ selection, go, select })}
      >
        <colgroup>
          <col style={{ width: numberWidth }} />
          {columns.map(({ name, width }) => (
            <col key={name} style={{ width }} />
          ))}
          <col style={{ width: 36 }} />
          <col />
        </colgroup>
        <Head columns={columns} segments={window.columns} onColumn={onColumn} resize={resize} />
        <tbody>
          {window.rows.map((segment) => {
            const line = table.lines[segment.index];
            if (segment.kind === 'gap' || line === undefined)
              return <Gap key={`gap ${segment.index}`} segment={segment} />;
            const row = segment.index;
            return (
              <SampleRow
                key={line.line}
                row={row}
                line={line}
                columns={table.columns}
                segments={window.columns}
                {...selectedIn(range, row)}
                active={row === selection.active.row ? selection.active.column : -1}
                actions={rowActions}
              />
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Gap({ segment }: { segment: Segment }) {
  return (
    <tr aria-hidden style={{ height: segment.kind === 'gap' ? segment.count * rowHeight : rowHeight }} />
  );
}

interface HeadProps {
  columns: readonly SampleColumn[];
  segments: readonly Segment[];
  onColumn(name: string, action: ColumnAction): void;
  resize: Resize;
}

function Head({ columns, segments, onColumn, resize }: HeadProps) {
  const say = useText();
  return useMemo(
    () => (
      <thead>
        <tr aria-rowindex={1}>
          <td />
          {segments.map((segment) => {
            const column = columns[segment.index];
            if (segment.kind === 'gap' || column === undefined)
              return <td key={`gap ${segment.index}`} colSpan={segment.kind === 'gap' ? segment.count : 1} />;
            return (
              <SizedColumn.Provider
                key={column.name}
                value={{ name: column.name, width: column.width, isFirst: segment.index === 0, resize }}
              >
                <SampleColumnHead
                  name={column.name}
                  index={segment.index}
                  numeric={column.numeric}
                  onAction={(action) => onColumn(column.name, action)}
                />
              </SizedColumn.Provider>
            );
          })}
          <td>
            <IconButton
              icon={Plus}
              size="small"
              label={say('samples.addColumn')}
              onClick={() => onColumn('', 'add')}
            />
          </td>
          <td />
        </tr>
      </thead>
    ),
    [say, columns, segments, onColumn, resize],
  );
}

function selectedIn({ top, bottom, left, right }: GridRange, row: number): { left: number; right: number } {
  return row >= top && row <= bottom ? { left, right } : { left: -1, right: -1 };
}

/** What rows do, with the table as it is when they do it. */
function rowActionsOf(now: () => GridActions): RowActions {
  return {
    commit(row, column, typed) {
      const { samples, table } = now();
      commitCell(samples, table, row, column, typed);
    },
    fixLine(row, text) {
      const { samples, table } = now();
      const line = table.lines[row];
      if (line !== undefined) samples.edit('samples.editCell', replaceLine(table.text, line.line, text));
    },
    selectRow(row) {
      const { table, go } = now();
      go({ active: { row, column: 0 }, anchor: { row, column: table.columns.length - 1 } });
    },
    deleteRow(row) {
      const { samples, table } = now();
      const line = table.lines[row];
      if (line !== undefined)
        samples.edit('samples.deleteRowEdit', removeLines(table.text, new Set([line.line])));
    },
  };
}

function commitCell(samples: Samples, table: SampleTable, row: number, column: number, typed: string): void {
  const line = table.lines[row];
  const name = table.columns[column];
  if (line === undefined || name === undefined) return;
  if (cellValueText(shownRow(line.text).fields().get(name)) === typed) return;
  const like = fieldOf(asRecord(line.value), name) ?? likeInColumn(table, name);
  samples.edit('samples.editCell', replaceCell(table.text, line.line, name, typedJson(typed, like)));
}
