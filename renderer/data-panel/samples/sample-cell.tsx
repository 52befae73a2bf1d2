import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { isKey } from '../../ui/keys.ts';
import { cellKind, cellText, cellValueText } from '../cell-text.ts';

/** Longer values are shown cut, and are not typed over. */
const longestTyped = 10_000;

export interface SampleCellProps {
  row: number;
  column: number;
  /** The column's name, for the field of the active cell. */
  name: string;
  /** What the row has for it. */
  json: string | undefined;
  selected: boolean;
  /** Whether keys go to this cell. */
  active: boolean;
  onCommit(row: number, column: number, typed: string): void;
}

/** A cell: plain text, but for the active one, which holds the field that takes the keys. */
export function SampleCell(props: SampleCellProps) {
  const { row, column, json, selected, active } = props;
  return (
    <td
      role="gridcell"
      tabIndex={-1}
      className="row-grid__cell sample-grid__cell"
      aria-colindex={column + 2}
      aria-selected={selected}
      data-cell={`${row}:${column}`}
      data-kind={cellKind(json)}
    >
      {active ? <ActiveCell {...props} /> : cellText(json)}
    </td>
  );
}

/**
 * While the cell only has the focus, its text is selected as a whole: typing replaces it, with an input method too, and
 * arrows go to other cells. Typing, F2 or a second click begin to edit it (`data-editing`), Escape gives the old value back.
 */
function ActiveCell({ row, column, name, json, onCommit }: SampleCellProps) {
  const say = useText();
  const shown = cellValueText(json);
  const isLong = shown.length > longestTyped;
  const field = useRef<HTMLTextAreaElement>(null);
  const { draft, begin, type, drop, finish } = useDraft(shown, (typed) => onCommit(row, column, typed));
  useLayoutEffect(() => {
    if (draft === null && document.activeElement === field.current) field.current?.select();
  }, [draft]);
  return (
    <textarea
      ref={field}
      className="sample-grid__input"
      rows={1}
      wrap="off"
      data-editing={draft !== null}
      aria-label={say('samples.cell', { column: name, row: row + 1 })}
      title={isLong ? say('samples.longCell', { count: shown.length }) : undefined}
      readOnly={isLong}
      value={draft ?? (isLong ? cellText(json) : shown)}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => type(event.currentTarget.value)}
      onMouseDown={({ currentTarget }) => currentTarget === document.activeElement && !isLong && begin()}
      onKeyDown={(event) => {
        if (event.key === 'F2' && !isLong) {
          begin();
          event.currentTarget.setSelectionRange(shown.length, shown.length);
          event.stopPropagation();
        } else if (event.key === 'Escape' && draft !== null) {
          drop();
          event.stopPropagation();
        } else if (leavesCell(event)) finish();
      }}
      onBlur={finish}
    />
  );
}

/** Keys that go to another cell, and those of commands, which must see what was typed. */
function leavesCell({ key, ctrlKey, metaKey, altKey, nativeEvent }: React.KeyboardEvent): boolean {
  if (key === 'Enter' || key === 'Tab' || key === 'ArrowUp' || key === 'ArrowDown') return !altKey;
  return (
    /^F\d/.test(key) || ((ctrlKey || metaKey) && ['s', 'e', 'k'].some((letter) => isKey(nativeEvent, letter)))
  );
}

/** What is typed into a cell and not yet in the rows. It gets there on leaving, however the cell is left. */
function useDraft(shown: string, commit: (typed: string) => void) {
  const [draft, setDraft] = useState<string | null>(null);
  const pending = useRef<string | null>(null);
  const latest = useRef({ shown, commit });
  latest.current = { shown, commit };
  const change = (next: string | null) => {
    pending.current = next;
    setDraft(next);
  };
  const take = () => {
    const typed = pending.current;
    pending.current = null;
    if (typed !== null && typed !== latest.current.shown) latest.current.commit(typed);
  };
  // The field goes with its cell when another cell becomes the active one, and then there is no blur.
  const takeAtEnd = useRef(take);
  useEffect(() => takeAtEnd.current, []);
  return {
    draft,
    begin: () => change(pending.current ?? shown),
    type: change,
    drop: () => change(null),
    finish: () => {
      take();
      setDraft(null);
    },
  };
}
