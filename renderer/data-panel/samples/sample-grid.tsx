import { useVirtualizer } from '@tanstack/react-virtual';
import { Trash2 } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { asRecord, columnNames } from '../column-summary.ts';
import {
  cellInput,
  cellValue,
  removeLines,
  replaceLine,
  type SampleLine,
  sampleLines,
  withCell,
} from './sample-lines.ts';
import type { Samples } from './use-samples.ts';

const rowHeight = 28;

/** Sample rows as a table to type in. Enter and the arrows go to the next cell; a line that is not JSON stays as it is. */
export function SampleGrid({ samples, text }: { samples: Samples; text: string }) {
  const say = useText();
  const scroller = useRef<HTMLElement>(null);
  const lines = useMemo(() => sampleLines(text), [text]);
  const columns = useMemo(() => columnNames(lines.map(({ value }) => asRecord(value))), [lines]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);

  function change(line: SampleLine, column: string, typed: string) {
    const before = asRecord(line.value)[column];
    if (cellInput(before) === typed) return;
    const row = withCell(line.value, column, cellValue(typed, before));
    samples.edit('samples.editCell', replaceLine(text, line.line, JSON.stringify(row)));
  }

  return (
    <section className="row-grid sample-grid" ref={scroller} aria-label={say('samples.table')}>
      <table className="row-grid__table" aria-rowcount={lines.length + 1}>
        <colgroup>
          <col style={{ width: 48 }} />
          {columns.map((column) => (
            <col key={column} style={{ width: 140 }} />
          ))}
          <col style={{ width: 36 }} />
          <col />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col" className="column-head">
                <span className="column-head__name">{column}</span>
              </th>
            ))}
            <td />
            <td />
          </tr>
        </thead>
        <tbody onKeyDown={moveByKey}>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {items.map(({ index }) => {
            const line = lines[index];
            return (
              line && (
                <tr
                  key={line.line}
                  className="row-grid__row"
                  aria-rowindex={index + 2}
                  data-bad={line.value === undefined}
                >
                  <td className="row-grid__index">{index + 1}</td>
                  {line.value === undefined ? (
                    <td
                      colSpan={columns.length}
                      className="row-grid__cell sample-grid__bad"
                      title={line.text}
                    >
                      {say('samples.notJson')}: {line.text.slice(0, 200)}
                    </td>
                  ) : (
                    columns.map((column) => (
                      <CellInput
                        key={column}
                        label={say('samples.cell', { column, row: index + 1 })}
                        value={cellInput(asRecord(line.value)[column])}
                        onCommit={(typed) => change(line, column, typed)}
                      />
                    ))
                  )}
                  <td>
                    <IconButton
                      icon={Trash2}
                      size="small"
                      label={say('samples.deleteRow', { row: index + 1 })}
                      onClick={() =>
                        samples.edit('samples.deleteRowEdit', removeLines(text, new Set([line.line])))
                      }
                    />
                  </td>
                  <td />
                </tr>
              )
            );
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </section>
  );
}

interface CellInputProps {
  label: string;
  value: string;
  onCommit(typed: string): void;
}

/** Commits on leaving or Enter; Escape gives the old value back. A huge value is not put into a field. */
function CellInput({ label, value, onCommit }: CellInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  if (value.length > 10_000) {
    return <td className="row-grid__cell">{`${value.slice(0, 300)}…`}</td>;
  }
  function keys(event: KeyboardEvent) {
    if (event.key === 'Escape') setDraft(null);
  }
  return (
    <td>
      <input
        className="sample-grid__input"
        aria-label={label}
        value={draft ?? value}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={keys}
        onBlur={() => {
          if (draft !== null) onCommit(draft);
          setDraft(null);
        }}
      />
    </td>
  );
}

/** Enter and ArrowDown go a row down, ArrowUp a row up, in the same column. */
function moveByKey(event: KeyboardEvent<HTMLElement>) {
  const down = event.key === 'Enter' || event.key === 'ArrowDown';
  if (!down && event.key !== 'ArrowUp') return;
  const cell = (event.target as HTMLElement).closest('td');
  const row = down ? cell?.parentElement?.nextElementSibling : cell?.parentElement?.previousElementSibling;
  const next = row?.children[cell?.cellIndex ?? 0]?.querySelector('input');
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select();
}
