import { memo, useState } from 'react';
import { cellInput } from './sample-lines.ts';

/** Longer values are shown cut, and are not typed over. */
const longestTyped = 10_000;

interface SampleCellProps {
  row: number;
  column: number;
  label: string;
  value: unknown;
  selected: boolean;
  onCommit(row: number, column: number, typed: string): void;
}

/**
 * A cell to type in. While it only has the focus, its text is selected as a whole: typing replaces it, and arrows go to other
 * cells. Typing, F2 or a second click begin to edit it (`data-editing`), Escape gives the old value back.
 */
export const SampleCell = memo(function SampleCell(props: SampleCellProps) {
  const { row, column, label, value, selected, onCommit } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const shown = cellInput(value);
  const isLong = shown.length > longestTyped;
  const isNumber = typeof value === 'number';
  const isQuiet = value === null || typeof value === 'boolean';
  return (
    <td data-selected={selected} className="sample-grid__cell">
      <input
        className="sample-grid__input"
        data-cell={`${row}:${column}`}
        data-kind={isNumber ? 'number' : isQuiet ? 'null' : 'text'}
        data-editing={draft !== null}
        aria-label={label}
        readOnly={isLong}
        value={draft ?? (isLong ? `${shown.slice(0, 300)}…` : shown)}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setDraft(event.currentTarget.value)}
        onDoubleClick={() => !isLong && draft === null && setDraft(shown)}
        onKeyDown={(event) => {
          if (event.key === 'F2' && !isLong) {
            setDraft(draft ?? shown);
            event.currentTarget.setSelectionRange(shown.length, shown.length);
            event.stopPropagation();
          }
          if (event.key === 'Escape' && draft !== null) {
            setDraft(null);
            event.stopPropagation();
          }
        }}
        onBlur={() => {
          if (draft !== null && draft !== shown) onCommit(row, column, draft);
          setDraft(null);
        }}
      />
    </td>
  );
});
