import type { ErrorCode } from '../../core/errors/catalogue.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { jsonProblem } from '../../core/errors/json-error.ts';
import { thrownText } from '../kis/kis-error.ts';
import { cloneJson, isPlainJson } from './clone-json.ts';
import { goCopy } from './go-copy.ts';
import type { Serializer } from './serializer.ts';
import { type ShapeCopy, shapeCopyFor } from './shape-copy.ts';

/** Rows of one function mostly have the same fields; one that sees more kinds than this is copied the general way. */
const mostShapes = 4;

/**
 * KisFlow's default (serialize/serialize_default.go), as a function whose rows are objects meets it: strings are decoded
 * as JSON, other rows copied; a row that can't be, or is then neither an object nor null, makes the whole batch undecodable
 * (traps 2 and 45): a CodedError `rows.…` with the row, counted from 1, and the field. One for each function: it learns the
 * fields of that function's rows.
 */
export function createJsonSerializer(): Serializer {
  let copyKnown: ShapeCopy = (_rows, from) => from;
  let shapes = 0;
  function learn(row: unknown): void {
    if (shapes >= mostShapes || typeof row !== 'object' || row === null) return;
    shapes += 1;
    copyKnown = shapeCopyFor(row) ?? copyKnown;
  }
  function decodeLearning(input: readonly unknown[]): unknown[] {
    // The copy of the array is right in size and kind at once; its rows are then replaced. A literal is made in the compiled code.
    const rows = input.length === 1 ? [input[0]] : input.slice();
    for (let index = copyKnown(rows, 0); index < rows.length; index = copyKnown(rows, index + 1)) {
      const raw = rows[index];
      rows[index] = decodeRow(raw, index);
      learn(raw);
    }
    return rows;
  }
  return {
    unmarshal(input) {
      try {
        return decodeLearning(input);
      } catch (thrown) {
        if (thrown instanceof CodedError) throw thrown;
        // A getter threw while rows of a known kind were copied: one by one, to know which.
        return input.map(decodeRow);
      }
    },
  };
}

/** The same, for those who name it themselves. */
export const jsonSerializer: Serializer = createJsonSerializer();

function decodeRow(raw: unknown, index: number): unknown {
  try {
    const row = typeof raw === 'string' ? decodeText(raw) : decodeValue(raw);
    if (typeof row !== 'object' || Array.isArray(row)) throw notAnObject(row);
    return row;
  } catch (thrown) {
    const row = index + 1;
    if (!(thrown instanceof CodedError))
      throw rowError('rows.unreadable', row, { detail: thrownText(thrown) });
    throw rowError(thrown.code, row, thrown.data.params);
  }
}

function decodeValue(raw: unknown): unknown {
  // Said of a number that is none as well: a row that is no object can't be decoded, whatever it holds.
  if ((typeof raw !== 'object' && raw !== undefined) || Array.isArray(raw)) throw notAnObject(raw);
  return cloneJson(raw);
}

function decodeText(text: string): unknown {
  const value = parse(text);
  return isPlainJson(value) ? value : goValue(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new CodedError('rows.not-json', { detail: jsonProblem(thrown, text).detail }, {}, thrown);
  }
}

/** What Go makes of a text whose numbers may be too large for it, and its texts no Unicode. */
function goValue(value: unknown): unknown {
  try {
    return goCopy(value);
  } catch (thrown) {
    if (!(thrown instanceof CodedError) || thrown.code !== 'rows.not-finite') throw thrown;
    throw new CodedError('rows.number-too-large', thrown.data.params);
  }
}

function notAnObject(row: unknown): CodedError {
  return new CodedError('rows.not-an-object', { kind: Array.isArray(row) ? 'array' : typeof row });
}

function rowError(code: ErrorCode, row: number, params: CodedError['data']['params']): CodedError {
  return new CodedError(code, { field: '', ...params, row });
}
