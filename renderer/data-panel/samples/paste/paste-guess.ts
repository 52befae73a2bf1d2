import { cellKind } from '../../../../core/rows/csv/csv-cell.ts';
import {
  certainDecimal,
  type DecimalSign,
  isAmbiguous,
  localNumber,
} from '../../../../core/rows/csv/local-number.ts';
import type { Copied } from './read-clipboard.ts';

/** How copied cells are taken; a person may say otherwise. */
export interface PasteOptions {
  /** The first row holds the names of the columns. */
  hasHeader: boolean;
  /** What stands before the decimals of its numbers. */
  decimal: DecimalSign;
}

/** Names are short, and in one line. */
const longestName = 100;

/**
 * What copied cells most likely are. `columns` are those of the table they go into; `decimal` is how numbers are written where the
 * person lives, for cells that do not tell: `1,234`.
 */
export function guessOptions(copied: Copied, columns: readonly string[], decimal: DecimalSign): PasteOptions {
  return { hasHeader: hasHeader(copied, columns), decimal: guessDecimal(copied, decimal) };
}

/** Into a table with columns, names are names of its columns: one at least. An empty one takes what can be names. */
function hasHeader({ cells }: Copied, columns: readonly string[]): boolean {
  const [first = [], ...rest] = cells;
  const names = first.map(({ text }) => text.trim());
  const canBe =
    rest.length > 0 &&
    names.some((name) => name !== '') &&
    first.every(({ number }) => number === undefined) &&
    names.every((name) => isName(name)) &&
    new Set(names).size === names.length;
  return canBe && (columns.length === 0 || names.some((name) => columns.includes(name)));
}

function isName(text: string): boolean {
  const kind = cellKind(text);
  if (kind === 'number' || kind === 'boolean') return false;
  return text.length <= longestName && !/[\r\n]/.test(text) && certainDecimal(text) === null;
}

/** By the cells that tell, if they agree. Our own cells are written with a point. */
function guessDecimal({ cells, isOwn }: Copied, here: DecimalSign): DecimalSign {
  if (isOwn) return '.';
  const found = new Set(cells.flat().flatMap(({ text }) => certainDecimal(text) ?? []));
  if (found.size > 0) return found.has('.') ? '.' : ',';
  return cells.flat().some(({ text }) => text.includes(',') && isAmbiguous(text)) ? here : '.';
}

/** Whether it matters which sign is taken. */
export function decimalMatters({ cells, isOwn }: Copied): boolean {
  if (isOwn) return false;
  return cells
    .flat()
    .some(({ text }) => /[.,]/.test(text) && localNumber(text, ',') !== localNumber(text, '.'));
}

/** How numbers are written in a language: `de-DE` has a comma. */
export function decimalOf(language: string): DecimalSign {
  const part = new Intl.NumberFormat(language).formatToParts(1.5).find(({ type }) => type === 'decimal');
  return part?.value === ',' ? ',' : '.';
}
