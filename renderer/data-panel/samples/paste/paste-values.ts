import { cellToJson } from '../../../../core/rows/csv/csv-cell.ts';
import { type DecimalSign, localNumber } from '../../../../core/rows/csv/local-number.ts';
import { typedJson } from '../sample-lines.ts';
import type { PastedCell } from './pasted-cell.ts';
import type { Copied } from './read-clipboard.ts';

/** What becomes of a cell, as JSON. `like` is what it replaces, or what others in its column hold. */
export type CellJson = (cell: PastedCell, like: unknown) => string;

/**
 * For a column of copied cells. Numbers of a spreadsheet are numbers where all cells of the column are, so that a list such as `1,5`
 * among texts stays one; `TRUE` and `FALSE` likewise. Our own cells are as if they had been typed.
 */
export function columnJson(
  { isOwn }: Pick<Copied, 'isOwn'>,
  cells: readonly PastedCell[],
  decimal: DecimalSign,
): CellJson {
  const filled = cells.filter(({ text }) => text.trim() !== '');
  if (isOwn)
    return ({ text, isText }, like) => {
      if (isText && like === undefined) return JSON.stringify(text);
      return isText ? textJson(text, like) : typedJson(text, like);
    };
  if (filled.length > 0 && filled.every(({ text }) => /^(TRUE|FALSE)$/.test(text)))
    return ({ text }, like) => textJson(typeof like === 'string' ? text : text.toLowerCase(), like);
  const numbers = filled.every((cell) => numberOf(cell, decimal) !== null);
  return (cell, like) => {
    if (typeof like === 'string' || (cell.isText && like === undefined && cell.text !== ''))
      return JSON.stringify(cell.text);
    const number = numbers ? numberOf(cell, decimal) : null;
    if (number === null) return textJson(cell.text, like);
    return like === undefined ? cellToJson(number) : typedJson(number, like);
  };
}

/** The number that a cell shows; that behind it where it shows one in another form, but not that behind a date. */
export function numberOf({ text, number, isText }: PastedCell, decimal: DecimalSign): string | null {
  if (isText) return null;
  const shown = text.replace(/[\p{Sc}%\s]/gu, '');
  const isNumber = localNumber(shown, ',') !== null || localNumber(shown, '.') !== null;
  if (number !== undefined && isNumber) return number;
  return localNumber(text, decimal);
}

/** As if it had been typed; but a number is taken as from CSV, so that an id stays whole, such as the part number `713752e1`. */
function textJson(text: string, like: unknown): string {
  const isNumber = typeof like !== 'string' && /^\s*-?\d/.test(text);
  return isNumber ? cellToJson(text.trim()) : typedJson(text, like);
}
