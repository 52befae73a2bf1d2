import { ownTable } from './html-cells.ts';

/**
 * Cells as a table in HTML, as spreadsheets take it: line breaks stay within their cell, and a text that looks like a number (`007`) stays
 * a text. `isText` says which cells are texts.
 */
export function cellsToHtml(
  cells: readonly (readonly string[])[],
  isText: (row: number, column: number) => boolean,
): string {
  const rows = cells.map((row, at) => {
    const inside = row.map((cell, column) => {
      const format = isText(at, column) ? ` style="mso-number-format:'\\@'"` : '';
      return `<td${format}>${cellHtml(cell)}</td>`;
    });
    return `<tr>${inside.join('')}</tr>`;
  });
  return `<meta charset="utf-8"><table ${ownTable}><tbody>${rows.join('')}</tbody></table>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function cellHtml(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    .replace(/ (?= )|^ | $/g, '\u00a0')
    .replace(/\r\n|\r|\n/g, '<br style="mso-data-placement:same-cell">');
}
