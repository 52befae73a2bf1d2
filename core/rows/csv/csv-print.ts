/** Cells as CSV text, each record ending in a line end; a cell is quoted where it would be read otherwise. */
export function printCsv(
  records: readonly (readonly string[])[],
  { delimiter, newline }: { delimiter: string; newline: string },
): string {
  return records
    .map((cells) => {
      const line = cells.map((cell) => printCell(cell, delimiter)).join(delimiter);
      // A line of blanks would be none.
      return `${line.trim() === '' && cells.length === 1 ? `"${line}"` : line}${newline}`;
    })
    .join('');
}

function printCell(cell: string, delimiter: string): string {
  return /^"|[\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
