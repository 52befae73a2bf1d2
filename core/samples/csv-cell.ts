/** Numbers as JSON writes them; `007` and `1,5` stay text. */
const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
/** More significant digits than a double keeps for certain: such a cell stays text, so that an id loses none. */
const mostDigits = 15;

/**
 * A CSV cell as JSON: numbers that lose nothing as a double, `true` and `false` become what they are, an empty cell is
 * null, everything else is text.
 */
export function cellToJson(cell: string): string {
  if (cell === '') return 'null';
  if (cell === 'true' || cell === 'false') return cell;
  return isExactNumber(cell) ? cell : JSON.stringify(cell);
}

function isExactNumber(cell: string): boolean {
  const first = cell.charCodeAt(0);
  if (first !== 0x2d && (first < 0x30 || first > 0x39)) return false;
  if (!jsonNumber.test(cell) || !Number.isFinite(Number(cell))) return false;
  if (cell.length <= mostDigits) return true;
  return (
    cell
      .replace(/[eE].*$/, '')
      .replace(/\D/g, '')
      .replace(/^0+/, '').length <= mostDigits
  );
}
