/** Numbers as people and programs write them without an exponent; `007`, `1,5` and `+1` stay text. */
const plainNumber = /^-?(0|[1-9]\d*)(\.\d+)?$/;
/** More significant digits than a double keeps for certain: such a cell stays text, so that an id loses none. */
const mostDigits = 15;

export type CellKind = 'empty' | 'number' | 'boolean' | 'text';

/**
 * What a run takes a CSV cell for. A number only where its text could be had back from it, but for zeros at the end:
 * `12`, `-1.5`, `1.10`; not `007`, `713752e1` (a part number), `-0`, or digits beyond what a double keeps.
 */
export function cellKind(cell: string): CellKind {
  if (cell === '') return 'empty';
  if (cell === 'true' || cell === 'false') return 'boolean';
  return isExactNumber(cell) ? 'number' : 'text';
}

/** A CSV cell as JSON: numbers as they are written, `true` and `false`, null for an empty cell, and text. */
export function cellToJson(cell: string): string {
  if (cell === '') return 'null';
  return cell === 'true' || cell === 'false' || isExactNumber(cell) ? cell : JSON.stringify(cell);
}

function isExactNumber(cell: string): boolean {
  const first = cell.charCodeAt(0);
  if (first !== 0x2d && (first < 0x30 || first > 0x39)) return false;
  if (!plainNumber.test(cell)) return false;
  if (first === 0x2d && Object.is(Number(cell), -0)) return false;
  return cell.length <= mostDigits || cell.replace(/[-.]/g, '').replace(/^0+/, '').length <= mostDigits;
}
