import { useState } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { oneLine } from '../cell-text.ts';

interface BadLineProps {
  row: number;
  text: string;
  /** Columns of the table, over which the line goes. */
  span: number;
  active: boolean;
  onFix(row: number, text: string): void;
}

/** A line that is no JSON, to be mended as text. */
export function BadLine({ row, text, span, active, onFix }: BadLineProps) {
  const say = useText();
  return (
    <td
      role="gridcell"
      tabIndex={-1}
      colSpan={span}
      className="row-grid__cell sample-grid__cell sample-grid__bad"
      aria-colindex={2}
      data-cell={`${row}:line`}
      title={say('samples.notJson')}
    >
      {active ? <BadLineField key={text} row={row} text={text} onFix={onFix} /> : oneLine(text)}
    </td>
  );
}

function BadLineField({ row, text, onFix }: Omit<BadLineProps, 'active' | 'span'>) {
  const say = useText();
  const [draft, setDraft] = useState(text);
  const fix = () => draft !== text && onFix(row, draft);
  return (
    <textarea
      className="sample-grid__input"
      rows={1}
      wrap="off"
      data-editing
      aria-label={say('samples.badLine', { row: row + 1 })}
      value={draft}
      spellCheck={false}
      onChange={(event) => setDraft(event.currentTarget.value.replaceAll('\n', ' '))}
      onKeyDown={({ key }) => {
        if (key === 'Escape') setDraft(text);
        if (/^(Enter|Tab|Arrow(Up|Down)|F\d+)$/.test(key)) fix();
      }}
      onBlur={fix}
    />
  );
}
