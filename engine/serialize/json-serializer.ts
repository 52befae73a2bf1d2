import { cloneJson, cloneObject } from './clone-json.ts';
import type { Serializer } from './serializer.ts';

/**
 * KisFlow's default (serialize/serialize_default.go), as a function whose rows are objects meets it: strings are decoded
 * as JSON, other rows copied; a row that is then neither an object nor null makes the whole batch undecodable (trap 2).
 */
export const jsonSerializer: Serializer = {
  unmarshal(input) {
    // The copy of the array is right in size and kind at once; its rows are then replaced one by one.
    const rows = input.slice();
    let index = 0;
    try {
      for (; index < rows.length; index += 1) {
        const raw = rows[index];
        const row = typeof raw === 'object' && raw !== null ? cloneObject(raw, 0) : decodeScalar(raw);
        if (typeof row !== 'object' || Array.isArray(row)) throw new Error(`${kindOf(row)}, not an object`);
        rows[index] = row;
      }
    } catch (thrown) {
      throw new Error(`row ${index + 1}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
    return rows;
  },
};

function decodeScalar(raw: unknown): unknown {
  return typeof raw === 'string' ? JSON.parse(raw) : cloneJson(raw);
}

function kindOf(row: unknown): string {
  return Array.isArray(row) ? 'an array' : `a value of the type ${typeof row}`;
}
