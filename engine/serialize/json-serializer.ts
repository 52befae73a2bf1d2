import { cloneJson, cloneObject } from './clone-json.ts';
import type { Serializer } from './serializer.ts';
import { type ShapeCopy, shapeCopyFor } from './shape-copy.ts';

/** Rows of one function mostly have the same fields; one that sees more kinds than this is copied the general way. */
const mostShapes = 4;

/**
 * KisFlow's default (serialize/serialize_default.go), as a function whose rows are objects meets it: strings are decoded
 * as JSON, other rows copied; a row that is then neither an object nor null makes the whole batch undecodable (trap 2).
 * One for each function: it learns the fields of that function's rows.
 */
export function createJsonSerializer(): Serializer {
  let copyKnown: ShapeCopy = (_rows, from) => from;
  let shapes = 0;
  function learn(row: unknown): void {
    if (shapes >= mostShapes || typeof row !== 'object' || row === null) return;
    shapes += 1;
    copyKnown = shapeCopyFor(row) ?? copyKnown;
  }
  return {
    unmarshal(input) {
      // The copy of the array is right in size and kind at once; its rows are then replaced.
      const rows = input.slice();
      for (let index = copyKnown(rows, 0); index < rows.length; index = copyKnown(rows, index + 1)) {
        const raw = rows[index];
        rows[index] = decodeRow(raw, index);
        learn(raw);
      }
      return rows;
    },
  };
}

/** The same, for those who name it themselves. */
export const jsonSerializer: Serializer = createJsonSerializer();

function decodeRow(raw: unknown, index: number): unknown {
  try {
    const row = decode(raw);
    if (typeof row !== 'object' || Array.isArray(row)) throw new Error(`${kindOf(row)}, not an object`);
    return row;
  } catch (thrown) {
    throw new Error(`row ${index + 1}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

function decode(raw: unknown): unknown {
  if (typeof raw === 'string') return JSON.parse(raw);
  return typeof raw === 'object' && raw !== null ? cloneObject(raw, 0) : cloneJson(raw);
}

function kindOf(row: unknown): string {
  return Array.isArray(row) ? 'an array' : `a value of the type ${typeof row}`;
}
