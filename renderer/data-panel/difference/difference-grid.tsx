import { memo, useMemo } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { cellKind, cellText } from '../cell-text.ts';
import { ColumnGrip } from '../column-grip.tsx';
import { GapCell } from '../gap-cell.tsx';
import { RowTable } from '../row-table.tsx';
import type { Segment } from '../window-segments.ts';
import './difference-grid.css';
import {
  type DifferenceColumn,
  type DifferenceLine,
  differenceColumns,
  isChanged,
} from './difference-columns.ts';

const signs = { same: '', changed: '~', added: '+', removed: '−' };

/** Rows in and out as one table: dropped rows struck through, new ones tinted, and old and new value in a changed cell. */
export function DifferenceGrid({ lines, label }: { lines: readonly DifferenceLine[]; label: string }) {
  const columns = useMemo(() => differenceColumns(lines), [lines]);
  const shown = useMemo(
    () =>
      columns.map((column, at) => ({
        ...column,
        head: <Head key={column.name} column={column} place={at + 2} />,
      })),
    [columns],
  );
  return (
    <RowTable
      label={label}
      count={lines.length}
      columns={shown}
      renderRow={(index, rowIndex, segments) => {
        const line = lines[index];
        return (
          line && <Line key={index} line={line} rowIndex={rowIndex} columns={columns} segments={segments} />
        );
      }}
    />
  );
}

function Head({ column, place }: { column: DifferenceColumn; place: number }) {
  const { name, side, changed, numeric } = column;
  const text = useText();
  const words =
    side === 'both'
      ? changed > 0 && text('data.cellsChanged', { count: changed })
      : text(side === 'out' ? 'data.columnNew' : 'data.columnGone');
  return (
    <th scope="col" aria-colindex={place} className="column-head" data-numeric={numeric} data-side={side}>
      <span className="column-head__name">{name}</span>
      <span className="column-head__details">{words}</span>
      <ColumnGrip />
    </th>
  );
}

interface LineProps {
  line: DifferenceLine;
  rowIndex: number;
  columns: readonly DifferenceColumn[];
  segments: readonly Segment[];
}

/** Drawn once: scrolling only adds rows and takes them away. */
const Line = memo(function Line({ line, rowIndex, columns, segments }: LineProps) {
  const text = useText();
  return (
    <tr className="row-grid__row" aria-rowindex={rowIndex} data-change={line.change}>
      <td className="row-grid__index difference__sign" title={text(`data.change_${line.change}`)}>
        <span aria-hidden>{signs[line.change]}</span>
        <span className="visually-hidden">{text(`data.change_${line.change}`)}</span>
      </td>
      {segments.map((segment) => {
        const name = columns[segment.index]?.name;
        if (segment.kind === 'gap' || name === undefined)
          return <GapCell key={`gap ${segment.index}`} segment={segment} />;
        return <Cell key={name} line={line} name={name} place={segment.index + 2} />;
      })}
      <td />
    </tr>
  );
});

function Cell({ line, name, place }: { line: DifferenceLine; name: string; place: number }) {
  const { before, after } = line;
  const value = after === null ? before?.get(name) : after.get(name);
  if (!isChanged(line, name))
    return (
      <td className="row-grid__cell" aria-colindex={place} data-kind={cellKind(value)}>
        {cellText(value)}
      </td>
    );
  const old = before?.get(name);
  return (
    <td className="row-grid__cell" aria-colindex={place} data-kind={cellKind(value ?? old)}>
      {old !== undefined && <del>{cellText(old)}</del>}
      {old !== undefined && value !== undefined && ' '}
      {value !== undefined && <ins>{cellText(value)}</ins>}
    </td>
  );
}
