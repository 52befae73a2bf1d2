import { useRef, useState } from 'react';
import type { GridRange } from '../grid-selection.ts';
import type { SampleTable } from '../sample-blocks.ts';
import type { Samples } from '../use-samples.ts';
import { csvCells, pasteJsonRows } from './copied-rows.ts';
import { htmlTable } from './html-cells.ts';
import { decimalMatters, decimalOf, guessOptions, type PasteOptions } from './paste-guess.ts';
import { type Pasted, type PasteReport, pasteRows } from './paste-rows.ts';
import { type Copied, copiedCells } from './read-clipboard.ts';

/** What the last paste did, while its rows are as it left them; what it was taken for can be changed then. */
export interface PasteNotice {
  report: PasteReport;
  /** Null for rows of JSON, which leave nothing to choose. */
  options: PasteOptions | null;
  /** Whether there are rows behind the first one, and numbers that mean another one with a comma. */
  canHaveHeader: boolean;
  decimalMatters: boolean;
  change(options: PasteOptions): void;
  close(): void;
}

interface Done {
  /** The text afterwards: any other says that the paste was taken back or that work went on. */
  text: string;
  notice: Omit<PasteNotice, 'close'>;
}

const nowhere: GridRange = { top: 0, bottom: 0, left: 0, right: 0 };

/** Pasting into sample rows, as one step of the history, and what there is to say about it. */
export function usePaste(samples: Samples, table: SampleTable) {
  const [done, setDone] = useState<Done | null>(null);
  const count = useRef(0);

  function record(mergeKey: string, pasted: Pasted, notice: Omit<Done['notice'], 'report'>): GridRange {
    samples.edit('samples.pasteEdit', pasted.text, mergeKey);
    setDone({ text: pasted.text, notice: { ...notice, report: pasted.report } });
    return pasted.range;
  }
  function put(copied: Copied, range: GridRange, options: PasteOptions, mergeKey: string): GridRange {
    return record(mergeKey, pasteRows(table, range, copied, options), {
      options,
      canHaveHeader: copied.cells.length > 1,
      decimalMatters: decimalMatters(copied),
      change: (other) => put(copied, range, other, mergeKey),
    });
  }
  function paste(data: DataTransfer, range: GridRange = nowhere): GridRange | null {
    const text = data.getData('text/plain');
    const html = htmlTable(data.getData('text/html'));
    const isEmpty = table.lines.length === 0;
    count.current += 1;
    const mergeKey = `paste:${samples.path}:${count.current}`;
    const json = isEmpty && html === null ? pasteJsonRows(table, text) : null;
    if (json !== null) {
      const nothing = { options: null, canHaveHeader: false, decimalMatters: false, change: () => undefined };
      return record(mergeKey, json, nothing);
    }
    const copied = (isEmpty && html === null && csvCells(text)) || copiedCells(text, html);
    if (copied.cells.length === 0) return null;
    return put(copied, range, guessOptions(copied, table.columns, decimalOf(navigator.language)), mergeKey);
  }

  const notice: PasteNotice | null =
    done === null || done.text !== table.text ? null : { ...done.notice, close: () => setDone(null) };
  return { paste, notice };
}
