import { ClipboardPaste, X } from 'lucide-react';
import { useText } from '../../../i18n/use-text.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import type { PasteOptions } from './paste-guess.ts';
import type { PasteReport } from './paste-rows.ts';
import type { PasteNotice } from './use-paste.ts';

/** Above the rows: what a paste did, and how it is to be taken instead. */
export function PasteNote({ notice }: { notice: PasteNotice }) {
  const text = useText();
  const { options } = notice;
  return (
    <div className="paste-note">
      <ClipboardPaste size={14} aria-hidden />
      <p role="status">{usePasteWords(notice)}</p>
      {options !== null && notice.canHaveHeader && (
        <button
          type="button"
          className="button button--line"
          onClick={() => notice.change({ ...options, hasHeader: !options.hasHeader })}
        >
          {text(options.hasHeader ? 'samples.pasteFirstIsData' : 'samples.pasteFirstIsNames')}
        </button>
      )}
      {options !== null && notice.decimalMatters && (
        <button
          type="button"
          className="button button--line"
          onClick={() => notice.change({ ...options, decimal: options.decimal === ',' ? '.' : ',' })}
        >
          {text(options.decimal === ',' ? 'samples.pasteWithPoint' : 'samples.pasteWithComma')}
        </button>
      )}
      <IconButton icon={X} size="small" label={text('shell.close')} onClick={notice.close} />
    </div>
  );
}

const mostNames = 4;

function usePasteWords({ report, options }: PasteNotice): string {
  const text = useText();
  const { newColumns, left } = report;
  const names = newColumns.slice(0, mostNames).join(text('samples.pasteListComma'));
  const more = newColumns.length - mostNames;
  return [
    rowWords(report, text),
    options?.hasHeader === true ? text('samples.pasteNamed') : '',
    newColumns.length > 0
      ? text(more > 0 ? 'samples.pasteNewMany' : 'samples.pasteNew', { names, count: Math.max(1, more) })
      : '',
    usesComma(options) ? text('samples.pasteComma') : '',
    left > 0 ? text('samples.pasteLeft', { count: left }) : '',
  ]
    .filter((words) => words !== '')
    .reduce((first, second) => text('samples.pasteTwo', { first, second }));
}

const usesComma = (options: PasteOptions | null) => options?.decimal === ',';

function rowWords({ changed, added, columns }: PasteReport, text: ReturnType<typeof useText>): string {
  const words = { rows: changed + added, columns, changed, added };
  const shape = text('samples.pasteShape', {
    rows: text('samples.count', { count: changed + added }),
    columns: text('samples.columns', { count: columns }),
  });
  if (changed === 0 || added === 0)
    return text(changed === 0 ? 'samples.pasteAdded' : 'samples.pasteChanged', { shape });
  return text('samples.pasteBoth', { ...words, shape });
}
