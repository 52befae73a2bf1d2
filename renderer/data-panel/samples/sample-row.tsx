import { Trash2 } from 'lucide-react';
import { memo } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { GapCell } from '../gap-cell.tsx';
import { shownRow } from '../shown-row.ts';
import type { Segment } from '../window-segments.ts';
import { BadLine } from './bad-line.tsx';
import { SampleCell } from './sample-cell.tsx';
import type { SampleLine } from './sample-lines.ts';

/** What a row asks for; the same object for as long as the table is shown, so that rows need not be drawn again. */
export interface RowActions {
  commit(row: number, column: number, typed: string): void;
  fixLine(row: number, text: string): void;
  selectRow(row: number): void;
  deleteRow(row: number): void;
}

interface SampleRowProps {
  row: number;
  line: SampleLine;
  columns: readonly string[];
  /** The columns in sight. */
  segments: readonly Segment[];
  /** The selected columns of this row; from -1 to -1 when there is none. */
  left: number;
  right: number;
  /** The active cell's column; -1 when it is in another row. */
  active: number;
  actions: RowActions;
}

/** One sample row; it is drawn again only when its line, the columns in sight or its part of the selection change. */
export const SampleRow = memo(function SampleRow(props: SampleRowProps) {
  const { row, line, columns, active, actions } = props;
  const say = useText();
  const isBad = line.value === undefined;
  return (
    <tr className="row-grid__row" aria-rowindex={row + 2} data-bad={isBad}>
      <td className="row-grid__index" aria-colindex={1}>
        <button
          type="button"
          className="sample-grid__row-number"
          tabIndex={-1}
          aria-label={say('samples.selectRow', { row: row + 1 })}
          onClick={() => actions.selectRow(row)}
        >
          {row + 1}
        </button>
      </td>
      {isBad ? (
        <BadLine
          row={row}
          text={line.text}
          span={columns.length}
          active={active >= 0}
          onFix={actions.fixLine}
        />
      ) : (
        <Cells {...props} />
      )}
      <td className="sample-grid__delete">
        <button
          type="button"
          className="icon-button icon-button--small"
          tabIndex={-1}
          aria-label={say('samples.deleteRow', { row: row + 1 })}
          onClick={() => actions.deleteRow(row)}
        >
          <Trash2 size={14} aria-hidden />
        </button>
      </td>
      <td />
    </tr>
  );
});

function Cells({ row, line, columns, segments, left, right, active, actions }: SampleRowProps) {
  const fields = shownRow(line.text).fields();
  return segments.map((segment) => {
    const name = columns[segment.index];
    if (segment.kind === 'gap' || name === undefined)
      return <GapCell key={`gap ${segment.index}`} segment={segment} />;
    return (
      <SampleCell
        key={segment.index}
        row={row}
        column={segment.index}
        name={name}
        json={fields.get(name)}
        selected={segment.index >= left && segment.index <= right}
        active={segment.index === active}
        onCommit={actions.commit}
      />
    );
  });
}
