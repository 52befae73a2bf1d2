import { useMemo } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { cellKind, cellText } from '../cell-text.ts';
import { RowTable } from '../row-table.tsx';
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
  return (
    <RowTable
      label={label}
      count={lines.length}
      columns={columns.map((column) => ({ ...column, head: <Head key={column.name} column={column} /> }))}
      renderRow={(index, rowIndex) => {
        const line = lines[index];
        return line && <Line key={index} line={line} rowIndex={rowIndex} columns={columns} />;
      }}
    />
  );
}

function Head({ column: { name, side, changed, numeric } }: { column: DifferenceColumn }) {
  const text = useText();
  const words =
    side === 'both'
      ? changed > 0 && text('data.cellsChanged', { count: changed })
      : text(side === 'out' ? 'data.columnNew' : 'data.columnGone');
  return (
    <th scope="col" className="column-head" data-numeric={numeric} data-side={side}>
      <span className="column-head__name">{name}</span>
      <span className="column-head__details">{words}</span>
    </th>
  );
}

interface LineProps {
  line: DifferenceLine;
  rowIndex: number;
  columns: readonly DifferenceColumn[];
}

function Line({ line, rowIndex, columns }: LineProps) {
  const text = useText();
  return (
    <tr className="row-grid__row" aria-rowindex={rowIndex} data-change={line.change}>
      <td className="row-grid__index difference__sign" title={text(`data.change_${line.change}`)}>
        <span aria-hidden>{signs[line.change]}</span>
        <span className="visually-hidden">{text(`data.change_${line.change}`)}</span>
      </td>
      {columns.map(({ name }) => (
        <Cell key={name} line={line} name={name} />
      ))}
      <td />
    </tr>
  );
}

function Cell({ line, name }: { line: DifferenceLine; name: string }) {
  const { before, after } = line;
  const value = after === null ? before?.[name] : after[name];
  if (!isChanged(line, name))
    return (
      <td className="row-grid__cell" data-kind={cellKind(value)}>
        {cellText(value)}
      </td>
    );
  const old = before?.[name];
  return (
    <td className="row-grid__cell" data-kind={cellKind(value ?? old)}>
      {old !== undefined && <del>{cellText(old)}</del>}
      {old !== undefined && value !== undefined && ' '}
      {value !== undefined && <ins>{cellText(value)}</ins>}
    </td>
  );
}
