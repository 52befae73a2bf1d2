import { cellToJson } from './csv-cell.ts';
import { type DecimalSign, localNumber } from './local-number.ts';

/**
 * Makes the cells of a row a JSON object by the header's names; the cells of the columns in `asText` stay text. With a decimal comma
 * `1.234,50` is the number 1234.50.
 */
export function rowWriter(
  names: readonly string[],
  asText: ReadonlySet<string> = new Set(),
  decimal: DecimalSign = '.',
): (cells: readonly string[]) => string {
  const members = names.map((name, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`);
  const other = decimal === ',' ? commaToJson : cellToJson;
  const writers = names.map((name) => (asText.has(name) ? textToJson : other));
  return (cells) => {
    let json = '';
    for (let index = 0; index < members.length; index += 1)
      json += members[index] + (writers[index] ?? other)(cells[index] ?? '');
    return `${json}}`;
  };
}

function textToJson(cell: string): string {
  return cell === '' ? 'null' : JSON.stringify(cell);
}

/** A number only where its text could be had back: one of too many digits stays as it is written. */
function commaToJson(cell: string): string {
  const json = cellToJson(plainCell(cell, ','));
  return json.startsWith('"') ? JSON.stringify(cell) : json;
}

/** A cell with its number as it is written in CSV, where it is one. With a point nothing is read otherwise. */
export function plainCell(cell: string, decimal: DecimalSign): string {
  return decimal === ',' ? (localNumber(cell, ',') ?? cell) : cell;
}
