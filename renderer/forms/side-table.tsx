import './form-side.css';
import { memo, type ReactNode, type RefObject } from 'react';
import type { Row } from '../../core/builtins/preview.ts';
import { useText } from '../i18n/use-text.tsx';
import { cellText, nameText } from './cell-text.ts';
import type { ShownLine } from './shown-lines.ts';
import '../ui/side.css';

export interface Column {
  name: string;
  type: string;
  mark: 'gone' | 'new' | 'changed' | null;
}

interface SideTableProps {
  title: string;
  count: number;
  note: ReactNode;
  columns: readonly Column[];
  /** Fields that have no column. */
  left: number;
  /** What scrolls. */
  scroller: RefObject<HTMLDivElement | null>;
  /** Said in place of rows. */
  empty: string | null;
  children: ReactNode;
}

/** The rows of one side of a form: a head with their number, and a table with the fields and what becomes of them. */
export function SideTable({ title, count, note, columns, left, scroller, empty, children }: SideTableProps) {
  const text = useText();
  return (
    <section className="side form-side" aria-label={title} data-region tabIndex={-1}>
      <header className="side__head">
        <h3>{title}</h3>
        <span className="num side__count">{count.toLocaleString('en')}</span>
        <span className="side__extra">{note}</span>
      </header>
      {empty !== null && <p className="form-side__empty">{empty}</p>}
      <div ref={scroller} className="side__rows form-side__rows" hidden={empty !== null}>
        <table className="form-table">
          <thead>
            <tr>
              <th scope="col" aria-label={text('forms.rowNumber')} />
              {columns.map(({ name, type, mark }) => (
                <th key={name} scope="col" data-name={name} data-mark={mark ?? undefined}>
                  <b>{nameText(name)}</b>
                  <small>{type}</small>
                  <small>{mark !== null && text(`forms.mark.${mark}`)}</small>
                </th>
              ))}
              {left > 0 && <th scope="col">{text('forms.moreFields', { count: left })}</th>}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  );
}

interface RowLineProps {
  number: number;
  row: Row;
  columns: readonly Column[];
  state?: string | undefined;
  /** Why it does not go on, shown when the row is pointed at. */
  reason?: string | undefined;
  /** The row that it was made of, where old values are shown. */
  before?: Row | undefined;
}

/** A row of the table. It is drawn anew only when it or the columns are others. */
export const RowLine = memo(function RowLine({ number, row, columns, state, reason, before }: RowLineProps) {
  return (
    <tr data-state={state} title={reason}>
      <th scope="row" className="num">
        {number}
      </th>
      {columns.map(({ name, mark }) => {
        const now = cellText(row[name]);
        const was = before === undefined || mark !== 'changed' ? now : cellText(before[name]);
        return (
          <td
            key={name}
            data-mark={mark === 'changed' && was === now ? undefined : (mark ?? undefined)}
            title={reason ?? now}
          >
            {was !== now && <del>{was}</del>} {now}
          </td>
        );
      })}
    </tr>
  );
});

/** The head of a batch, or rows that are folded, in words. */
export function WordsLine({ line, columns }: { line: Exclude<ShownLine, { kind: 'row' }>; columns: number }) {
  const text = useText();
  const number = (count: number) => count.toLocaleString('en');
  const counts = (['dropped', 'failed'] as const)
    .filter((state) => line.counts[state] > 0)
    .map((state) => ` · ${text(`forms.${state}`, { number: number(line.counts[state]) })}`);
  const way = line.kind === 'batch' ? line.way : undefined;
  if (way !== undefined && way.kind !== 'rows' && way.kind !== 'reuse')
    counts.push(` · ${text(`forms.way.${way.kind}`, { name: way.kind === 'jump' ? way.to : '' })}`);
  return (
    <tr className={line.kind === 'batch' ? 'form-table__batch' : 'form-table__fold'}>
      <th scope="row" className="num">
        {line.kind === 'fold' && '⋯'}
      </th>
      <td colSpan={Math.max(1, columns)}>
        <span>
          {line.kind === 'batch'
            ? text('forms.batchLine', { number: line.number, rows: number(line.rows) })
            : text('forms.foldedRows', { from: number(line.from + 1), to: number(line.to) })}
          {counts}
        </span>
      </td>
    </tr>
  );
}
